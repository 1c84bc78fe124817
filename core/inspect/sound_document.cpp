// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/inspect/documents.h"
#include "core/io/wave.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <mutex>

namespace sonorant {

namespace {

constexpr std::int64_t blockFrames = 16384;
constexpr std::size_t keptBlocks = 64;

/// Decoded on demand: long stretches by a reader of their own, short ones out of the last blocks, for a view
/// asks for a few samples per pixel.
class SoundDocument : public Document {
public:
    SoundDocument(WaveReader reader, DocumentInfo info) : Document(std::move(info)) {
        m_readers.push_back(std::make_unique<WaveReader>(std::move(reader)));
    }

    bool isRandomAccess() const override { return false; }
    bool isWhole() const override { return true; } // not mapped: a read fails with an error instead

protected:
    void readRows(std::int64_t first, std::int64_t count, std::span<float> target) const override {
        if (count >= blockFrames) return decode(first, count, target);
        while (count > 0) {
            const std::int64_t block = first / blockFrames, within = first % blockFrames;
            const std::int64_t part = std::min(count, blockFrames - within);
            const auto values = blockAt(block);
            std::copy_n(values->begin() + within * columns(), part * columns(), target.begin());
            target = target.subspan(static_cast<std::size_t>(part * columns()));
            first += part;
            count -= part;
        }
    }

private:
    using Block = std::shared_ptr<const std::vector<float>>;

    void decode(std::int64_t first, std::int64_t count, std::span<float> target) const {
        std::unique_ptr<WaveReader> reader;
        {
            const std::lock_guard lock(m_mutex);
            if (!m_readers.empty()) {
                reader = std::move(m_readers.back());
                m_readers.pop_back();
            }
        }
        if (!reader) reader = std::make_unique<WaveReader>(m_info.file);
        if (reader->info().frames < rows() || reader->info().channels != columns())
            throw Error(ErrorKind::Mismatch,
                        fmt::format("expected {} samples, found {}: the file has changed", rows(),
                                    reader->info().frames),
                        toUtf8(m_info.file), "open it again");
        reader->seek(first);
        const auto wanted = static_cast<std::size_t>(count * columns());
        const std::int64_t got = reader->read(target.first(wanted));
        if (got < count)
            throw Error(ErrorKind::Malformed,
                        fmt::format("expected {} samples, found {}", first + count, first + got),
                        toUtf8(m_info.file), "the file is cut off");
        const std::lock_guard lock(m_mutex);
        m_readers.push_back(std::move(reader));
    }

    Block blockAt(std::int64_t index) const {
        {
            const std::lock_guard lock(m_mutex);
            const auto found = std::find_if(m_blocks.begin(), m_blocks.end(),
                                            [index](const auto& each) { return each.first == index; });
            if (found != m_blocks.end()) return found->second;
        }
        const std::int64_t first = index * blockFrames, count = std::min(blockFrames, rows() - first);
        auto values = std::make_shared<std::vector<float>>(static_cast<std::size_t>(count * columns()));
        decode(first, count, *values);
        const std::lock_guard lock(m_mutex);
        m_blocks.emplace_front(index, values);
        if (m_blocks.size() > keptBlocks) m_blocks.pop_back();
        return values;
    }

    mutable std::mutex m_mutex; ///< of the two below
    mutable std::vector<std::unique_ptr<WaveReader>> m_readers;
    mutable std::deque<std::pair<std::int64_t, Block>> m_blocks; ///< the newest first
};

} // namespace

DocumentPtr openSoundDocument(DocumentInfo info) {
    WaveReader reader(info.file);
    const WaveInfo& wave = reader.info();
    info.kind = DocumentKind::Sound;
    info.format = fmt::format("{}, {} Hz, {}", wave.format, wave.samplingRate,
                              wave.channels == 1 ? "mono" : fmt::format("{} channels", wave.channels));
    info.rows = wave.frames;
    info.columns = wave.channels;
    info.secondsPerRow = wave.samplingRate > 0 ? 1.0 / wave.samplingRate : 0;
    if (wave.channels > 1)
        for (int i = 1; i <= wave.channels; ++i)
            info.columnNames.push_back(fmt::format("Channel {}", i));
    else
        info.columnNames = {"Amplitude"};
    if (wave.frames < 1) throw Error(ErrorKind::Malformed, "expected samples, found none", toUtf8(info.file));
    return std::make_shared<SoundDocument>(std::move(reader), std::move(info));
}

} // namespace sonorant
