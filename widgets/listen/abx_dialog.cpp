// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/abx_dialog.h"

#include "core/base/error.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sonorant {

namespace {

struct AbxText {
    Q_DECLARE_TR_FUNCTIONS(AbxText)
};

QString pText(double p) {
    const QLocale locale;
    return p < 0.001 ? AbxText::tr("p < %1").arg(locale.toString(0.001, 'f', 3))
                     : AbxText::tr("p = %1").arg(locale.toString(p, 'f', 3));
}

} // namespace

QString abxSummary(const AbxTest& test) {
    QString time = QString::fromStdString(test.started).left(16);
    time.replace(QLatin1Char('T'), QLatin1Char(' '));
    const QString sides = AbxText::tr("%1 / %2").arg(QString::fromStdString(test.a.label),
                                                     QString::fromStdString(test.b.label));
    // The score of a test that goes on later stays hidden.
    const QString outcome =
        test.isComplete()
            ? AbxText::tr("%1 of %2 right, %3")
                  .arg(test.correct())
                  .arg(test.trials.size())
                  .arg(pText(test.p()))
            : AbxText::tr("broken off after %1 of %2").arg(test.answered()).arg(test.trials.size());
    return QStringLiteral("%1   %2   %3").arg(time, sides, outcome);
}

AbxDialog::AbxDialog(AbxSetup setup, QWidget* parent)
    : QDialog(parent), m_setup(std::move(setup)), m_pages(new QStackedWidget), m_trials(new QSpinBox),
      m_earlier(new QListWidget), m_start(new QPushButton(tr("Start"))),
      m_goOn(new QPushButton(tr("Go on"))), m_plays{new QPushButton(QStringLiteral("A")),
                                                    new QPushButton(QStringLiteral("B")),
                                                    new QPushButton(QStringLiteral("X"))},
      m_answers{new QPushButton(tr("X is A  (1)")), new QPushButton(tr("X is B  (2)"))},
      m_question(makeHeading({})), m_utterance(makeMuted({})), m_note(makeMuted({})),
      m_result(makeHeading({})), m_resultNote(makeMuted({})) {
    setWindowTitle(tr("Blind test"));
    setMinimumWidth(560);
    m_pages->addWidget(buildSetup());
    m_pages->addWidget(buildTrial());
    m_pages->addWidget(buildResult());
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    column->addWidget(m_pages);
    m_shelf.setRate(m_setup.rate);
    m_player.setVolume(m_setup.volume);
    m_player.setDevice(m_setup.device);
    connect(&m_shelf, &SoundShelf::arrived, this, &AbxDialog::soundsArrived);
    connect(&m_player, &AbPlayer::failed, this, [this](const QString& message, const QString& hint) {
        m_note->setText(message + QLatin1Char(' ') + hint);
    });
    listEarlier();
}

AbxDialog::PageIndex AbxDialog::page() const {
    return static_cast<PageIndex>(m_pages->currentIndex());
}

void AbxDialog::listEarlier() {
    m_tests = listAbxTests(m_setup.run);
    m_earlier->clear();
    for (const AbxTest& test : m_tests) {
        m_earlier->addItem(abxSummary(test));
        m_earlier->item(m_earlier->count() - 1)->setToolTip(abxSummary(test));
    }
    m_earlier->setEnabled(!m_tests.empty());
    if (m_tests.empty()) m_earlier->addItem(tr("None yet"));
    m_goOn->setEnabled(false);
}

void AbxDialog::begin(std::size_t trials, std::uint64_t seed) {
    if (seed == 0) seed = QRandomGenerator::system()->generate64();
    m_test = makeAbxTest(m_setup.pairs, trials, seed);
    m_test.a = m_setup.a;
    m_test.b = m_setup.b;
    m_test.loudnessMatched = m_setup.loudnessMatched;
    m_test.started = abxTimeNow();
    m_test.file = newAbxFile(m_setup.run, m_test.started);
    m_pages->setCurrentIndex(TrialPage);
    m_note->clear();
    keep();
    showTrial();
}

void AbxDialog::goOn(const AbxTest& test) {
    m_test = test;
    m_pages->setCurrentIndex(TrialPage);
    m_note->clear();
    showTrial();
}

bool AbxDialog::keep() {
    try {
        writeAbxTest(m_test);
        return true;
    } catch (const Error& error) {
        m_note->setText(tr("The answers cannot be kept: %1").arg(QString::fromUtf8(error.what())));
        return false;
    }
}

