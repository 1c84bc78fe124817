// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/inspect/columns.h"
#include "core/inspect/documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

namespace sonorant {

namespace {

std::string extensionOf(const Path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

bool isSound(std::string_view bytes, const std::string& extension) {
    static const std::set<std::string> extensions{".wav", ".flac", ".ogg", ".aiff", ".aif", ".mp3", ".opus"};
    return bytes.starts_with("RIFF") || bytes.starts_with("fLaC") || bytes.starts_with("OggS") ||
           bytes.starts_with("RF64") || extensions.count(extension) > 0;
}

bool isText(std::string_view bytes) {
    std::string_view begin = bytes.substr(0, 4096);
    while (!begin.empty() && static_cast<unsigned char>(begin.back()) >= 128)
        begin.remove_suffix(1); // a character that is cut in two
    return !begin.empty() && isUtf8(begin) && std::all_of(begin.begin(), begin.end(), [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code >= 32 || code == '\n' || code == '\r' || code == '\t';
    });
}

/// Refuses what is plainly no file of numbers, saying where it belongs.
void requireNumbers(std::string_view bytes, const std::string& extension, const Path& file) {
    if (bytes.starts_with("PK\x03\x04"))
        throw Error(ErrorKind::Unsupported, "expected a file of numbers, found an archive", toUtf8(file),
                    extension == ".pt" ? "the Checkpoints page shows what is in a .pt file"
                                       : "unpack it and open a file of it");
    if (isText(bytes))
        throw Error(ErrorKind::Unsupported, "expected a file of numbers, found text", toUtf8(file),
                    extension == ".toml" ? "open it as a project" : "open it with a text editor");
}

std::span<const float> floatsOf(std::string_view bytes) {
    return {reinterpret_cast<const float*>(bytes.data()), bytes.size() / sizeof(float)};
}

/// Means, then deviations: an even number of finite values, of which the second half is above zero.
bool looksLikeStatistics(std::string_view bytes, const Path& file) {
    const std::span<const float> values = floatsOf(bytes);
    if (bytes.size() % 8 != 0 || bytes.empty() || bytes.size() > (1U << 20)) return false;
    if (toUtf8(file.filename()).find("mean_std") != std::string::npos) return true;
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    return std::all_of(values.begin(), half, [](float v) { return std::isfinite(v); }) &&
           std::all_of(half, values.end(), [](float v) { return std::isfinite(v) && v > 0; });
}

DocumentPtr openStatistics(std::string_view bytes, DocumentInfo info) {
    const std::span<const float> values = floatsOf(bytes);
    const std::size_t dimensions = values.size() / 2;
    Matrix matrix{static_cast<std::int64_t>(dimensions), 2, {}};
    for (std::size_t i = 0; i < dimensions; ++i)
        matrix.values.insert(matrix.values.end(), {values[i], values[dimensions + i]});
    info.kind = DocumentKind::Statistics;
    info.format = "mean and deviation per dimension";
    info.columnNames = {"Mean", "Deviation"};
    return std::make_shared<MatrixDocument>(std::move(matrix), std::move(info));
}

DocumentPtr openLengths(const Path& file, DocumentInfo info) {
    std::vector<DicEntry> entries = readDic(file);
    if (entries.empty()) throw Error(ErrorKind::Malformed, "expected sequences, found none", toUtf8(file));
    info.kind = DocumentKind::Lengths;
    info.format = "lengths of sequences";
    info.columnNames = {"Length"};
    return std::make_shared<LengthsDocument>(std::move(entries), std::move(info));
}

DocumentPtr openRaw(MappedFile map, const std::string& extension, const OpenOptions& options,
                    DocumentInfo info) {
    // Of a large file only the beginning is looked at: it opens at once.
    const std::span<const float> all = floatsOf(map.bytes());
    const std::span<const float> values = all.first(std::min<std::size_t>(all.size(), std::size_t(1) << 21));
    info.kind = DocumentKind::Raw;
    info.format = "float32 matrix";
    info.columns = options.columns;
    if (info.columns < 1) {
        const ColumnChoice best = plausibleColumns(info.bytes, extension, values, options.known).front();
        info.columns = best.columns;
        info.columnsAreGuessed = !best.ofProject;
    }
    for (const KnownFeature& feature : options.known)
        if (feature.extension == extension) info.secondsPerRow = feature.secondsPerRow;
    if (implausibleShare(values) > 1.0 / 3)
        info.notes.push_back("More than a third of the values are not numbers, tiny or enormous: this is "
                             "hardly a file of float32 values.");
    return std::make_shared<RawDocument>(std::move(map), std::move(info));
}

} // namespace

DocumentPtr openDocument(const Path& file, const OpenOptions& options) {
    MappedFile map(file);
    const std::string extension = extensionOf(file);
    DocumentInfo info;
    info.file = file;
    info.bytes = map.bytes().size();
    if (info.bytes == 0)
        throw Error(ErrorKind::Malformed, "expected numbers, found an empty file", toUtf8(file));
    if (map.bytes().starts_with("\x93NUMPY") || extension == ".npy")
        return openNpyDocument(std::move(map), std::move(info));
    if (isSound(map.bytes(), extension)) return openSoundDocument(std::move(info));
    if (extension == ".dic") return openLengths(file, std::move(info));
    requireNumbers(map.bytes(), extension, file);
    if (extension == ".bin" && options.columns == 0 && looksLikeStatistics(map.bytes(), file))
        return openStatistics(map.bytes(), std::move(info));
    return openRaw(std::move(map), extension, options, std::move(info));
}

} // namespace sonorant
