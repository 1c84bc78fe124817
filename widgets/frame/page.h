// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace sonorant {

/// One page of the workbench. A new page is a subclass and one line in app/window/composition.cpp.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual QString title() const = 0;    ///< translated, one word
    virtual QString iconName() const = 0; ///< of resources/icons
    /// The n of Ctrl+n, 1 to 6: Configure, Data, Train, Checkpoints, Listen, Inspect.
    virtual int number() const = 0;
    /// Asked before the window closes or another project is opened. False keeps things as they are; a page
    /// with unsaved changes asks the person here.
    virtual bool mayLeaveProject() { return true; }
    /// Has a Ctrl+O of its own: while it is in front, the window leaves the keys to it.
    virtual bool opensFiles() const { return false; }
    /// Whether a file that the program was started with is this page's to show; asked of those that open
    /// files.
    virtual bool knowsFile(const QString&) const { return opensFiles(); }
    /// Shows a file that the program was started with. False, having said why, when it cannot.
    virtual bool openFile(const QString&) { return false; }

Q_SIGNALS:
    /// Would like the page with this number in front.
    void pageWanted(int number);
    /// Was given a file that another page shows.
    void fileWanted(const QString& file);
};

} // namespace sonorant
