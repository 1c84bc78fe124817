// SPDX-License-Identifier: GPL-3.0-or-later
// Protocols: the class of each utterance.
#include "projects/lfcc-lcnn/protocol.h"
#include "tests/fuzz/fuzz_target.h"

using namespace sonorant;
using projects::lfcc_lcnn::Protocol;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(fuzz::bytesOf(data, size));
    const std::vector<std::string> classes = {"bonafide", "spoof"};
    fuzz::allow([&] {
        const Protocol protocol = Protocol::parse(text, classes, "input.txt");
        fuzz::require(protocol.size() > 0, "a protocol without a line is refused");
        fuzz::require(protocol.size() <= size / 4, "an entry has a name, a blank and a class");
        // The first line that says something is found again under its name.
        const std::size_t end = text.find('\n');
        const std::string first = text.substr(0, end);
        const std::size_t blank = first.find(' ');
        if (blank != std::string::npos && first.find_first_of("#\t\r\v\f\xEF") == std::string::npos &&
            blank > 0 && first.find(' ', blank + 1) == std::string::npos) {
            const std::int64_t found = protocol.classOf(first.substr(0, blank));
            fuzz::require(classes.at(static_cast<std::size_t>(found)) == first.substr(blank + 1),
                          "a name has the class of its line");
        }
    });
    return 0;
}
