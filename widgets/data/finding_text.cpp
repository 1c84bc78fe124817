// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/finding_text.h"

#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace sonorant {

namespace {

struct FindingText {
    Q_DECLARE_TR_FUNCTIONS(FindingText)
};

const Finding* worstOf(const UtteranceCheck& check) {
    const auto worst = std::max_element(check.findings.begin(), check.findings.end(),
                                        [](const Finding& a, const Finding& b) { return a.grade < b.grade; });
    return worst == check.findings.end() ? nullptr : &*worst;
}

} // namespace

QString findingWords(FindingKind kind) {
    switch (kind) {
    case FindingKind::Configuration:
        return FindingText::tr("Configuration");
    case FindingKind::List:
        return FindingText::tr("List");
    case FindingKind::Folder:
        return FindingText::tr("Folder missing");
    case FindingKind::Missing:
        return FindingText::tr("File missing");
    case FindingKind::Damaged:
        return FindingText::tr("Damaged file");
    case FindingKind::Empty:
        return FindingText::tr("Empty file");
    case FindingKind::OddSize:
        return FindingText::tr("File size");
    case FindingKind::SamplingRate:
        return FindingText::tr("Sampling rate");
    case FindingKind::Channels:
        return FindingText::tr("Channels");
    case FindingKind::LengthMismatch:
        return FindingText::tr("Lengths do not fit");
    case FindingKind::LengthDiffers:
        return FindingText::tr("Lengths differ a little");
    case FindingKind::TooShort:
        return FindingText::tr("Too short");
    case FindingKind::NotFinite:
        return FindingText::tr("NaN or infinite");
    case FindingKind::Silent:
        return FindingText::tr("Silent");
    case FindingKind::Clipped:
        return FindingText::tr("Clipped");
    case FindingKind::F0Range:
        return FindingText::tr("F0 out of range");
    case FindingKind::Unvoiced:
        return FindingText::tr("No voiced frame");
    case FindingKind::ListedTwice:
        return FindingText::tr("Listed twice");
    case FindingKind::InTrainingToo:
        break;
    }
    return FindingText::tr("In training, too");
}

QString gradeWords(FindingGrade grade) {
    switch (grade) {
    case FindingGrade::Information:
        return FindingText::tr("Information");
    case FindingGrade::Warning:
        return FindingText::tr("Warning");
    case FindingGrade::Error:
        break;
    }
    return FindingText::tr("Error");
}

QIcon gradeIcon(FindingGrade grade) {
    static const QIcon information = lineIcon(QStringLiteral("info"));
    static const QIcon warning = lineIcon(QStringLiteral("warning"), curves::warning);
    static const QIcon error = lineIcon(QStringLiteral("error"), curves::error);
    return grade == FindingGrade::Error ? error : grade == FindingGrade::Warning ? warning : information;
}

QString roleWords(SetRole role) {
    switch (role) {
    case SetRole::Training:
        return FindingText::tr("Training");
    case SetRole::Validation:
        return FindingText::tr("Validation");
    case SetRole::Test:
        break;
    }
    return FindingText::tr("Test");
}

QString stateWords(const UtteranceCheck& check, bool looked) {
    if (check.leftOut) return FindingText::tr("Left out");
    if (!looked) return FindingText::tr("Not looked at");
    const Finding* const worst = worstOf(check);
    if (!worst) return check.contentRead ? FindingText::tr("Fine") : FindingText::tr("Not checked");
    const QString words = findingWords(worst->kind);
    const int others = static_cast<int>(check.findings.size()) - 1;
    return others == 0 ? words : FindingText::tr("%1, %2 more").arg(words).arg(others);
}

QIcon stateIcon(const UtteranceCheck& check) {
    static const QIcon fine = lineIcon(QStringLiteral("success"), curves::best);
    static const QIcon out = lineIcon(QStringLiteral("remove"));
    if (check.leftOut) return out;
    if (const Finding* const worst = worstOf(check)) return gradeIcon(worst->grade);
    return check.contentRead ? fine : QIcon();
}

QString secondsText(double seconds) {
    return seconds > 0 ? QLocale().toString(seconds, 'f', 2) : QString();
}

QString clockText(double seconds) {
    const auto whole = static_cast<qint64>(std::llround(seconds));
    const QLatin1Char zero('0');
    if (whole < 3600) return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, zero);
    return QStringLiteral("%1:%2:%3")
        .arg(whole / 3600)
        .arg(whole / 60 % 60, 2, 10, zero)
        .arg(whole % 60, 2, 10, zero);
}

} // namespace sonorant
