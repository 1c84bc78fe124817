// SPDX-License-Identifier: GPL-3.0-or-later
// The three pages of the blind test.
#include "widgets/listen/abx_dialog.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace sonorant {

namespace {

constexpr int mostTrials = 500;

} // namespace

QWidget* AbxDialog::buildSetup() {
    auto* const part = new QWidget;
    auto* const column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    column->addWidget(makeHeading(tr("Can A and B be told apart?")));
    auto* const sides = new QLabel(
        tr("A: %1\nB: %2")
            .arg(QString::fromStdString(m_setup.a.label), QString::fromStdString(m_setup.b.label)));
    column->addWidget(sides);
    auto* const how =
        makeMuted(tr("In every trial X is A or B by chance. Listen as often as you like and say which "
                     "it is. Every answer is kept at once; the score is shown at the end."));
    how->setWordWrap(true);
    column->addWidget(how);
    auto* const row = new QHBoxLayout;
    row->setSpacing(grid);
    auto* const label = new QLabel(tr("&Trials"));
    label->setBuddy(m_trials);
    m_trials->setRange(1, mostTrials);
    m_trials->setValue(12);
    m_trials->setToolTip(tr("Ten or more tell something"));
    auto* const utterances = makeMuted(tr("Utterances: %1").arg(m_setup.pairs.size()));
    setRole(m_start, "primary");
    m_start->setEnabled(!m_setup.pairs.empty());
    m_start->setDefault(true);
    row->addWidget(label);
    row->addWidget(m_trials);
    row->addWidget(utterances, 1);
    row->addWidget(m_start);
    column->addLayout(row);
    column->addSpacing(grid);
    column->addWidget(new QLabel(tr("Earlier tests of this run")));
    m_earlier->setAccessibleName(tr("Earlier tests of this run"));
    m_earlier->setMinimumHeight(96);
    m_earlier->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_earlier, 1);
    auto* const below = new QHBoxLayout;
    auto* const close = new QPushButton(tr("Close"));
    close->setAutoDefault(false);
    m_goOn->setAutoDefault(false);
    m_goOn->setToolTip(tr("Goes on with the selected test, which was broken off"));
    below->addWidget(m_goOn);
    below->addStretch(1);
    below->addWidget(close);
    column->addLayout(below);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, this,
            [this] { begin(static_cast<std::size_t>(m_trials->value())); });
    connect(m_goOn, &QPushButton::clicked, this,
            [this] { goOn(m_tests[static_cast<std::size_t>(m_earlier->currentRow())]); });
    connect(m_earlier, &QListWidget::currentRowChanged, this, [this](int current) {
        const auto place = static_cast<std::size_t>(current);
        m_goOn->setEnabled(current >= 0 && place < m_tests.size() && !m_tests[place].isComplete());
    });
    return part;
}

QWidget* AbxDialog::buildTrial() {
    auto* const part = new QWidget;
    auto* const column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    column->addWidget(m_question);
    column->addWidget(m_utterance);
    auto* const plays = new QHBoxLayout;
    plays->setSpacing(grid);
    const std::array<QString, 3> help{tr("Hear A (A)"), tr("Hear B (B)"), tr("Hear X (X)")};
    for (std::size_t i = 0; i < m_plays.size(); ++i) {
        setRole(m_plays[i], "track");
        m_plays[i]->setCheckable(true);
        m_plays[i]->setAutoDefault(false);
        m_plays[i]->setToolTip(help[i]);
        m_plays[i]->setAccessibleName(help[i]);
        plays->addWidget(m_plays[i]);
        connect(m_plays[i], &QPushButton::clicked, this, [this, i] { play(static_cast<int>(i)); });
    }
    column->addLayout(plays);
    auto* const keys = makeMuted(
        tr("The keys A, B and X play that sound, from the same place while playing; Space pauses."));
    column->addWidget(keys);
    column->addSpacing(grid);
    auto* const answers = new QHBoxLayout;
    answers->setSpacing(grid);
    for (std::size_t i = 0; i < m_answers.size(); ++i) {
        m_answers[i]->setAutoDefault(false);
        m_answers[i]->setMinimumHeight(36);
        answers->addWidget(m_answers[i]);
        connect(m_answers[i], &QPushButton::clicked, this, [this, i] { answer(i == 1); });
    }
    column->addLayout(answers);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    column->addStretch(1);
    auto* const stop = new QPushButton(tr("Break off"));
    stop->setAutoDefault(false);
    stop->setToolTip(tr("Keeps the answers; the test can be gone on with later"));
    connect(stop, &QPushButton::clicked, this, &QDialog::reject);
    column->addWidget(stop, 0, Qt::AlignRight);
    return part;
}

QWidget* AbxDialog::buildResult() {
    auto* const part = new QWidget;
    auto* const column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    m_resultNote->setWordWrap(true);
    m_resultNote->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_result);
    column->addWidget(m_resultNote);
    column->addStretch(1);
    auto* const close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    column->addWidget(close, 0, Qt::AlignRight);
    return part;
}

} // namespace sonorant
