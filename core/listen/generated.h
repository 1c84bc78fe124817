// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listen/checkpoints.h"

#include <map>
#include <string>

/// Sounds that were generated with a checkpoint, kept in `RUN/generated/<checkpoint>/` with a record,
/// `record.json`, by which they are found again: see docs/listening.md.
namespace sonorant {

/// One generated sound.
struct GeneratedSound {
    Path file;
    double audioSeconds = 0;
    double seconds = 0;   ///< of computing
    FileStamp checkpoint; ///< which state of the checkpoint's file it was made from; zeros: untrained
};

/// RUN/generated/<checkpoint>
Path generatedFolder(const Path& run, const ListenCheckpoint& checkpoint);

class GeneratedRecord {
public:
    explicit GeneratedRecord(Path folder) : m_folder(std::move(folder)) {}

    /// What the record in `folder` tells; empty when there is none. Sounds whose file is gone are
    /// left out, and so are files outside of the folder.
    /// @throws Error Unreadable, Malformed; Unsupported for a later version
    static GeneratedRecord read(const Path& folder);

    const Path& folder() const { return m_folder; }
    const std::map<std::string, GeneratedSound>& sounds() const { return m_sounds; }
    /// nullptr: was not generated.
    const GeneratedSound* find(const std::string& utterance) const;
    /// The one that was made from the checkpoint as it is now; nullptr: none.
    const GeneratedSound* findCurrent(const std::string& utterance, const ListenCheckpoint& checkpoint) const;
    void add(const std::string& utterance, GeneratedSound sound) { m_sounds[utterance] = std::move(sound); }
    /// Writes record.json beside the sounds. @throws Error Unwritable
    void write() const;

private:
    Path m_folder;
    std::map<std::string, GeneratedSound> m_sounds; ///< by utterance
};

} // namespace sonorant
