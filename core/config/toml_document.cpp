// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/toml_document.h"

#include "core/base/error.h"
#include "core/config/toml_scanner.h"

#include <fmt/format.h>
#include <toml.hpp>

#include <algorithm>
#include <sstream>
#include <utility>

namespace sonorant {

namespace {

/// Lists longer than this on one line are broken after each item.
constexpr std::size_t maxLineLength = 100;

std::optional<Value> fromToml(const toml::value& value) {
    switch (value.type()) {
    case toml::value_t::boolean:
        return Value(value.as_boolean());
    case toml::value_t::integer:
        return Value(static_cast<std::int64_t>(value.as_integer()));
    case toml::value_t::floating:
        return Value(value.as_floating());
    case toml::value_t::string:
        return Value(value.as_string().str);
    case toml::value_t::array:
        break;
    default:
        return std::nullopt;
    }
    ValueList list;
    for (const toml::value& item : value.as_array()) {
        std::optional<Value> converted = fromToml(item);
        if (!converted) return std::nullopt;
        list.push_back(std::move(*converted));
    }
    return Value(std::move(list));
}

/// The first line of toml11's words, without its "[error] toml::parse_xyz: " in front.
std::string plainWords(const std::string& what) {
    std::string line = what.substr(0, what.find('\n'));
    if (line.compare(0, 8, "[error] ") == 0) line.erase(0, 8);
    if (line.compare(0, 6, "toml::") == 0)
        if (const std::size_t colon = line.find(": "); colon != std::string::npos) line.erase(0, colon + 2);
    return line;
}

/// As toToml, but a long list has one item per line.
std::string written(const Value& value, const std::string& lineEnd) {
    std::string text = toToml(value);
    if (!value.isList() || text.size() <= maxLineLength) return text;
    text = "[";
    for (const Value& item : value.toList())
        text += lineEnd + "    " + toToml(item) + ",";
    return text + lineEnd + "]";
}

std::string lineEndOf(const std::string& text) {
    const std::size_t end = text.find('\n');
    return end != std::string::npos && end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
}

/// Where a new entry of the table goes: behind its last one, or behind its header. npos without such a table.
std::size_t insertionPoint(const TomlScan& scan, const std::string& table) {
    std::size_t point = std::string::npos;
    for (const ScannedTable& each : scan.tables)
        if (each.name == table) point = each.end;
    for (const ScannedEntry& each : scan.entries)
        if (each.table == table) point = each.lineEnd;
    return point;
}

} // namespace

TomlDocument::TomlDocument(std::string text) : m_text(std::move(text)) {
    parse();
}

void TomlDocument::setText(std::string text) {
    m_text = std::move(text);
    parse();
}

const TomlDocument::Entry* TomlDocument::find(const std::string& table, const std::string& key) const {
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) {
        return entry.table == table && entry.key == key;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

void TomlDocument::parse() {
    m_entries.clear();
    m_error.reset();
    const TomlScan scan = scanToml(m_text);
    if (scan.error) {
        m_error = scan.error;
        return;
    }
    // Each value by itself: the scanner has found where it stands, toml11 says what it means. A slip of
    // either then names the right line, and memory stays small for long texts.
    for (const ScannedEntry& place : scan.entries) {
        std::istringstream stream("value = " + m_text.substr(place.begin, place.end - place.begin) + "\n");
        try {
            const toml::value parsed = toml::parse(stream, "config.toml");
            std::optional<Value> value;
            if (parsed.as_table().size() == 1 && parsed.contains("value"))
                value = fromToml(parsed.at("value"));
            if (!value)
                m_error = {place.line, fmt::format("{} has a value of a kind that no option has", place.key)};
            else
                m_entries.push_back(
                    {place.table, place.key, std::move(*value), place.line, place.begin, place.end});
        } catch (const std::exception& exception) {
            m_error = {place.line,
                       fmt::format("{} has no valid value: {}", place.key, plainWords(exception.what()))};
        }
        if (m_error) {
            m_entries.clear();
            return;
        }
    }
}

void TomlDocument::set(const std::string& table, const std::string& key, const Value& value) {
    if (m_error)
        throw Error(ErrorKind::Malformed, m_error->message, fmt::format("line {}", m_error->line),
                    "correct the text before changing options");
    const std::string lineEnd = lineEndOf(m_text);
    const std::string words = written(value, lineEnd);
    if (const Entry* entry = find(table, key)) {
        if (entry->value == value) return; // keeps the spelling
        m_text.replace(entry->begin, entry->end - entry->begin, words);
        parse();
        return;
    }
    std::string line = fmt::format("{} = {}{}", key, words, lineEnd);
    std::size_t point = insertionPoint(scanToml(m_text), table);
    if (point == std::string::npos) {
        point = m_text.size();
        line = fmt::format("[{}]{}", table, lineEnd) + line;
        if (point > 0) line = lineEnd + line;
    }
    if (point > 0 && m_text[point - 1] != '\n') line = lineEnd + line;
    m_text.insert(point, line);
    parse();
}

void TomlDocument::remove(const std::string& table, const std::string& key) {
    if (m_error) return;
    for (const ScannedEntry& entry : scanToml(m_text).entries) {
        if (entry.table != table || entry.key != key) continue;
        m_text.erase(entry.lineBegin, entry.lineEnd - entry.lineBegin);
        parse();
        return;
    }
}

} // namespace sonorant
