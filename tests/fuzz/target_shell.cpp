// SPDX-License-Identifier: GPL-3.0-or-later
// Shell lines that start the Python framework.
#include "core/migrate/shell_options.h"
#include "core/migrate/shell_words.h"
#include "tests/fuzz/fuzz_target.h"

using namespace sonorant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view script = fuzz::bytesOf(data, size);
    fuzz::allow([&] {
        std::size_t bytes = 0;
        for (const ShellCommand& command : readShell(script, "script"))
            for (const ShellWord& word : command.words)
                bytes += word.text.size();
        fuzz::require(bytes <= script.size(), "nothing is expanded");
        readShellOptions(script, "script");
    });
    return 0;
}
