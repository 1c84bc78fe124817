// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/check/utterance_check.h"

#include <utility>

/// The steps of checkUtterance. Internal to core/check.
namespace sonorant::checking {

/// What one utterance's steps share.
struct Subject {
    const UtteranceList& list;
    const CheckedSet& set;
    const ListedUtterance& utterance;
    UtteranceCheck& check;

    const FeatureSpec& feature(std::size_t index) const { return set.features[index]; }
    Path file(std::size_t index) const { return set.file(index, utterance.name); }
    /// Adds a finding about the utterance, or about one feature of it.
    Finding& find(FindingKind kind, FindingGrade grade, std::string message, std::string hint,
                  std::vector<FindingNumber> numbers = {}) const;
    Finding& findIn(std::size_t feature, FindingKind kind, FindingGrade grade, std::string message,
                    std::string hint, std::vector<FindingNumber> numbers = {}) const;
};

/// Sizes and headers: fills in frames and sampling rate.
void checkSizes(const Subject& subject);
/// How the features' lengths fit each other, and what of the utterance can be used.
void checkLengths(const Subject& subject);
/// Every value of one feature's file.
void checkContent(const Subject& subject, std::size_t feature, FileMoments* moments);

} // namespace sonorant::checking
