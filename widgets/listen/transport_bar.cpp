// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/transport_bar.h"

#include "widgets/listen/comparison.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSettings>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace sonorant {

namespace {

const QString volumeSetting = QStringLiteral("listen/volume");
const QString matchSetting = QStringLiteral("listen/loudnessMatched");
const QString deviceSetting = QStringLiteral("listen/device");

/// The slider in steps that sound equal: 60 dB from silence to full.
double volumeOf(int slider) {
    return slider <= 0 ? 0.0 : std::pow(10.0, (slider - 100) * 0.6 / 20);
}

QToolButton* buttonOf(QAction* action) {
    auto* const button = new QToolButton;
    button->setDefaultAction(action);
    button->setIconSize({20, 20});
    setRole(button, "flat");
    return button;
}

} // namespace

TransportBar::TransportBar(Comparison* comparison, QWidget* parent)
    : QWidget(parent), m_comparison(comparison), m_match(new QCheckBox(tr("Match loudness"))),
      m_volume(new QSlider(Qt::Horizontal)), m_device(new QComboBox), m_clock(makeMuted({})),
      m_note(makeMuted({})) {
    makeActions();
    auto* const row = new QHBoxLayout;
    row->setSpacing(grid);
    for (QAction* const action : keys())
        row->addWidget(buttonOf(action));
    m_clock->setMinimumWidth(m_clock->fontMetrics().horizontalAdvance(QStringLiteral("000.00 / 000.00 s")));
    m_match->setToolTip(
        tr("Plays A and B equally loud: the level of the speech in both, without its pauses"));
    m_match->setChecked(QSettings().value(matchSetting, true).toBool());
    m_volume->setRange(0, 100);
    m_volume->setFixedWidth(90);
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setToolTip(tr("Volume"));
    m_device->setAccessibleName(tr("Audio device"));
    m_device->setToolTip(tr("Audio device"));
    m_device->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_device->setMinimumContentsLength(12);
    row->addWidget(m_clock);
    row->addStretch(1);
    row->addWidget(m_match);
    row->addWidget(m_volume);
    row->addWidget(m_device);
    m_note->setWordWrap(true);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_note);

    AbPlayer* const player = m_comparison->player();
    connect(player, &AbPlayer::stateChanged, this, &TransportBar::updateState);
    connect(player, &AbPlayer::positionChanged, this, &TransportBar::updateClock);
    connect(player, &AbPlayer::devicesChanged, this, &TransportBar::updateDevices);
    connect(player, &AbPlayer::availableChanged, this, &TransportBar::updateState);
    connect(player, &AbPlayer::failed, this, [this](const QString& message, const QString& hint) {
        m_note->setText(message + QLatin1Char(' ') + hint);
        m_note->show();
    });
    connect(m_comparison, &Comparison::soundsChanged, this, &TransportBar::updateState);
    connect(m_comparison, &Comparison::heardChanged, this, &TransportBar::updateState);
    connect(m_comparison, &Comparison::loopingChanged, this, &TransportBar::updateState);
    connect(m_match, &QCheckBox::toggled, this, [this](bool on) {
        m_comparison->setLoudnessMatched(on);
        QSettings().setValue(matchSetting, on);
    });
    connect(m_volume, &QSlider::valueChanged, this, [this](int value) {
        m_comparison->player()->setVolume(volumeOf(value));
        m_volume->setToolTip(tr("Volume: %1 %").arg(value));
        QSettings().setValue(volumeSetting, value);
    });
    connect(m_device, &QComboBox::activated, this, [this] {
        m_comparison->player()->setDevice(m_device->currentData().toByteArray());
        QSettings().setValue(deviceSetting, m_device->currentData());
    });
    m_comparison->setLoudnessMatched(m_match->isChecked());
    m_volume->setValue(QSettings().value(volumeSetting, 100).toInt());
    m_comparison->player()->setVolume(volumeOf(m_volume->value()));
    updateDevices();
    updateState();
}

QAction* TransportBar::makeAction(const char* icon, const QString& text, const QKeySequence& key) {
    auto* const action = new QAction(lineIcon(QLatin1String(icon)), text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    return action;
}

void TransportBar::makeActions() {
    m_play = makeAction("play", tr("Play"), QKeySequence(Qt::Key_Space));
    m_stop = makeAction("stop", tr("Stop"), QKeySequence(Qt::Key_S));
    m_stop->setToolTip(tr("Stop, and back to the start (S)"));
    m_switch = makeAction("switch", tr("Switch A / B"), QKeySequence(Qt::Key_X));
    m_loop = makeAction("loop", tr("Loop"), QKeySequence(Qt::Key_L));
    m_loop->setToolTip(tr("Repeat the marked region, or everything where none is marked (L)"));
    m_loop->setCheckable(true);
    AbPlayer* const player = m_comparison->player();
    connect(m_play, &QAction::triggered, player, &AbPlayer::toggle);
    connect(m_stop, &QAction::triggered, player, &AbPlayer::stop);
    connect(m_switch, &QAction::triggered, m_comparison, &Comparison::switchSides);
    connect(m_loop, &QAction::triggered, m_comparison, &Comparison::setLooping);
}

void TransportBar::updateState() {
    AbPlayer* const player = m_comparison->player();
    const bool playing = player->isPlaying();
    m_play->setIcon(lineIcon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setText(playing ? tr("Pause") : tr("Play"));
    m_play->setToolTip(
        QStringLiteral("%1 (%2)").arg(m_play->text(), m_play->shortcut().toString(QKeySequence::NativeText)));
    m_play->setEnabled(m_comparison->canPlay());
    m_stop->setEnabled(m_comparison->canPlay());
    m_switch->setEnabled(player->count() > 1);
    m_loop->setChecked(m_comparison->isLooping());
    m_note->setText(player->unavailableText());
    m_note->setVisible(!m_note->text().isEmpty());
    updateClock();
}

void TransportBar::updateClock() {
    AbPlayer* const player = m_comparison->player();
    const QLocale locale;
    m_clock->setText(
        tr("%1 / %2 s")
            .arg(locale.toString(player->position(), 'f', 2), locale.toString(player->duration(), 'f', 2)));
}

void TransportBar::updateDevices() {
    const QByteArray wanted = QSettings().value(deviceSetting).toByteArray();
    m_device->clear();
    const QList<Player::Device> devices = AbPlayer::devices();
    m_device->addItem(devices.isEmpty() ? tr("No audio device") : tr("Default device"), QByteArray());
    for (const Player::Device& device : devices)
        m_device->addItem(device.name, device.id);
    // A device that is not there now may come back: the choice stays, the default plays meanwhile.
    const int index = std::max(0, m_device->findData(wanted));
    m_device->setCurrentIndex(index);
    m_device->setEnabled(!devices.isEmpty());
    if (m_comparison->player()->device() != m_device->currentData().toByteArray())
        m_comparison->player()->setDevice(m_device->currentData().toByteArray());
    updateState();
}

QString TransportBar::note() const {
    return m_note->isHidden() ? QString() : m_note->text();
}

} // namespace sonorant
