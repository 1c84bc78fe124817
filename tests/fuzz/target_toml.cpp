// SPDX-License-Identifier: GPL-3.0-or-later
// config.toml: read as a project, and edited as text.
#include "core/config/project_file.h"
#include "core/config/toml_document.h"
#include "tests/fuzz/fuzz_target.h"

#include <algorithm>

using namespace sonorant;

namespace {

using Entry = TomlDocument::Entry;

/// Every entry but table.key has kept its value.
bool othersKept(const std::vector<Entry>& before, const TomlDocument& after, const Entry& edited) {
    return std::all_of(before.begin(), before.end(), [&](const Entry& entry) {
        if (entry.table == edited.table && entry.key == edited.key) return true;
        const Entry* const now = after.find(entry.table, entry.key);
        return now && toToml(now->value) == toToml(entry.value); // as text, since NaN differs from itself
    });
}

void edit(const TomlDocument& document, const Entry& entry) {
    const Value value = entry.value.isText() ? Value(1) : Value("a \"new\"\nvalue # \\");
    TomlDocument changed = document;
    changed.set(entry.table, entry.key, value);
    fuzz::require(!changed.syntaxError(), "an edited file is still TOML");
    const Entry* const now = changed.find(entry.table, entry.key);
    fuzz::require(now && now->value == value, "the new value is there");
    fuzz::require(othersKept(document.entries(), changed, entry), "an edit touches no other value");
    TomlDocument removed = document;
    removed.remove(entry.table, entry.key);
    fuzz::require(!removed.syntaxError() && !removed.find(entry.table, entry.key), "a removed key is gone");
    fuzz::require(othersKept(document.entries(), removed, entry), "a removal touches no other value");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(fuzz::bytesOf(data, size));
    fuzz::allow([&] {
        const ReadResult read = readProjectText(text, "/project/config.toml");
        validate(read.config, true, true);
        fuzz::require(!writeProjectText(read.config).empty(), "a configuration can be written");
    });
    const TomlDocument document(text);
    if (document.syntaxError()) return 0;
    const std::vector<Entry>& entries = document.entries();
    // The first and the last will do: each edit parses the whole text several times.
    if (!entries.empty()) edit(document, entries.front());
    if (entries.size() > 1) edit(document, entries.back());
    TomlDocument added = document;
    if (!document.find("training", "lr")) {
        added.set("training", "lr", Value(0.5));
        fuzz::require(added.find("training", "lr") != nullptr, "an added key is there");
    }
    return 0;
}
