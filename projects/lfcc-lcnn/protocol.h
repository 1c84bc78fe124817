// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace sonorant::projects::lfcc_lcnn {

/// The class of each utterance, from a text file. Each line is one of
///
///     NAME LABEL
///     SPEAKER NAME - ATTACK LABEL        (as the protocols of ASVspoof 2019)
///
/// with columns separated by blanks or tabs. Blank lines and lines that begin with # say nothing; a
/// byte-order mark and CRLF ends are tolerated. Names are compared as they are; they are keys and no paths.
class Protocol {
public:
    /// @param classes the labels that may occur; a class is its index among them
    /// @throws Error Malformed, with the line, for another number of columns, a label that is no class, a
    /// name that
    ///         stands there twice, or text that is not UTF-8; Malformed also when there is no line at all
    static Protocol parse(const std::string& text, const std::vector<std::string>& classes,
                          const std::string& context);
    /// @throws Error NotFound, Unreadable; as parse()
    static Protocol read(const Path& file, const std::vector<std::string>& classes);

    std::size_t size() const { return m_entries.size(); }
    /// @throws Error NotFound naming the file
    std::int64_t classOf(const std::string& name) const;
    /// @throws Error NotFound naming the file, how many of the names it lacks, and some of them
    void requireAll(const std::vector<std::string>& names) const;

private:
    struct Entry {
        std::int64_t label;
        std::size_t line;
    };
    void addLine(const std::string& line, std::size_t number, const std::vector<std::string>& classes);

    std::string m_context; ///< the file, for errors
    std::unordered_map<std::string, Entry> m_entries;
};

} // namespace sonorant::projects::lfcc_lcnn
