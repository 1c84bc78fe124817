// SPDX-License-Identifier: GPL-3.0-or-later
#include "projects/lfcc-lcnn/protocol.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

namespace sonorant::projects::lfcc_lcnn {

namespace {

constexpr std::uint64_t maxProtocolBytes = std::uint64_t(1) << 28;
constexpr const char* lineForms = "a line is \"NAME LABEL\" or \"SPEAKER NAME - ATTACK LABEL\"";

std::vector<std::string> columnsOf(const std::string& line) {
    std::istringstream stream(line);
    std::vector<std::string> columns;
    for (std::string column; stream >> column;)
        columns.push_back(column);
    return columns;
}

std::string lineOf(const std::string& context, std::size_t number) {
    return fmt::format("{}, line {}", context, number);
}

} // namespace

void Protocol::addLine(const std::string& line, std::size_t number, const std::vector<std::string>& classes) {
    const std::string where = lineOf(m_context, number);
    if (!isUtf8(line))
        throw Error(ErrorKind::Malformed, "expected text in UTF-8, found other bytes", where,
                    "name a text file, saved as UTF-8");
    const std::vector<std::string> columns = columnsOf(line);
    if (columns.empty() || columns.front().front() == '#') return;
    if (columns.size() != 2 && columns.size() != 5)
        throw Error(ErrorKind::Malformed, fmt::format("expected 2 or 5 columns, found {}", columns.size()),
                    where, lineForms);
    const std::string& name = columns.size() == 2 ? columns[0] : columns[1];
    const std::string& label = columns.back();
    const auto found = std::find(classes.begin(), classes.end(), label);
    if (found == classes.end()) {
        const auto nearest = nearestName(label, classes);
        throw Error(
            ErrorKind::Malformed,
            fmt::format("expected one of the classes {}, found \"{}\"", fmt::join(classes, ", "), label),
            where,
            nearest ? fmt::format("did you mean {}?", *nearest)
                    : "correct the line, or add it to model.classes");
    }
    const auto [entry, isNew] = m_entries.try_emplace(name, Entry{found - classes.begin(), number});
    if (!isNew)
        throw Error(ErrorKind::Malformed,
                    fmt::format("expected each name once, found \"{}\", which stands in line {}, too", name,
                                entry->second.line),
                    where, "remove one of the two lines");
}

Protocol Protocol::parse(const std::string& text, const std::vector<std::string>& classes,
                         const std::string& context) {
    Protocol protocol;
    protocol.m_context = context;
    const bool marked = text.rfind("\xEF\xBB\xBF", 0) == 0;
    std::size_t number = 0;
    forEachLine(marked ? std::string_view(text).substr(3) : std::string_view(text),
                [&](std::string_view line) { protocol.addLine(std::string(line), ++number, classes); });
    if (protocol.m_entries.empty())
        throw Error(ErrorKind::Malformed, "expected the classes of utterances, found no line", context,
                    lineForms);
    return protocol;
}

Protocol Protocol::read(const Path& file, const std::vector<std::string>& classes) {
    return parse(readFile(file, maxProtocolBytes), classes, toUtf8(file));
}

std::int64_t Protocol::classOf(const std::string& name) const {
    const auto found = m_entries.find(name);
    if (found == m_entries.end()) requireAll({name});
    return found->second.label;
}

void Protocol::requireAll(const std::vector<std::string>& names) const {
    std::vector<std::string> missing;
    for (const std::string& name : names)
        if (!m_entries.contains(name)) missing.push_back(name);
    if (missing.empty()) return;
    throw Error(ErrorKind::NotFound,
                fmt::format("expected the class of every utterance, found none of {}: {}",
                            counted(missing.size(), "utterance"), nameSome(missing)),
                m_context, "add a line for each of them, or take them off the lists");
}

} // namespace sonorant::projects::lfcc_lcnn
