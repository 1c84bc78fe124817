// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/measure/spectrogram.h"
#include "widgets/jobs/mailbox.h"

#include <QObject>

#include <condition_variable>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace sonorant {

/// The tiles of a spectrogram that were looked at, computed by a thread of their own as they are wanted.
/// Views may share one: a page keeps it per sound, so that coming back to a sound costs nothing. Lives in the
/// GUI thread; deleting it stops the thread within a tile's time (milliseconds).
class SpectrogramTiles : public QObject {
    Q_OBJECT
public:
    using Spectra = std::shared_ptr<const Spectrogram>;

    explicit SpectrogramTiles(Spectra spectra, QObject* parent = nullptr);
    ~SpectrogramTiles() override;

    const Spectrogram& spectra() const { return *m_spectra; }
    /// The tile when it is there; nullptr while it is not. Valid until the next call of want().
    const SpectrogramTile* find(int level, std::int64_t tile) const;
    /// What is seen now: these tiles are computed in this order, and earlier wishes are dropped.
    /// Tiles that were not wanted for long go when all together take more than 32 MB.
    void want(int level, std::int64_t firstTile, std::int64_t lastTile);
    /// Nothing that was wanted is missing.
    bool isComplete() const;
    std::size_t bytesHeld() const { return m_bytes; }

Q_SIGNALS:
    /// Something that was wanted has come.
    void changed();

private:
    using Key = std::pair<int, std::int64_t>; ///< level, tile
    struct Held {
        SpectrogramTile tile;
        std::list<Key>::iterator use;
    };

    void run(const std::stop_token& stop);
    void collect();
    void forget();

    Spectra m_spectra;
    std::map<Key, Held> m_held;
    std::list<Key> m_uses; ///< the latest first
    std::size_t m_bytes = 0;
    std::vector<Key> m_seen; ///< the latest wish

    std::mutex m_mutex;        ///< of the two below
    std::vector<Key> m_wanted; ///< the next one last
    std::vector<std::pair<Key, SpectrogramTile>> m_made;
    std::condition_variable_any m_wake;
    Mailbox m_mailbox;
    std::jthread m_thread;
};

} // namespace sonorant
