// SPDX-License-Identifier: GPL-3.0-or-later
// Whole .pt files, of both formats, as far as their tensors.
#include "core/checkpoint/checkpoint_facts.h"
#include "core/checkpoint/checkpoint_file.h"
#include "core/checkpoint/epoch_checkpoint.h"
#include "core/checkpoint/state_dict.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_folder.h"

using namespace sonorant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::bytesOf(data, size);
    fuzz::allow([&] {
        const CheckpointValue value = parseCheckpoint(bytes, "input.pt");
        fuzz::allow([&] { checkpointFacts(value, "input.pt"); });
        fuzz::allow([&] { parseCheckpoint(checkpointBytes(value, "again"), "again.pt"); });
    });
    const Path file = fuzz::memoryFolder().write("input.pt", bytes);
    fuzz::allow([&] { readWeights(file); });
    fuzz::allow([&] { readEpochCheckpoint(file); });
    return 0;
}
