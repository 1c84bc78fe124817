// SPDX-License-Identifier: GPL-3.0-or-later
// Any file that the Inspect page opens; the first byte chooses its extension.
#include "core/inspect/analysis.h"
#include "core/inspect/document.h"
#include "core/inspect/export.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/memory_folder.h"

#include <array>
#include <vector>

using namespace sonorant;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array<const char*, 8> extensions{".npy", ".mfbsp", ".bin", ".dic",
                                                    ".wav", ".f0",    "",     ".txt"};
    constexpr std::int64_t mostValues = 1 << 20;
    std::string_view bytes = fuzz::bytesOf(data, size);
    const std::string name = std::string("input") + extensions[fuzz::choose(bytes, extensions.size())];
    const Path file = fuzz::memoryFolder().write(name, bytes);
    fuzz::allow([&] {
        OpenOptions options;
        options.known = {{".f0", 1, 0.005}};
        const DocumentPtr document = openDocument(file, options);
        fuzz::require(document->rows() >= 0 && document->columns() >= 1, "rows and columns");
        if (document->rows() == 0) return;
        document->value(document->rows() - 1, document->columns() - 1);
        if (document->columns() > mostValues) return;
        std::vector<float> row(static_cast<std::size_t>(document->columns()));
        document->read(document->rows() / 2, 1, row);
        fuzz::allow([&] { document->value(document->rows(), 0); });
        if (document->rows() > mostValues / document->columns()) return;
        BlockPyramid pyramid(document);
        analyse(pyramid, {}, 1);
        pyramid.means(0, document->rows(), row);
        exportNpy(*document, wholeOf(*document), fuzz::memoryFolder().path() / "out.npy", {});
    });
    return 0;
}
