// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/frame/page.h"
#include "widgets/frame/page_context.h"
#include "widgets/listen/checkpoint_model.h"
#include "widgets/listen/comparison.h"
#include "widgets/listen/generation.h"
#include "widgets/listen/listen_library.h"
#include "widgets/listen/listen_utterance_model.h"

class QAction;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace sonorant {

class AbxDialog;
class ComparePanel;
class DisplayOptions;
class EpochStrip;
class FiguresPanel;
class GeneratePanel;
struct MeasuredPair;

/// Page 5: what the checkpoints generate, heard and seen beside the natural recordings.
class ListenPage : public Page {
    Q_OBJECT
public:
    explicit ListenPage(const PageContext& context, QWidget* parent = nullptr);
    ~ListenPage() override;

    QString title() const override { return tr("Listen"); }
    QString iconName() const override { return QStringLiteral("listen"); }
    int number() const override { return 5; }

    enum StackIndex { NoProject, NoCheckpoint, Looking, Content };
    StackIndex shown() const;
    ListenLibrary* library() { return &m_library; }
    Generation* generation() { return &m_generation; }
    Comparison* comparison() { return &m_comparison; }
    CheckpointModel* checkpoints() { return &m_checkpoints; }
    GeneratePanel* generatePanel() const { return m_generate; }
    ComparePanel* comparePanel() const { return m_compare; }
    DisplayOptions* displayOptions() const { return m_options; }
    EpochStrip* strip() const { return m_strip; }
    FiguresPanel* figures() const { return m_figures; }
    QPushButton* missingButton() const { return m_missing; }
    QAction* pinAction() const { return m_pin; }
    QAction* blindTestAction() const { return m_blind; }
    QAction* exportSoundsAction() const { return m_exportSounds; }
    QAction* exportPictureAction() const { return m_exportPicture; }
    QLabel* heading() const { return m_title; }

    /// Copies what is chosen to a folder, as a job.
    void exportSoundsTo(const QString& folder);
    /// Writes the picture of both sides. False, having said why, when it cannot be written.
    bool exportPictureTo(const QString& file);
    /// The blind test of A and B, shown; nullptr when no utterance has both.
    AbxDialog* openBlindTest();

public Q_SLOTS:
    /// Shows this page with the checkpoint (an epoch_NNN.pt or trained_network.pt of the project) as B.
    void showCheckpoint(const QString& file);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Under which its messages are shown and replaced.
    static QString noticeName() { return QStringLiteral("listen"); }
    void makeActions();
    QAction* makeAction(const char* icon, const QString& text, const QKeySequence& key);
    QWidget* buildContent();
    QWidget* buildRight();
    QWidget* buildHead();
    QWidget* buildEmptyState(const QString& text, const QString& button, const char* icon, int page);
    void connectParts();
    void connectChoices();
    void guardSpace();

    void projectChanged();
    void load();
    void runsChanged();
    void utterancesChanged();
    void checkpointChanged(int row);
    void utteranceChanged(int row);
    void chooseCheckpoint(int run, const std::string& key);
    void updateNeighbours();
    void updateSources();
    void showState();
    void showPair(const MeasuredPair& pair);
    void pin();
    void generateSide(int side);
    void generateMissing();
    void askForSounds();
    void askForPicture();
    std::vector<ListenCheckpoint> missingCheckpoints() const;
    void say(const QString& message, const QString& hint);
    void remember() const;
    void recall();
    void saveLayout() const;

    PageContext m_context;
    ListenLibrary m_library;
    Generation m_generation;
    CheckpointModel m_checkpoints;
    Comparison m_comparison;
    std::vector<SoundSource> m_pins; ///< what A can be besides natural
    std::string m_fingerprint;       ///< of the options that lists depend on
    bool m_stale = true;             ///< to be listed when the page is shown
    Path m_wantedFile;               ///< of showCheckpoint(), until it is listed
    std::string m_wantedKey, m_wantedUtterance;
    Path m_wantedRun;

    QStackedWidget* m_stack;
    DisplayOptions* m_options;
    GeneratePanel* m_generate;
    ComparePanel* m_compare;
    EpochStrip* m_strip;
    FiguresPanel* m_figures;
    QSplitter *m_columns, *m_rows;
    QLabel* m_title;
    QPushButton* m_missing;
    QAction *m_pin, *m_blind, *m_exportSounds, *m_exportPicture, *m_generateAction, *m_refresh, *m_previous,
        *m_next;
};

} // namespace sonorant
