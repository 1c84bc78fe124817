// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/frame/page.h"
#include "widgets/frame/page_context.h"
#include "widgets/inspect/inspect_board.h"
#include "widgets/inspect/recent_files.h"

#include <QString>

class QAction;
class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace sonorant {

class Exporter;
class InspectTools;
class InspectView;
class StatisticsPanel;
struct Notice;

/// Any file of numbers looked at: picture, curve, value under the pointer, statistics, difference of two.
/// Files are opened by the button, Ctrl+O, from the list of recent ones, or dropped here (two: their
/// difference).
class InspectPage : public Page {
    Q_OBJECT
public:
    explicit InspectPage(const PageContext& context, QWidget* parent = nullptr);
    ~InspectPage() override;

    QString title() const override { return tr("Inspect"); }
    QString iconName() const override { return QStringLiteral("inspect"); }
    int number() const override { return 6; }
    bool opensFiles() const override { return true; }
    bool openFile(const QString& file) override;

    /// The open file minus this one.
    bool compareWith(const QString& file);

    InspectBoard* board() { return &m_board; }
    InspectView* view() const { return m_view; }
    InspectTools* tools() const { return m_tools; }
    StatisticsPanel* statistics() const { return m_statistics; }
    Exporter* exporter() const { return m_exporter; }
    QAction* openAction() const { return m_openAction; }
    /// What stands where: heading, remarks, and the value under the pointer.
    QString heading() const;
    QString notes() const;
    QString readout() const;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeActions();
    QWidget* buildEmptyState();
    QWidget* buildContent();
    QWidget* buildHead();
    void connectParts();
    void connectBoard();
    void documentChanged();
    void analysisChanged();
    void chooseColumn(std::int64_t column);
    void showReadout(std::int64_t row, std::int64_t column);
    void askForFile(bool toCompare);
    void fillRecent(QMenu* menu);
    void listRecent();
    OpenOptions options() const;
    Notice ofPage(Notice told) const;

    static inline const QString splitSetting = QStringLiteral("inspect/split");

    PageContext m_context;
    InspectBoard m_board;
    RecentFiles m_recent;
    QAction *m_openAction, *m_compareAction;
    QStackedWidget* m_stack;
    QVBoxLayout* m_recentList;
    QLabel *m_heading, *m_summary, *m_notes, *m_readout;
    InspectTools* m_tools;
    InspectView* m_view;
    StatisticsPanel* m_statistics;
    Exporter* m_exporter;
    QSplitter* m_columns;
};

} // namespace sonorant
