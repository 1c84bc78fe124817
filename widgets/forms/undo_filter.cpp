// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/undo_filter.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace sonorant {

namespace {

class UndoFilter : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::ShortcutOverride) {
            auto* const key = static_cast<QKeyEvent*>(event);
            if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
                event->ignore(); // a field that accepts it would keep the shortcut from the page
                return true;
            }
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

void leaveUndoToPage(QWidget* widget) {
    auto* const filter = new UndoFilter(widget);
    widget->installEventFilter(filter);
    for (QLineEdit* const line : widget->findChildren<QLineEdit*>())
        line->installEventFilter(filter);
    for (QPlainTextEdit* const edit : widget->findChildren<QPlainTextEdit*>())
        edit->installEventFilter(filter);
}

} // namespace sonorant
