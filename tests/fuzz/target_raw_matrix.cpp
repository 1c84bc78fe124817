// SPDX-License-Identifier: GPL-3.0-or-later
// Headerless float32 and the statistics of the training (.bin); the first byte chooses the columns.
#include "core/corpus/statistics.h"
#include "core/io/raw_matrix.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_folder.h"

#include <array>
#include <limits>

using namespace sonorant;

namespace {

constexpr std::array<std::int64_t, 10> columnChoices{1,
                                                     2,
                                                     80,
                                                     81,
                                                     259,
                                                     0,
                                                     -1,
                                                     std::int64_t(1) << 40,
                                                     std::int64_t(1) << 61,
                                                     std::numeric_limits<std::int64_t>::max()};

void readStatisticsOf(const Path& file, std::int64_t columns) {
    SetSpec spec;
    FeatureSpec feature;
    feature.dimension = columns;
    spec.inputs = {feature};
    if (const auto statistics = readStatistics(spec, file, file))
        fuzz::require(statistics->inputMean.size() == static_cast<std::size_t>(columns), "a mean per column");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes = fuzz::bytesOf(data, size);
    const std::int64_t columns = columnChoices[fuzz::choose(bytes, columnChoices.size())];
    const Path file = fuzz::memoryFolder().write("input.bin", bytes);
    fuzz::allow([&] {
        const Matrix whole = readRawMatrix(file, columns);
        const MappedMatrix mapped(file, columns);
        fuzz::require(mapped.rows() == whole.rows && whole.rows > 0, "both readers count alike");
        fuzz::require(mapped.values().size() == whole.values.size(), "all values");
        const Matrix last = readRawMatrixRows(file, columns, whole.rows - 1, 1);
        fuzz::require(last.values.size() == static_cast<std::size_t>(columns), "one row");
        mapped.row(whole.rows - 1);
    });
    fuzz::allow([&] { readRawMatrixRows(file, columns, 1, std::numeric_limits<std::int64_t>::max()); });
    fuzz::allow([&] { readStatisticsOf(file, columns); });
    return 0;
}
