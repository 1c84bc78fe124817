// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/audio/ab_player.h"
#include "widgets/listen/listen_library.h"
#include "widgets/listen/sound_shelf.h"
#include "widgets/views/spectrogram_view.h"
#include "widgets/views/time_axis.h"

#include <QObject>

#include <array>
#include <optional>

namespace sonorant {

/// What one side of the comparison holds: natural recordings, or what a checkpoint generated.
struct SoundSource {
    Path run;                                   ///< empty: natural
    std::optional<ListenCheckpoint> checkpoint; ///< nothing: natural
    bool isNatural() const { return !checkpoint.has_value(); }
    bool operator==(const SoundSource& other) const;
};

/// The state of the Listen page: one utterance from two sources, A and B, on one time axis and played by one
/// player. Sounds arrive as they are read. Lives in the GUI thread.
class Comparison : public QObject {
    Q_OBJECT
public:
    enum Side { A, B };

    explicit Comparison(ListenLibrary* library, QObject* parent = nullptr);

    /// -1: none. Playing stops with another utterance; position and zoom go.
    void setUtterance(int index);
    int utterance() const { return m_utterance; }
    const ListenUtterance* current() const;
    /// Playing goes on at the same moment.
    void setSource(Side side, const std::optional<SoundSource>& source);
    const std::optional<SoundSource>& source(Side side) const { return m_sides[side].source; }
    /// Nothing: as if the side were not wanted.
    bool has(Side side) const { return m_sides[side].source.has_value(); }
    QString text(Side side) const;
    /// Empty: there is none (no natural recording; not generated yet).
    Path file(Side side) const { return m_sides[side].file; }
    /// nullptr while it is not read.
    const ShelvedSound* sound(Side side) const;
    SpectrogramView::Tiles tiles(Side side, const SpectrogramOptions& options);
    /// Files that will likely be wanted soon: other epochs.
    void setNeighbours(std::vector<Path> files);
    /// Looks again where the files are: something was generated.
    void update();
    void forget(const Path& file);

    Side heard() const { return m_heard; }
    /// No-op while that side has no sound.
    void hear(Side side);
    void switchSides() { hear(m_heard == A ? B : A); }
    void setLoudnessMatched(bool matched);
    bool isLoudnessMatched() const { return m_matched; }
    /// The marked region, or everything where none is marked. Marking a region turns it on.
    void setLooping(bool looping);
    bool isLooping() const { return m_looping; }
    bool canPlay() const { return m_player.count() > 0; }

    TimeAxis* axis() { return &m_axis; }
    AbPlayer* player() { return &m_player; }

Q_SIGNALS:
    void utteranceChanged();
    void sourcesChanged(); ///< utterance, sources or their files
    void soundsChanged();  ///< what was read
    void heardChanged();
    void loopingChanged();

private:
    struct SideState {
        std::optional<SoundSource> source;
        Path file;
    };
    Path fileOf(const std::optional<SoundSource>& source) const;
    void soundsArrived();
    void updateTracks();
    void updateDuration();
    void updateLoop();
    void regionChanged();

    ListenLibrary* m_library;
    int m_utterance = -1;
    std::array<SideState, 2> m_sides;
    std::vector<Path> m_neighbours;
    Side m_heard = A;
    Side m_wish = A; ///< what the person asked to hear
    bool m_matched = true, m_looping = false;
    bool m_loopsByRegion = false; ///< marking a region made it so
    std::vector<Side> m_tracks;   ///< which side the player's tracks are
    std::vector<Path> m_trackFiles;
    TimeAxis m_axis;
    SoundShelf m_shelf;
    AbPlayer m_player;
};

} // namespace sonorant
