// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace sonorant {

/// Undo and redo keys in `widget` (and the text fields inside it) go to the page's actions instead of to the
/// field's own memory, so that there is one history.
void leaveUndoToPage(QWidget* widget);

} // namespace sonorant
