// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/import/import_dialog.h"

#include "core/base/error.h"
#include "core/config/model_descriptor.h"
#include "widgets/import/import_model.h"
#include "widgets/jobs/job.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace sonorant {

namespace {

QTableView* makeView(ImportModel* model) {
    auto* const view = new QTableView;
    view->setModel(model);
    view->setAccessibleName(ImportDialog::tr("What becomes of the configuration"));
    view->setShowGrid(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setTabKeyNavigation(false);
    view->setWordWrap(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(view->fontMetrics().height() + 10);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setStretchLastSection(true);
    view->setColumnWidth(ImportModel::State, 150);
    view->setColumnWidth(ImportModel::Name, 170);
    view->setColumnWidth(ImportModel::Line, 56);
    return view;
}

} // namespace

ImportDialog::ImportDialog(QWidget* parent)
    : QDialog(parent), m_file(new QLineEdit), m_folder(new QLineEdit), m_modelChoice(new QComboBox),
      m_command(new QPlainTextEdit), m_model(new ImportModel(this)), m_view(makeView(m_model)),
      m_summary(makeMuted(QString())), m_problemIcon(new QLabel), m_problem(new QLabel),
      m_replace(new QCheckBox(tr("&Replace the config.toml that is there"))) {
    setWindowTitle(tr("Import a config.py"));
    setMinimumSize(800, 600);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    column->setSpacing(grid);
    column->addWidget(makeHeading(tr("A project of the Python framework")));
    QLabel* const about = makeMuted(
        tr("The file is read as data and never run. What it says, and what cannot be carried over, is "
           "shown below before anything is written."));
    about->setWordWrap(true);
    column->addWidget(about);
    column->addSpacing(grid);
    auto* const form = new QGridLayout;
    buildForm(form);
    column->addLayout(form);
    column->addSpacing(grid);
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    column->addWidget(m_view, 1);
    auto* const below = new QHBoxLayout;
    below->setSpacing(grid);
    m_problem->setWordWrap(true);
    m_problemIcon->setPixmap(
        lineIcon(QStringLiteral("error"), curves::onSurface(curves::error)).pixmap(18, 18));
    below->addWidget(m_problemIcon);
    below->addWidget(m_problem, 1);
    below->addWidget(m_replace);
    column->addLayout(below);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_import = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    setRole(m_import, "primary");
    m_import->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ImportDialog::reject);
    m_timer.setSingleShot(true);
    m_timer.setInterval(250);
    connect(&m_timer, &QTimer::timeout, this, &ImportDialog::read);
    for (QLineEdit* const line : {m_file, m_folder})
        connect(line, &QLineEdit::textChanged, this, &ImportDialog::readSoon);
    connect(m_command, &QPlainTextEdit::textChanged, this, &ImportDialog::readSoon);
    connect(m_modelChoice, &QComboBox::currentIndexChanged, this, &ImportDialog::readSoon);
    connect(m_replace, &QCheckBox::toggled, this, &ImportDialog::showState);
    showState();
}

ImportDialog::~ImportDialog() = default;

QPushButton* ImportDialog::addPath(QGridLayout* form, int row, const QString& label, QLineEdit* line,
                                   const QString& name) {
    auto* const text = new QLabel(label);
    text->setBuddy(line);
    line->setAccessibleName(name);
    auto* const button = new QPushButton(lineIcon(QStringLiteral("folder")), tr("Browse ..."));
    button->setAccessibleName(tr("Look for: %1").arg(name));
    button->setAutoDefault(false);
    form->addWidget(text, row, 0, Qt::AlignRight | Qt::AlignVCenter);
    form->addWidget(line, row, 1);
    form->addWidget(button, row, 2);
    return button;
}

void ImportDialog::buildForm(QGridLayout* form) {
    form->setHorizontalSpacing(grid * 2);
    form->setVerticalSpacing(grid);
    form->setColumnStretch(1, 1);
    QPushButton* const file = addPath(form, 0, tr("&File"), m_file, tr("The config.py"));
    m_file->setPlaceholderText(tr("config.py"));
    connect(file, &QPushButton::clicked, this, &ImportDialog::browseFile);
    QPushButton* const folder =
        addPath(form, 1, tr("&Project folder"), m_folder, tr("Folder of the new project"));
    m_folder->setPlaceholderText(tr("the folder of the file"));
    connect(folder, &QPushButton::clicked, this, &ImportDialog::browseFolder);
    for (const ModelDescriptor& model : ModelDescriptors::instance().all())
        m_modelChoice->addItem(QString::fromStdString(model.displayName), QString::fromStdString(model.id));
    m_modelChoice->setCurrentIndex(std::max(0, m_modelChoice->findData(QStringLiteral("hn-nsf"))));
    m_modelChoice->setAccessibleName(tr("The model to train"));
    auto* const model = new QLabel(tr("&Model"));
    model->setBuddy(m_modelChoice);
    form->addWidget(model, 2, 0, Qt::AlignRight | Qt::AlignVCenter);
    form->addWidget(m_modelChoice, 2, 1, Qt::AlignLeft);
    auto* const command = new QLabel(tr("&Shell line"));
    command->setBuddy(m_command);
    m_command->setAccessibleName(tr("The shell line that starts main.py"));
    m_command->setPlaceholderText(tr("python main.py --lr 0.0003 --batch-size 4 ...  (may be left empty)"));
    m_command->setFont(logFont());
    m_command->setTabChangesFocus(true);
    m_command->setFixedHeight(m_command->fontMetrics().lineSpacing() * 3 + 12);
    form->addWidget(command, 3, 0, Qt::AlignRight | Qt::AlignTop);
    form->addWidget(m_command, 3, 1, 1, 2);
}

void ImportDialog::browseFile() {
    const QString file = QFileDialog::getOpenFileName(this, tr("The config.py of a project"), m_file->text(),
                                                      tr("Python (*.py);;All files (*)"));
    if (!file.isEmpty()) m_file->setText(QDir::toNativeSeparators(file));
}

void ImportDialog::browseFolder() {
    const QString start =
        m_folder->text().isEmpty() ? QFileInfo(m_file->text()).absolutePath() : m_folder->text();
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of the new project"), start);
    if (!folder.isEmpty()) m_folder->setText(QDir::toNativeSeparators(folder));
}

void ImportDialog::readSoon() {
    m_report.reset();
    m_timer.start();
    showState();
}

void ImportDialog::read() {
    if (m_file->text().trimmed().isEmpty()) {
        m_model->clear();
        return showState();
    }
    if (m_job && m_job->isRunning()) {
        m_again = true;
        return;
    }
    m_again = false;
    ImportRequest request;
    request.configFile = m_file->text().trimmed().toStdString();
    request.targetFolder = m_folder->text().trimmed().toStdString();
    request.model = m_modelChoice->currentData().toString().toStdString();
    request.command = m_command->toPlainText().toStdString();
    request.commandName = tr("the shell line").toStdString();
    m_reading = std::make_shared<ImportReport>();
    // This may be the answer to the old job's own signal.
    if (m_job) m_job.release()->deleteLater();
    m_job = std::make_unique<ThreadJob>(
        tr("Reading %1").arg(QFileInfo(m_file->text()).fileName()),
        [request, into = m_reading](const JobControl&) { *into = readImport(request); });
    connect(m_job.get(), &ThreadJob::finished, this, &ImportDialog::onRead);
    connect(m_job.get(), &ThreadJob::failed, this, &ImportDialog::onFailed);
    m_job->start();
}

void ImportDialog::onRead() {
    if (m_again || m_timer.isActive()) return read(); // of what stood there before
    m_report = m_reading;
    m_model->setReport(*m_report);
    showState();
}

void ImportDialog::onFailed(const QString& message, const QString& hint) {
    if (m_again || m_timer.isActive()) return read();
    m_model->clear();
    showState();
    m_summary->clear();
    showProblem(hint.isEmpty() ? message : message + QLatin1Char('\n') + hint);
}

QString ImportDialog::problem() const {
    return m_problem->text();
}

void ImportDialog::showProblem(const QString& text) {
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    m_problemIcon->setVisible(!text.isEmpty());
}

void ImportDialog::showState() {
    showProblem({});
    const bool there = m_report && QFileInfo::exists(QString::fromStdString(toUtf8(m_report->targetFile)));
    m_replace->setVisible(there);
    if (there && !m_replace->isChecked())
        showProblem(tr("The folder has a config.toml already. Choose another folder, or replace it."));
    m_import->setEnabled(m_report && (!there || m_replace->isChecked()));
    if (m_report) {
        const int lost = m_model->count(ImportModel::Kind::Lost);
        m_summary->setText(
            tr("%1 carried over, %2 not. The project will be %3")
                .arg(m_model->count(ImportModel::Kind::Carried))
                .arg(lost)
                .arg(QDir::toNativeSeparators(QString::fromStdString(toUtf8(m_report->targetFile)))));
    } else {
        m_summary->setText(
            m_file->text().trimmed().isEmpty()
                ? tr("Choose a config.py: what becomes of each of its names will be listed here.")
                : tr("Reading ..."));
    }
}

void ImportDialog::accept() {
    if (!m_report || !m_import->isEnabled()) return;
    try {
        writeImport(*m_report, m_replace->isChecked());
    } catch (const Error& error) {
        return showProblem(
            QString::fromStdString(error.context() + ": " + error.message() + "\n" + error.hint()));
    }
    const QString file = QString::fromStdString(toUtf8(m_report->targetFile));
    QDialog::accept();
    Q_EMIT projectImported(file);
}

} // namespace sonorant
