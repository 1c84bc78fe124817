// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"

#include <string>

namespace sonorant {

/// The text file of a model that says a line per utterance (ModelDescriptor::linesFile), gathered and then
/// written whole, in the order of the test set.
class LineFile {
public:
    explicit LineFile(Path file) : m_file(std::move(file)) {}

    const Path& file() const { return m_file; }
    /// @throws Error Internal for a line that is more than one
    void add(const std::string& line);
    /// Replaces the file; nothing is written as long as there is no line. @throws Error Unwritable
    void write() const;

private:
    Path m_file;
    std::string m_text;
};

/// `folder` / prefix + `name`.
Path linesFileIn(const ProjectConfig& config, const Path& folder, const std::string& name);

} // namespace sonorant
