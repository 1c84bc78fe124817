// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/check/utterance_check.h"

#include "core/check/check_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

namespace checking {

Finding& Subject::find(FindingKind kind, FindingGrade grade, std::string message, std::string hint,
                       std::vector<FindingNumber> numbers) const {
    check.findings.push_back({kind,
                              grade,
                              set.subset.name,
                              utterance.name,
                              {},
                              {},
                              std::move(numbers),
                              std::move(message),
                              std::move(hint)});
    return check.findings.back();
}

Finding& Subject::findIn(std::size_t index, FindingKind kind, FindingGrade grade, std::string message,
                         std::string hint, std::vector<FindingNumber> numbers) const {
    Finding& finding = find(kind, grade, std::move(message), std::move(hint), std::move(numbers));
    finding.feature = feature(index).extension;
    finding.file = toUtf8(file(index));
    return finding;
}

} // namespace checking

namespace {

void checkListing(const checking::Subject& subject) {
    const ListedUtterance& utterance = subject.utterance;
    if (utterance.listed > 1)
        subject.find(FindingKind::ListedTwice, FindingGrade::Warning,
                     fmt::format("listed {} times; it is used once", utterance.listed),
                     "remove it from the list but once", {{"times", double(utterance.listed)}});
    if (utterance.alsoTraining < 0) return;
    const std::string& training =
        subject.list.sets[static_cast<std::size_t>(utterance.alsoTraining)].subset.name;
    const bool validation = subject.set.role() == SetRole::Validation;
    subject.find(FindingKind::InTrainingToo, validation ? FindingGrade::Warning : FindingGrade::Information,
                 "it is in the training set " + training + ", too",
                 validation ? "the validation loss is too good to be true: keep it in one of the two sets"
                            : "what is generated for it says little about unknown speech");
}

} // namespace

UtteranceVerdict UtteranceCheck::verdict() const {
    if (leftOut) return UtteranceVerdict::LeftOut;
    if (findings.empty()) return UtteranceVerdict::Fine;
    const auto worst = std::max_element(findings.begin(), findings.end(),
                                        [](const Finding& a, const Finding& b) { return a.grade < b.grade; });
    switch (worst->grade) {
    case FindingGrade::Information:
        return UtteranceVerdict::Noted;
    case FindingGrade::Warning:
        return UtteranceVerdict::Doubtful;
    case FindingGrade::Error:
        break;
    }
    return UtteranceVerdict::Faulty;
}

bool UtteranceCheck::has(FindingKind kind) const {
    return std::any_of(findings.begin(), findings.end(),
                       [kind](const Finding& finding) { return finding.kind == kind; });
}

UtteranceCheck checkUtterance(const UtteranceList& list, const ListedUtterance& utterance, CheckDepth depth,
                              std::vector<FileMoments>* moments) {
    UtteranceCheck check;
    const CheckedSet& set = list.sets[utterance.set];
    const checking::Subject subject{list, set, utterance, check};
    check.leftOut = utterance.leftOut;
    check.frames.assign(set.features.size(), -1);
    if (!utterance.leftOut) checkListing(subject);
    checking::checkSizes(subject);
    checking::checkLengths(subject);
    if (utterance.leftOut) {
        check.findings.clear(); // its sizes are shown, but nobody is troubled by it
        return check;
    }
    if (depth == CheckDepth::Sizes) return check;
    if (moments) moments->assign(set.features.size(), {});
    for (std::size_t f = 0; f < set.features.size(); ++f)
        if (check.frames[f] > 0) checking::checkContent(subject, f, moments ? &(*moments)[f] : nullptr);
    check.contentRead = true;
    return check;
}

const char* keyOf(UtteranceVerdict verdict) {
    switch (verdict) {
    case UtteranceVerdict::Fine:
        return "fine";
    case UtteranceVerdict::Noted:
        return "noted";
    case UtteranceVerdict::Doubtful:
        return "doubtful";
    case UtteranceVerdict::Faulty:
        return "faulty";
    case UtteranceVerdict::LeftOut:
        break;
    }
    return "left-out";
}

} // namespace sonorant
