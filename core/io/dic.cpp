// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/dic.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sonorant {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t maxDicBytes = std::uint64_t(1) << 28; ///< millions of segments
constexpr int maxDepth = 2;                                   ///< an array of flat objects

/// A deep document is refused before it is read: its destruction would recurse.
void requireFlat(std::string_view text, const std::string& context) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') quoted = !quoted;
        if (quoted && c == '\\') ++i; // whatever is escaped ends no text
        if (quoted) continue;
        if (c == ']' || c == '}') --depth;
        if ((c == '[' || c == '{') && ++depth > maxDepth)
            throw Error(ErrorKind::Malformed, "expected an array of flat objects, found deeper nesting",
                        context);
    }
}

std::int64_t numberOf(const Json& object, const char* key, const std::string& where) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_integer())
        throw Error(ErrorKind::Malformed,
                    fmt::format("expected a whole number \"{}\", found {}", key,
                                found == object.end() ? "none" : found->type_name()),
                    where);
    if ((found->is_number_unsigned() && found->get<std::uint64_t>() > std::uint64_t(INT64_MAX)) ||
        found->get<std::int64_t>() < 0)
        throw Error(ErrorKind::Malformed, fmt::format("\"{}\" is out of range: {}", key, found->dump()),
                    where);
    return found->get<std::int64_t>();
}

DicEntry entryOf(const Json& object, const std::string& where) {
    if (!object.is_object())
        throw Error(ErrorKind::Malformed, fmt::format("expected an object, found {}", object.type_name()),
                    where);
    const auto name = object.find("seq_name");
    if (name == object.end() || !name->is_string())
        throw Error(ErrorKind::Malformed, "expected a text \"seq_name\"", where);
    DicEntry entry;
    entry.seqName = name->get<std::string>();
    if (!isSafeRelativeName(entry.seqName))
        throw Error(ErrorKind::Malformed,
                    fmt::format("expected a name below the data folders, found \"{}\"", entry.seqName),
                    where);
    entry.length = numberOf(object, "length", where);
    entry.segIdx = numberOf(object, "seg_idx", where);
    entry.startPos = numberOf(object, "start_pos", where);
    entry.infoId = numberOf(object, "info_id", where);
    return entry;
}

} // namespace

std::string dicText(const std::vector<DicEntry>& entries) {
    std::string text = "[";
    for (const DicEntry& entry : entries) {
        if (!isUtf8(entry.seqName))
            throw Error(ErrorKind::Malformed, "expected an utterance name in UTF-8, found other bytes");
        if (text.size() > 1) text += ", ";
        const std::string name = Json(entry.seqName).dump(-1, ' ', true); // escapes as json.dumps does
        text +=
            fmt::format(R"({{"length": {}, "seq_name": {}, "seg_idx": {}, "start_pos": {}, "info_id": {}}})",
                        entry.length, name, entry.segIdx, entry.startPos, entry.infoId);
    }
    text += ']';
    return text;
}

void writeDic(const Path& file, const std::vector<DicEntry>& entries) {
    writeFileAtomically(file, dicText(entries));
}

std::vector<DicEntry> parseDic(std::string_view text, const std::string& context) {
    requireFlat(text, context);
    Json document;
    try {
        document = Json::parse(text);
    } catch (const Json::exception& broken) {
        throw Error(ErrorKind::Malformed, fmt::format("this is no JSON: {}", broken.what()), context,
                    "delete the cached list: it is made again");
    }
    if (!document.is_array())
        throw Error(ErrorKind::Malformed, fmt::format("expected an array, found {}", document.type_name()),
                    context);
    std::vector<DicEntry> entries;
    entries.reserve(document.size());
    for (const Json& object : document)
        entries.push_back(entryOf(object, fmt::format("{}, entry {}", context, entries.size())));
    return entries;
}

std::vector<DicEntry> readDic(const Path& file) {
    return parseDic(readFile(file, maxDicBytes), toUtf8(file));
}

} // namespace sonorant
