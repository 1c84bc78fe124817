// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QListWidget;

namespace sonorant {

class ConfigDocument;
class TextView;
class TomlHighlighter;

/// The same config.toml as text, with what is wrong below it. Typing is undone with the document's own undo.
class ConfigText : public QWidget {
    Q_OBJECT
public:
    explicit ConfigText(ConfigDocument& document, QWidget* parent = nullptr);

    TextView* view() const { return m_view; }
    QListWidget* problems() const { return m_problems; }
    void goToLine(int line);

protected:
    void changeEvent(QEvent* event) override;

private:
    void take();
    void showText();
    void showIssues();

    ConfigDocument& m_document;
    TextView* m_view;
    TomlHighlighter* m_highlighter;
    QListWidget* m_problems;
    QElapsedTimer m_lastKey;
    bool m_windowsLines = false;
    int m_lastLine = 0;
    int m_step = 0; ///< number of the undo step that typing goes to
};

} // namespace sonorant
