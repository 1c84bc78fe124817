// SPDX-License-Identifier: GPL-3.0-or-later
// NumPy's arrays; the first byte chooses the columns that are asked for.
#include "core/io/npy.h"
#include "tests/fuzz/fuzz_target.h"

#include <array>

using namespace sonorant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array<std::int64_t, 6> columnChoices{0, 1, 2, 3, 80, std::int64_t(1) << 62};
    std::string_view bytes = fuzz::bytesOf(data, size);
    const std::int64_t columns = columnChoices[fuzz::choose(bytes, columnChoices.size())];
    fuzz::allow([&] {
        const Matrix matrix = parseNpy(bytes, columns, "input.npy");
        fuzz::require(matrix.rows > 0 && matrix.columns > 0, "an array with values");
        fuzz::require(matrix.values.size() == static_cast<std::size_t>(matrix.rows * matrix.columns),
                      "all values");
        fuzz::require(columns == 0 || matrix.columns == columns, "the columns that were asked for");
    });
    return 0;
}
