// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listen/abx.h"
#include "widgets/audio/ab_player.h"
#include "widgets/listen/sound_shelf.h"

#include <QDialog>
#include <QElapsedTimer>

#include <array>

class QLabel;
class QListWidget;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace sonorant {

/// What a blind test is about.
struct AbxSetup {
    Path run; ///< its results go to run/listening
    AbxSide a, b;
    std::vector<AbxPair> pairs; ///< utterances that both sides have
    int rate = 16000;           ///< Hz
    bool loudnessMatched = true;
    float volume = 1;
    QByteArray device;
};

/// A blind A/B/X test: made ready, heard trial by trial, and its result. Every answer is kept at once; a test
/// that was broken off can be gone on with.
class AbxDialog : public QDialog {
    Q_OBJECT
public:
    enum PageIndex { SetupPage, TrialPage, ResultPage };

    explicit AbxDialog(AbxSetup setup, QWidget* parent = nullptr);

    PageIndex page() const;
    const AbxTest& test() const { return m_test; }
    AbPlayer* player() { return &m_player; }
    QSpinBox* trialsBox() const { return m_trials; }
    QListWidget* earlierTests() const { return m_earlier; }
    QPushButton* startButton() const { return m_start; }
    QPushButton* goOnButton() const { return m_goOn; }
    QPushButton* playButton(int track) const { return m_plays[static_cast<std::size_t>(track)]; }
    QPushButton* answerButton(bool b) const { return m_answers[b ? 1 : 0]; }
    QLabel* question() const { return m_question; }
    QLabel* resultText() const { return m_result; }
    QLabel* resultNote() const { return m_resultNote; }

    /// Begins a new test. @param seed 0: by chance
    void begin(std::size_t trials, std::uint64_t seed = 0);
    /// Goes on where an earlier one was broken off.
    void goOn(const AbxTest& test);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildSetup();
    QWidget* buildTrial();
    QWidget* buildResult();
    void listEarlier();
    void showTrial();
    void soundsArrived();
    void play(int track);
    void answer(bool saidB);
    void showResult();
    /// False, having said why, when the file cannot be written.
    bool keep();
    const AbxTrial* trial() const;

    AbxSetup m_setup;
    AbxTest m_test;
    std::vector<AbxTest> m_tests; ///< earlier ones
    SoundShelf m_shelf;
    AbPlayer m_player;
    bool m_ready = false; ///< the trial's sounds are there
    QElapsedTimer m_clock;
    QStackedWidget* m_pages;
    QSpinBox* m_trials;
    QListWidget* m_earlier;
    QPushButton *m_start, *m_goOn;
    std::array<QPushButton*, 3> m_plays; ///< A, B, X
    std::array<QPushButton*, 2> m_answers;
    QLabel *m_question, *m_utterance, *m_note, *m_result, *m_resultNote;
};

/// "9 of 12 right, p = 0.073", or how far it went: a test in a line.
QString abxSummary(const AbxTest& test);

} // namespace sonorant
