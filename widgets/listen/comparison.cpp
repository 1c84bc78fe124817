// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/comparison.h"

#include "widgets/listen/checkpoint_model.h"

#include <algorithm>
#include <utility>

namespace sonorant {

bool SoundSource::operator==(const SoundSource& other) const {
    if (isNatural() || other.isNatural()) return isNatural() == other.isNatural();
    return run == other.run && checkpoint->key == other.checkpoint->key &&
           checkpoint->stamp == other.checkpoint->stamp;
}

Comparison::Comparison(ListenLibrary* library, QObject* parent) : QObject(parent), m_library(library) {
    m_sides[A].source = SoundSource();
    connect(&m_shelf, &SoundShelf::arrived, this, &Comparison::soundsArrived);
    connect(&m_player, &AbPlayer::positionChanged, this, [this](double seconds) {
        m_axis.setCursor(seconds);
        if (m_player.isPlaying()) m_axis.reveal(seconds);
    });
    connect(&m_axis, &TimeAxis::seekWanted, &m_player, &AbPlayer::seek);
    connect(&m_axis, &TimeAxis::regionChanged, this, &Comparison::regionChanged);
    connect(m_library, &ListenLibrary::runsChanged, this, &Comparison::update);
}

const ListenUtterance* Comparison::current() const {
    return m_utterance >= 0 && m_utterance < static_cast<int>(m_library->utterances().size())
               ? &m_library->utterances()[static_cast<std::size_t>(m_utterance)]
               : nullptr;
}

void Comparison::setUtterance(int index) {
    m_utterance = index;
    m_player.stop();
    m_player.clear();
    m_tracks.clear();
    m_trackFiles.clear();
    m_axis.setDuration(0);
    m_shelf.setRate(static_cast<int>(m_library->project().data.wavSampRate));
    m_neighbours.clear();
    update();
    Q_EMIT utteranceChanged();
}

void Comparison::setSource(Side side, const std::optional<SoundSource>& source) {
    m_sides[side].source = source;
    update();
}

QString Comparison::text(Side side) const {
    const std::optional<SoundSource>& source = m_sides[side].source;
    if (!source) return tr("No checkpoint");
    if (source->isNatural()) return tr("Natural recording");
    const int run = m_library->runIndex(source->run);
    const QString checkpoint = checkpointText(*source->checkpoint);
    return run < 0
               ? checkpoint
               : tr("%1 of %2").arg(checkpoint, runText(m_library->runs()[static_cast<std::size_t>(run)]));
}

Path Comparison::fileOf(const std::optional<SoundSource>& source) const {
    const ListenUtterance* const utterance = current();
    if (!utterance || !source) return {};
    if (source->isNatural()) return utterance->natural;
    const GeneratedSound* const sound = m_library->sound(source->run, *source->checkpoint, utterance->name);
    return sound ? sound->file : Path();
}

void Comparison::update() {
    for (SideState& side : m_sides)
        side.file = fileOf(side.source);
    std::vector<Path> wanted;
    for (const SideState& side : m_sides)
        if (!side.file.empty()) wanted.push_back(side.file);
    for (const Path& file : m_neighbours)
        if (std::find(wanted.begin(), wanted.end(), file) == wanted.end()) wanted.push_back(file);
    m_shelf.want(wanted);
    Q_EMIT sourcesChanged();
    soundsArrived();
}

void Comparison::setNeighbours(std::vector<Path> files) {
    if (files == m_neighbours) return;
    m_neighbours = std::move(files);
    std::vector<Path> wanted;
    for (const SideState& side : m_sides)
        if (!side.file.empty()) wanted.push_back(side.file);
    wanted.insert(wanted.end(), m_neighbours.begin(), m_neighbours.end());
    m_shelf.want(wanted);
}

void Comparison::forget(const Path& file) {
    m_shelf.forget(file);
    m_trackFiles.clear(); // what plays is of the old file
}

const ShelvedSound* Comparison::sound(Side side) const {
    return m_sides[side].file.empty() ? nullptr : m_shelf.find(m_sides[side].file);
}

SpectrogramView::Tiles Comparison::tiles(Side side, const SpectrogramOptions& options) {
    return m_sides[side].file.empty() ? nullptr : m_shelf.tiles(m_sides[side].file, options);
}

void Comparison::soundsArrived() {
    updateDuration();
    updateTracks();
    Q_EMIT soundsChanged();
}

void Comparison::updateDuration() {
    double seconds = 0;
    for (const Side side : {A, B})
        if (const ShelvedSound* const read = sound(side); read && read->sound)
            seconds = std::max(seconds, read->sound->seconds());
    // A shorter epoch must not move what is looked at.
    if (seconds <= m_axis.duration()) return;
    const bool fresh = m_axis.duration() <= 0, all = m_axis.showsAll();
    const double begin = m_axis.begin(), end = m_axis.end(), cursor = m_axis.cursor();
    const double regionBegin = m_axis.regionBegin(), regionEnd = m_axis.regionEnd();
    m_axis.setDuration(seconds);
    if (fresh) return;
    if (!all) m_axis.setRange(begin, end);
    m_axis.setCursor(cursor);
    m_axis.setRegion(regionBegin, regionEnd);
}

void Comparison::updateTracks() {
    // Until a sound that is being read has come, the one before it goes on: no gap while epochs are switched.
    for (const SideState& side : m_sides)
        if (!side.file.empty() && !m_shelf.find(side.file)) return;
    std::vector<Track> tracks;
    std::vector<Side> sides;
    std::vector<Path> files;
    std::vector<Loudness> loudness;
    for (const Side side : {A, B}) {
        const ShelvedSound* const read = sound(side);
        if (!read || !read->sound) continue;
        tracks.push_back({text(side), read->sound, 1});
        loudness.push_back(read->loudness);
        sides.push_back(side);
        files.push_back(m_sides[side].file);
    }
    const std::vector<float> gains =
        m_matched ? matchingGains(loudness) : std::vector<float>(tracks.size(), 1.0F);
    if (files == m_trackFiles && sides == m_tracks) {
        for (std::size_t i = 0; i < gains.size(); ++i)
            m_player.setTrackGain(static_cast<int>(i), gains[i]);
        return;
    }
    for (std::size_t i = 0; i < tracks.size(); ++i)
        tracks[i].gain = gains[i];
    m_tracks = sides;
    m_trackFiles = files;
    // The side that was asked for, as soon as it has a sound.
    const auto wish = std::find(m_tracks.begin(), m_tracks.end(), m_wish);
    const int track = wish == m_tracks.end() ? 0 : static_cast<int>(wish - m_tracks.begin());
    m_player.setTracks(std::move(tracks), track);
    updateLoop();
    if (m_tracks.empty() || m_tracks[static_cast<std::size_t>(track)] == m_heard) return;
    m_heard = m_tracks[static_cast<std::size_t>(track)];
    Q_EMIT heardChanged();
}

void Comparison::hear(Side side) {
    const auto track = std::find(m_tracks.begin(), m_tracks.end(), side);
    if (track == m_tracks.end()) return;
    m_wish = side;
    if (side == m_heard) return;
    m_heard = side;
    m_player.setCurrent(static_cast<int>(track - m_tracks.begin()));
    Q_EMIT heardChanged();
}

void Comparison::setLoudnessMatched(bool matched) {
    m_matched = matched;
    updateTracks();
}

void Comparison::setLooping(bool looping) {
    m_loopsByRegion = false;
    if (looping == m_looping) return;
    m_looping = looping;
    updateLoop();
    Q_EMIT loopingChanged();
}

void Comparison::regionChanged() {
    // Marking a stretch asks for hearing it again and again; taking the mark away, for going on as before.
    if (m_axis.hasRegion() && !m_looping) {
        setLooping(true);
        m_loopsByRegion = true;
    } else if (!m_axis.hasRegion() && m_loopsByRegion) {
        setLooping(false);
    }
    updateLoop();
}

void Comparison::updateLoop() {
    if (!m_looping)
        m_player.clearLoop();
    else if (m_axis.hasRegion())
        m_player.setLoop(m_axis.regionBegin(), m_axis.regionEnd());
    else
        m_player.setLoop(0, m_player.duration());
}

} // namespace sonorant
