// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/toml_highlighter.h"

#include "widgets/theme/theme.h"

#include <QFont>

namespace sonorant {

void TomlHighlighter::highlightBlock(const QString& text) {
    QTextCharFormat comment, table, string;
    comment.setForeground(themeColours().muted);
    table.setForeground(themeColours().accent);
    table.setFontWeight(QFont::DemiBold);
    string.setForeground(themeColours().accent);
    if (text.trimmed().startsWith(QLatin1Char('['))) {
        // A table's header, or the inside of a list that is written over several lines.
        const bool list = text.contains(QLatin1Char('"')) || text.contains(QLatin1Char(','));
        if (!list) setFormat(0, static_cast<int>(text.size()), table);
    }
    QChar quote;
    int begin = 0;
    for (int i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!quote.isNull()) {
            if (c == QLatin1Char('\\') && quote == QLatin1Char('"'))
                ++i;
            else if (c == quote) {
                setFormat(begin, i - begin + 1, string);
                quote = QChar();
            }
        } else if (c == QLatin1Char('"') || c == QLatin1Char('\'')) {
            quote = c;
            begin = i;
        } else if (c == QLatin1Char('#')) {
            setFormat(i, static_cast<int>(text.size()) - i, comment);
            return;
        }
    }
}

} // namespace sonorant
