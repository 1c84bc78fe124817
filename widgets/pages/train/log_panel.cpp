// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/train/log_panel.h"

#include "core/run/run_store.h"
#include "widgets/jobs/job_area.h"
#include "widgets/theme/theme.h"
#include "widgets/train/run_log_follower.h"
#include "widgets/train/training_controller.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace sonorant {
namespace {

QString number(double value) {
    return QLocale().toString(value, 'g', 5);
}

QString epochText(const EpochRecord& epoch) {
    QString text =
        LogPanel::tr("Epoch %1: training %2").arg(epoch.epoch + 1).arg(number(totalLoss(epoch.trainLoss)));
    if (!epoch.devLoss.empty()) text += LogPanel::tr(", validation %1").arg(number(totalLoss(epoch.devLoss)));
    if (epoch.best) text += LogPanel::tr(", the best so far");
    return text + QStringLiteral(", ") + durationText(epoch.seconds);
}

} // namespace

LogPanel::LogPanel(TrainingController* training, QWidget* parent) : QWidget(parent), m_view(new QTableView) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid);
    m_filter.setSourceModel(&m_model);
    layout->addWidget(buildTools());
    buildView();
    layout->addWidget(m_view, 1);
    listen(training);
}

QWidget* LogPanel::buildTools() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid);
    layout->addWidget(makeHeading(tr("Log")));
    layout->addStretch(1);
    auto* level = new QComboBox;
    level->addItems({tr("Everything"), tr("Warnings and errors"), tr("Errors")});
    level->setAccessibleName(tr("Which messages"));
    connect(level, &QComboBox::currentIndexChanged, &m_filter,
            [this](int index) { m_filter.setLeast(static_cast<MessageLevel>(index)); });
    layout->addWidget(level);
    auto* text = new QLineEdit;
    text->setPlaceholderText(tr("Filter the log"));
    text->setAccessibleName(tr("Filter the log"));
    text->setClearButtonEnabled(true);
    text->setFixedWidth(200);
    connect(text, &QLineEdit::textChanged, &m_filter, &LogFilter::setText);
    layout->addWidget(text);
    auto* copy = new QToolButton;
    setRole(copy, "flat");
    copy->setText(tr("Copy all"));
    connect(copy, &QToolButton::clicked, this, [this] {
        QApplication::clipboard()->setText((m_folder.empty() ? m_model : m_followed).plainText());
    });
    layout->addWidget(copy);
    return row;
}

void LogPanel::buildView() {
    m_view->setModel(&m_filter);
    m_view->setAccessibleName(tr("Log of the run"));
    m_view->setShowGrid(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setWordWrap(false);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_view->horizontalHeader()->hide();
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->setColumnWidth(LogModel::Time,
                           QFontMetrics(logFont()).horizontalAdvance(QStringLiteral("00:00:00")) + 2 * grid);
    // Follows the end, unless the person has scrolled away from it.
    connect(&m_filter, &QAbstractItemModel::rowsAboutToBeInserted, this, [this] {
        const QScrollBar* bar = m_view->verticalScrollBar();
        m_view->setProperty("atEnd", bar->value() == bar->maximum());
    });
    connect(&m_filter, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_view->property("atEnd").toBool()) m_view->scrollToBottom();
    });
}

LogPanel::~LogPanel() = default;

void LogPanel::showRun(const Path& folder) {
    if (folder == m_folder) return;
    m_folder = folder;
    m_follower.reset();
    m_followed.clear();
    if (!folder.empty()) follow(folder);
    m_filter.setSourceModel(folder.empty() ? &m_model : &m_followed);
    m_view->scrollToBottom();
}

void LogPanel::follow(const Path& folder) {
    m_follower = std::make_unique<RunLogFollower>(folder);
    connect(m_follower.get(), &RunLogFollower::restarted, &m_followed, &LogModel::clear);
    connect(m_follower.get(), &RunLogFollower::shortened, this, [this] {
        m_followed.add({LogModel::Line{{}, MessageLevel::Info, tr("(The log's beginning is not shown.)")}});
    });
    connect(m_follower.get(), &RunLogFollower::arrived, this, &LogPanel::addFollowed);
}

void LogPanel::addFollowed(const std::vector<RunLogEntry>& entries, bool live) {
    const QDateTime time = live ? QDateTime::currentDateTime() : QDateTime();
    QList<LogModel::Line> lines;
    for (const RunLogEntry& entry : entries)
        lines << (entry.epoch ? LogModel::Line{time, MessageLevel::Info, epochText(*entry.epoch)}
                              : LogModel::Line{time, entry.message.level,
                                               QString::fromStdString(entry.message.text)});
    m_followed.add(lines);
}

void LogPanel::listen(TrainingController* training) {
    connect(training, &TrainingController::started, this,
            [this] { m_model.add(MessageLevel::Info, tr("Run started")); });
    connect(training, &TrainingController::forgotten, &m_model, &LogModel::clear);
    connect(training, &TrainingController::messageArrived, this, [this](const Message& message) {
        QString text = QString::fromStdString(message.text);
        if (!message.hint.empty())
            text += QStringLiteral(" (") + QString::fromStdString(message.hint) + QLatin1Char(')');
        m_model.add(message.level, text);
    });
    connect(training, &TrainingController::epochsArrived, this,
            [this](const std::vector<EpochRecord>& epochs) {
                for (const EpochRecord& epoch : epochs)
                    m_model.add(MessageLevel::Info, epochText(epoch));
            });
    connect(training, &TrainingController::checkpointArrived, this,
            [this](const CheckpointRecord& checkpoint) {
                m_model.add(MessageLevel::Info,
                            tr("Saved %1").arg(QString::fromStdString(toUtf8(checkpoint.file.filename()))));
            });
    connect(training, &TrainingController::ended, this, [this](const TrainingOutcome& outcome) {
        const bool failed = outcome.kind == TrainingOutcome::Kind::Failed;
        const QString text = QString::fromStdString(outcome.message);
        m_model.add(failed ? MessageLevel::Error : MessageLevel::Info,
                    text.isEmpty() ? tr("Run ended") : text);
    });
    connect(training, &TrainingController::refused, this,
            [this](const QString& message) { m_model.add(MessageLevel::Error, message); });
}

} // namespace sonorant
