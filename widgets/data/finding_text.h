// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/utterance_check.h"

#include <QIcon>
#include <QString>

/// Findings in the words and marks of the window.
namespace sonorant {

QString findingWords(FindingKind kind); ///< "Sampling rate", translated
QString gradeWords(FindingGrade grade); ///< "Error"
QIcon gradeIcon(FindingGrade grade);    ///< always beside words, never alone
QString roleWords(SetRole role);        ///< "Training"

/// What a row of the table says: "Fine", "Not checked", "Sampling rate and 2 more".
QString stateWords(const UtteranceCheck& check, bool looked);
QIcon stateIcon(const UtteranceCheck& check);

/// "3.27 s" is for tables with seconds in the header: "3.27".
QString secondsText(double seconds);
/// "1:02:03", "4:07".
QString clockText(double seconds);

} // namespace sonorant
