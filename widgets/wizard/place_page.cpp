// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wizard/place_page.h"

#include "core/base/error.h"
#include "widgets/theme/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace sonorant {

namespace {

QSpinBox* makePercent() {
    auto* const box = new QSpinBox;
    box->setRange(0, 45);
    box->setValue(10);
    box->setSuffix(PlacePage::tr(" %"));
    box->setFixedWidth(96);
    return box;
}

} // namespace

PlacePage::PlacePage(ProjectDraft& draft, QWidget* parent)
    : FormWizardPage(
          tr("Project"),
          tr("Where the project lies, and which part of the utterances is kept from training: to see when it "
             "is good enough (validation), and to listen to at the end (test)."),
          parent),
      m_draft(draft), m_name(new QLineEdit), m_folder(new QLineEdit), m_validation(makePercent()),
      m_test(makePercent()), m_seed(new QSpinBox), m_place(makeMuted(QString())), m_split(new QLabel),
      m_problem(new ProblemLine) {
    setButtonText(QWizard::NextButton, tr("&Extract features"));
    m_name->setObjectName(QStringLiteral("projectName"));
    m_name->setFixedWidth(280);
    addRow(tr("Name"), m_name, false);
    auto* const row = new QWidget;
    auto* const inRow = new QHBoxLayout(row);
    inRow->setContentsMargins(0, 0, 0, 0);
    auto* const button = new QPushButton(lineIcon(QStringLiteral("folder")), tr("Browse ..."));
    inRow->addWidget(m_folder, 1);
    inRow->addWidget(button);
    row->setFocusProxy(m_folder);
    m_folder->setAccessibleName(tr("Folder in which the project is made"));
    addRow(tr("In folder"), row);
    m_place->setWordWrap(true);
    addBelow(m_place);
    addBelow(m_problem);
    column()->addSpacing(grid);
    addRow(tr("Validation"), m_validation, false);
    addRow(tr("Test"), m_test, false);
    m_seed->setRange(0, 999999);
    m_seed->setValue(1);
    m_seed->setFixedWidth(96);
    m_seed->setToolTip(tr("The same seed draws the same sets"));
    addRow(tr("Seed"), m_seed, false);
    addBelow(m_split);
    column()->addStretch();
    connect(button, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("In folder"), m_folder->text());
        if (!chosen.isEmpty()) m_folder->setText(QDir::toNativeSeparators(chosen));
    });
    for (QLineEdit* const line : {m_name, m_folder})
        connect(line, &QLineEdit::textChanged, this, &PlacePage::showState);
    for (QSpinBox* const box : {m_validation, m_test, m_seed})
        connect(box, &QSpinBox::valueChanged, this, &PlacePage::showState);
}

void PlacePage::initializePage() {
    if (m_name->text().isEmpty())
        m_name->setText(QString::fromStdString(toUtf8(m_draft.survey.folder.filename())));
    if (m_folder->text().isEmpty())
        m_folder->setText(
            QDir::toNativeSeparators(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) +
                                     QStringLiteral("/Sonorant")));
    showState();
}

Path PlacePage::projectFolder() const {
    return Path(m_folder->text().trimmed().toStdString()) / m_name->text().trimmed().toStdString();
}

SplitShares PlacePage::shares() const {
    return {100 - m_validation->value() - m_test->value(), m_validation->value(), m_test->value()};
}

QString PlacePage::splitText() const {
    return m_split->text();
}

void PlacePage::showState() {
    m_good = false;
    m_place->clear();
    m_problem->clear();
    const QString name = m_name->text().trimmed();
    try {
        const NameSplit split =
            splitNames(m_draft.names(), shares(), static_cast<std::uint64_t>(m_seed->value()));
        m_split->setText(tr("%1 utterances for training, %2 for validation, %3 for the test")
                             .arg(split.train.size())
                             .arg(split.validation.size())
                             .arg(split.test.size()));
        if (name.isEmpty()) {
            m_problem->show(tr("The project needs a name."), Severity::Error);
        } else if (name.contains(QLatin1Char('/')) || name.startsWith(QLatin1Char('.'))) {
            m_problem->show(tr("A name holds no \"/\" and does not begin with a full stop."),
                            Severity::Error);
        } else if (!QDir::isAbsolutePath(m_folder->text().trimmed())) {
            m_problem->show(tr("Choose the folder in which the project is made."), Severity::Error);
        } else {
            checkProjectFolder(projectFolder());
            m_place->setText(
                tr("The project will be %1").arg(QString::fromStdString(toUtf8(projectFolder()))));
            m_good = true;
        }
    } catch (const Error& error) {
        m_problem->show(QString::fromStdString(error.message() + "\n" + error.hint()), Severity::Error);
    }
    Q_EMIT completeChanged();
}

bool PlacePage::isComplete() const {
    return m_good;
}

bool PlacePage::validatePage() {
    showState();
    if (!m_good) return false;
    m_draft.folder = projectFolder();
    m_draft.shares = shares();
    m_draft.seed = static_cast<std::uint64_t>(m_seed->value());
    return true;
}

} // namespace sonorant
