// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/document_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace sonorant {

namespace {

struct DocumentText {
    Q_DECLARE_TR_FUNCTIONS(DocumentText)
};

QString grouped(std::int64_t number) {
    return QLocale(QLocale::English)
        .toString(static_cast<qlonglong>(number))
        .replace(QLatin1Char(','), QChar(0x202F));
}

} // namespace

QString rowText(const DocumentInfo& info, std::int64_t row, double secondsPerRow) {
    QString text;
    switch (info.kind) {
    case DocumentKind::Sound:
        text = DocumentText::tr("sample %1").arg(row);
        break;
    case DocumentKind::Statistics:
        text = DocumentText::tr("dimension %1").arg(row);
        break;
    case DocumentKind::Lengths:
        text = DocumentText::tr("entry %1").arg(row);
        break;
    default:
        text = DocumentText::tr("frame %1").arg(row);
    }
    if (secondsPerRow > 0 && hasTime(info.kind))
        text += QStringLiteral(" (%1 s)").arg(static_cast<double>(row) * secondsPerRow, 0, 'f', 3);
    return text;
}

QString columnText(const DocumentInfo& info, std::int64_t column) {
    const auto index = static_cast<std::size_t>(column);
    if (index >= info.columnNames.size()) return DocumentText::tr("dimension %1").arg(column);
    const std::string& name = info.columnNames[index];
    if (name == "Mean") return DocumentText::tr("Mean");
    if (name == "Deviation") return DocumentText::tr("Deviation");
    if (name == "Length") return DocumentText::tr("Length");
    if (name == "Amplitude") return DocumentText::tr("Amplitude");
    return DocumentText::tr("Channel %1").arg(column + 1);
}

QString rowsUnit(DocumentKind kind) {
    switch (kind) {
    case DocumentKind::Sound:
        return DocumentText::tr("samples");
    case DocumentKind::Statistics:
        return DocumentText::tr("dimension");
    case DocumentKind::Lengths:
        return DocumentText::tr("entry");
    default:
        return DocumentText::tr("frames");
    }
}

QString summaryText(const DocumentInfo& info) {
    QStringList parts{QString::fromStdString(info.format)};
    switch (info.kind) {
    case DocumentKind::Sound:
        parts << DocumentText::tr("%1 samples").arg(grouped(info.rows))
              << QStringLiteral("%1 s").arg(static_cast<double>(info.rows) * info.secondsPerRow, 0, 'f', 3);
        break;
    case DocumentKind::Statistics:
        parts << DocumentText::tr("%1 dimensions").arg(grouped(info.rows));
        break;
    case DocumentKind::Lengths:
        parts << DocumentText::tr("%1 entries").arg(grouped(info.rows));
        break;
    default:
        parts << DocumentText::tr("%1 frames × %2").arg(grouped(info.rows)).arg(info.columns);
    }
    parts << QString::fromStdString(sizeText(info.bytes));
    return parts.join(QStringLiteral("  ·  "));
}

QString valueText(double value) {
    if (std::isnan(value)) return DocumentText::tr("NaN");
    if (std::isinf(value))
        return value > 0 ? DocumentText::tr("infinite") : DocumentText::tr("minus infinite");
    return QString::number(value, 'g', 6);
}

bool hasTime(DocumentKind kind) {
    return kind != DocumentKind::Statistics && kind != DocumentKind::Lengths;
}

} // namespace sonorant