const AbxTrial* AbxDialog::trial() const {
    const std::size_t next = m_test.next();
    return next < m_test.trials.size() ? &m_test.trials[next] : nullptr;
}

void AbxDialog::showTrial() {
    const AbxTrial* const shown = trial();
    if (!shown) return showResult();
    m_ready = false;
    m_player.stop();
    m_player.clear();
    m_question->setText(tr("Trial %1 of %2: is X A or B?").arg(m_test.next() + 1).arg(m_test.trials.size()));
    m_utterance->setText(QString::fromStdString(shown->utterance));
    for (QPushButton* const each : m_plays)
        each->setEnabled(false);
    for (QPushButton* const each : m_answers)
        each->setEnabled(false);
    std::vector<Path> wanted{shown->a, shown->b};
    if (const std::size_t after = m_test.next() + 1; after < m_test.trials.size()) {
        wanted.push_back(m_test.trials[after].a);
        wanted.push_back(m_test.trials[after].b);
    }
    m_shelf.want(wanted);
    soundsArrived();
    setFocus();
}

void AbxDialog::soundsArrived() {
    const AbxTrial* const shown = trial();
    if (m_ready || !shown || page() != TrialPage) return;
    const ShelvedSound* const a = m_shelf.find(shown->a);
    const ShelvedSound* const b = m_shelf.find(shown->b);
    if (!a || !b) return;
    for (const ShelvedSound* const sound : {a, b})
        if (!sound->sound) return m_note->setText(sound->problem);
    std::vector<float> gains{1, 1};
    if (m_test.loudnessMatched) gains = matchingGains(std::array{a->loudness, b->loudness});
    std::vector<Track> tracks{{tr("A"), a->sound, gains[0]}, {tr("B"), b->sound, gains[1]}};
    Track x = tracks[shown->xIsB ? 1 : 0];
    x.name = tr("X");
    tracks.push_back(std::move(x));
    m_player.setTracks(std::move(tracks), 2);
    m_ready = true;
    for (QPushButton* const each : m_plays)
        each->setEnabled(true);
    for (QPushButton* const each : m_answers)
        each->setEnabled(true);
    if (const QString why = m_player.unavailableText(); !why.isEmpty()) m_note->setText(why);
    m_clock.start();
}

void AbxDialog::play(int track) {
    if (!m_ready) return;
    m_player.setCurrent(track);
    if (!m_player.isPlaying()) {
        m_player.seek(0);
        m_player.play();
    }
    for (std::size_t i = 0; i < m_plays.size(); ++i)
        m_plays[i]->setChecked(static_cast<int>(i) == track);
}

void AbxDialog::answer(bool saidB) {
    if (!m_ready) return;
    AbxTrial& asked = m_test.trials[m_test.next()];
    asked.saidB = saidB;
    asked.seconds = static_cast<double>(m_clock.elapsed()) / 1000;
    if (m_test.isComplete()) m_test.finished = abxTimeNow();
    for (QPushButton* const each : m_plays)
        each->setChecked(false);
    m_note->clear();
    keep();
    showTrial();
}

void AbxDialog::showResult() {
    m_player.stop();
    const double p = m_test.p();
    m_result->setText(tr("%1 of %2 right").arg(m_test.correct()).arg(m_test.trials.size()));
    const QString chance = tr("By guessing, as many or more are right with a probability of %1 % (%2).")
                               .arg(QLocale().toString(100 * p, 'f', 1), pText(p));
    const QString verdict =
        p < 0.05 ? tr("The two can be told apart.") : tr("That the two can be told apart was not shown.");
    m_resultNote->setText(verdict + QLatin1Char(' ') + chance + QLatin1Char('\n') +
                          (m_note->text().isEmpty()
                               ? tr("Kept in %1").arg(QString::fromStdString(toUtf8(m_test.file)))
                               : m_note->text()));
    m_pages->setCurrentIndex(ResultPage);
}

void AbxDialog::keyPressEvent(QKeyEvent* event) {
    if (page() != TrialPage) return QDialog::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_A:
        return play(0);
    case Qt::Key_B:
        return play(1);
    case Qt::Key_X:
        return play(2);
    case Qt::Key_1:
        return answer(false);
    case Qt::Key_2:
        return answer(true);
    case Qt::Key_Space:
        return m_player.toggle();
    default:
        QDialog::keyPressEvent(event);
    }
}

} // namespace sonorant
