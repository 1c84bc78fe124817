// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/preview_panel.h"

#include "widgets/jobs/job.h"
#include "widgets/theme/theme.h"
#include "widgets/views/curve_view.h"
#include "widgets/views/matrix_view.h"
#include "widgets/views/time_ruler.h"
#include "widgets/views/waveform_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace sonorant {

namespace {

/// A view with its name above it.
QWidget* labelled(QLabel* name, QWidget* view) {
    auto* const part = new QWidget;
    auto* const column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(name);
    column->addWidget(view, 1);
    return part;
}

} // namespace

PreviewPanel::PreviewPanel(QWidget* parent)
    : QWidget(parent), m_stack(new QStackedWidget), m_title(makeHeading({})), m_clock(makeMuted({})),
      m_note(makeMuted({})), m_matrixName(makeMuted({})), m_curveName(makeMuted({})),
      m_play(new QAction(this)), m_playButton(new QToolButton), m_waveform(new WaveformView(&m_axis)),
      m_matrix(new MatrixView(&m_axis)), m_curve(new CurveView(&m_axis)),
      m_matrixPart(labelled(m_matrixName, m_matrix)), m_curvePart(labelled(m_curveName, m_curve)) {
    build();
    connectPlayer();
    m_delay.setSingleShot(true);
    m_delay.setInterval(80); // rows fly past while an arrow key is held
    connect(&m_delay, &QTimer::timeout, this, &PreviewPanel::read);
    updatePlay();
}

PreviewPanel::~PreviewPanel() = default;

void PreviewPanel::build() {
    m_play->setShortcut(Qt::Key_Space);
    m_play->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_play);
    m_playButton->setDefaultAction(m_play);
    m_playButton->setIconSize({20, 20});
    setRole(m_playButton, "flat");
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_note->setWordWrap(true);
    m_curve->setColour(curves::validation);
    m_curve->setAccessibleName(tr("F0"));

    auto* const head = new QHBoxLayout;
    head->setSpacing(grid);
    head->addWidget(m_playButton);
    head->addWidget(m_title, 1);
    head->addWidget(m_clock);
    auto* const content = new QFrame;
    setRole(content, "surface");
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(12, grid, 12, grid);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_note);
    column->addWidget(m_waveform, 3);
    column->addWidget(m_matrixPart, 5);
    column->addWidget(m_curvePart, 3);
    column->addWidget(new TimeRuler(&m_axis));

    auto* const empty = makeMuted(tr("Select an utterance to see and hear it."));
    empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(empty);
    m_stack->addWidget(content);
    auto* const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
}

void PreviewPanel::connectPlayer() {
    connect(m_play, &QAction::triggered, &m_player, &Player::toggle);
    connect(&m_player, &Player::stateChanged, this, &PreviewPanel::updatePlay);
    connect(&m_player, &Player::positionChanged, this, [this](double seconds) {
        m_axis.setCursor(seconds);
        if (m_player.isPlaying()) m_axis.reveal(seconds);
        m_clock->setText(QStringLiteral("%1 / %2 s").arg(seconds, 0, 'f', 2).arg(m_data.seconds, 0, 'f', 2));
    });
    connect(&m_player, &Player::failed, this, [this](const QString& message, const QString& hint) {
        setNote(message + QLatin1Char(' ') + hint);
    });
    connect(&m_axis, &TimeAxis::seekWanted, &m_player, &Player::seek);
    connect(&m_axis, &TimeAxis::regionChanged, this,
            [this] { m_player.setLoop(m_axis.regionBegin(), m_axis.regionEnd()); });
}

void PreviewPanel::updatePlay() {
    const bool playing = m_player.isPlaying();
    m_play->setIcon(lineIcon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setText(playing ? tr("Pause") : tr("Play"));
    m_play->setToolTip(
        QStringLiteral("%1 (%2)").arg(m_play->text(), m_play->shortcut().toString(QKeySequence::NativeText)));
    m_play->setEnabled(m_data.sound != nullptr);
}

void PreviewPanel::setNote(const QString& text) {
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

QString PreviewPanel::note() const {
    return m_note->text();
}

void PreviewPanel::showUtterance(const CheckedSet& set, const std::string& name) {
    m_wanted = Wanted{set, name};
    m_delay.start();
}

void PreviewPanel::clear() {
    m_wanted.reset();
    m_delay.stop();
    m_player.setSound(nullptr);
    m_data = {};
    m_stack->setCurrentIndex(0);
    updatePlay();
}

void PreviewPanel::read() {
    if (m_job || !m_wanted) return; // the one under way looks again when it ends
    const auto result = std::make_shared<PreviewData>();
    m_job = new ThreadJob(
        tr("Reading an utterance"),
        [result, wanted = *std::exchange(m_wanted, std::nullopt)](const JobControl&) {
            *result = readPreview(wanted.set, wanted.name);
        },
        this);
    connect(m_job, &Job::ended, this, [this, result] {
        std::exchange(m_job, nullptr)->deleteLater();
        if (m_wanted)
            read();
        else
            take(std::move(*result));
    });
    m_job->start();
}

void PreviewPanel::take(PreviewData data) {
    m_data = std::move(data);
    m_player.stop();
    m_player.setSound(m_data.sound);
    m_player.setLoop(0, 0);
    m_axis.setDuration(m_data.seconds);
    m_waveform->setWave(m_data.waveform, m_data.sound ? m_data.sound->rate : 1);
    m_waveform->setVisible(m_data.waveform != nullptr);
    m_matrix->setSource(m_data.matrix, m_data.secondsPerRow);
    m_matrixName->setText(QString::fromStdString(m_data.matrixName));
    m_matrixPart->setVisible(m_data.matrix != nullptr);
    m_curve->setUnit(m_data.curveIsPitch ? tr("Hz") : QString());
    m_curve->setCurve(m_data.curve, m_data.secondsPerFrame, m_data.curveIsPitch);
    m_curveName->setText(m_data.curveIsPitch ? tr("F0") : QString::fromStdString(m_data.curveName));
    m_curvePart->setVisible(!m_data.curve.empty());
    m_title->setText(QString::fromStdString(m_data.name));
    m_title->setToolTip(m_title->text());
    m_clock->setText(QStringLiteral("%1 s").arg(m_data.seconds, 0, 'f', 2));
    QStringList problems;
    for (const std::string& problem : m_data.problems)
        problems << QString::fromStdString(problem);
    setNote(problems.join(QLatin1Char('\n')));
    m_stack->setCurrentIndex(1);
    updatePlay();
    Q_EMIT shown();
}

} // namespace sonorant
