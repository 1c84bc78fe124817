// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QPlainTextEdit>
#include <QString>

namespace sonorant {

/// A text with line numbers whose wrong lines are marked. It has no undo of its own.
class TextView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TextView(QWidget* parent = nullptr);

    struct Mark {
        QString text;
        bool error = true; ///< else a warning
    };
    /// By line, from 1.
    void setMarks(const QMap<int, Mark>& marks);
    /// Shows `text`, changing only what differs, so that cursor and scroll position stay.
    void showText(const QString& text);
    void goToLine(int line);
    int currentLine() const { return textCursor().blockNumber() + 1; }

Q_SIGNALS:
    /// The person typed; not by showText().
    void textEdited();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    friend class LineNumbers;
    void paintNumbers(QPaintEvent* event);
    int numbersWidth() const;
    void updateMargin();
    void highlight();

    QWidget* m_numbers;
    QMap<int, Mark> m_marks;
    bool m_showing = false;
};

} // namespace sonorant
