// SPDX-License-Identifier: GPL-3.0-or-later
// Blind tests (abx_TIME.json) and records of generated sounds (record.json).
#include "core/listen/abx.h"
#include "core/listen/generated.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_folder.h"

using namespace sonorant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::bytesOf(data, size);
    const auto& folder = fuzz::memoryFolder();
    const Path abx = folder.write("listening/abx_1.json", bytes);
    fuzz::allow([&] {
        const AbxTest test = readAbxTest(abx);
        fuzz::require(test.correct() <= test.answered() && test.answered() <= test.trials.size(), "a score");
        const double p = test.p();
        fuzz::require(p >= 0 && p <= 1, "a probability");
        writeAbxTest(test);
        fuzz::require(readAbxTest(abx).trials.size() == test.trials.size(), "what is written is read back");
    });
    fuzz::allow([&] { listAbxTests(folder.path()); });
    folder.write("generated/record.json", bytes);
    fuzz::allow([&] { GeneratedRecord::read(folder.path() / "generated"); });
    return 0;
}
