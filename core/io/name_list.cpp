// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/name_list.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <fmt/format.h>

namespace sonorant {

namespace {

/// A list is text that a person can write; anything larger is some other file chosen by mistake.
constexpr std::uint64_t maxListBytes = std::uint64_t(1) << 28;

/// A line without what nobody sees: white space, and a byte-order mark, which stands within a text that was
/// joined of several.
std::string_view nameIn(std::string_view line) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    line = trimmed(line);
    while (line.starts_with(mark))
        line = trimmed(line.substr(mark.size()));
    return line;
}

void requireUsable(std::string_view name, std::size_t line, const std::string& context) {
    const std::string where = fmt::format("{}, line {}", context, line);
    if (!isUtf8(name))
        throw Error(ErrorKind::Malformed, "expected a name in UTF-8, found other bytes", where,
                    "save the list as UTF-8 text");
    if (!isSafeRelativeName(name))
        throw Error(ErrorKind::Malformed,
                    fmt::format("expected a name below the data folders, found \"{}\"", name), where,
                    "names are relative, without \"..\"");
}

} // namespace

std::vector<std::string> parseNameList(std::string_view text, const std::string& context) {
    std::vector<std::string> names;
    std::size_t line = 0;
    forEachLine(text, [&](std::string_view raw) {
        ++line;
        const std::string_view name = nameIn(raw);
        if (name.empty()) return;
        requireUsable(name, line, context);
        names.emplace_back(name);
    });
    return names;
}

std::vector<std::string> readNameList(const Path& file) {
    return parseNameList(readFile(file, maxListBytes), toUtf8(file));
}

void writeNameList(const Path& file, const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string& name = names[i];
        requireUsable(name, i + 1, toUtf8(file));
        if (name.find_first_of("\r\n") != std::string::npos || nameIn(name).size() != name.size())
            throw Error(
                ErrorKind::Malformed,
                fmt::format("\"{}\" holds a line end, or white space or a byte-order mark at an end", name),
                toUtf8(file));
        text += name;
        text += '\n';
    }
    writeFileAtomically(file, text);
}

} // namespace sonorant
