// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/line_file.h"

#include "core/base/error.h"

#include <fmt/format.h>

namespace sonorant {

void LineFile::add(const std::string& line) {
    if (line.find_first_of("\r\n") != std::string::npos)
        throw Error(ErrorKind::Internal,
                    fmt::format("expected one line for an utterance, found \"{}\"", line), toUtf8(m_file));
    m_text += line + "\n";
}

void LineFile::write() const {
    if (!m_text.empty()) writeFileAtomically(m_file, m_text);
}

Path linesFileIn(const ProjectConfig& config, const Path& folder, const std::string& name) {
    return folder / (config.inference.outputFilenamePrefix + name);
}

} // namespace sonorant
