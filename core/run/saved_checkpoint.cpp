// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/saved_checkpoint.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <tuple>

namespace sonorant {

namespace {

/// The digits at the front, taken off; nothing unless there are between `least` and 9 of them.
std::optional<int> takeNumber(std::string_view& text, std::size_t least) {
    const auto digits = static_cast<std::size_t>(
        std::find_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; }) - text.begin());
    if (digits < least || digits > 9) return std::nullopt;
    int number = 0;
    std::from_chars(text.data(), text.data() + digits, number);
    text.remove_prefix(digits);
    return number;
}

/// What follows "epoch_": NNN, NNN_MMMMM or NNN_vMMMMM.
SavedPlace placeInEpochs(std::string_view rest) {
    SavedPlace place;
    const auto epoch = takeNumber(rest, 3);
    if (!epoch) return {};
    place.epoch = *epoch;
    place.kind = SavedKind::Epoch;
    if (rest.empty()) return place;
    if (!rest.starts_with('_')) return {};
    rest.remove_prefix(1);
    const bool validation = rest.starts_with('v');
    if (validation) rest.remove_prefix(1);
    const auto batch = takeNumber(rest, 1);
    if (!batch || !rest.empty()) return {};
    place.kind = validation ? SavedKind::WithinValidation : SavedKind::WithinTraining;
    place.batch = *batch;
    return place;
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

auto orderOf(const SavedPlace& place) {
    const int phase = place.kind == SavedKind::WithinTraining     ? 0
                      : place.kind == SavedKind::WithinValidation ? 1
                                                                  : 2;
    return std::tuple(place.epoch, phase, place.batch);
}

} // namespace

SavedNames SavedNames::of(const TrainingConfig& options) {
    return {options.saveEpochName, options.saveTrainedName, options.saveModelExt};
}

SavedPlace placeOfName(const std::string& fileName, const SavedNames& names) {
    std::string_view rest = fileName;
    if (!rest.ends_with(names.extension)) return {};
    rest.remove_suffix(names.extension.size());
    if (rest == names.trained) return {SavedKind::BestWeights, -1, -1};
    if (rest.starts_with(names.trained + "_")) {
        rest.remove_prefix(names.trained.size() + 1);
        const auto epoch = takeNumber(rest, 3);
        if (epoch && rest.empty()) return {SavedKind::EpochWeights, *epoch, -1};
        return {};
    }
    if (!rest.starts_with(names.epoch + "_")) return {};
    rest.remove_prefix(names.epoch.size() + 1);
    return placeInEpochs(rest);
}

bool SavedCheckpoint::operator==(const SavedCheckpoint& other) const {
    return file == other.file && place == other.place && same(trainLoss, other.trainLoss) &&
           same(devLoss, other.devLoss) && best == other.best && kept == other.kept && size == other.size &&
           written == other.written;
}

bool isLaterInRun(const SavedPlace& one, const SavedPlace& other) {
    return orderOf(one) > orderOf(other);
}

} // namespace sonorant
