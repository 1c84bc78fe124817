// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/measure/loudness.h"
#include "core/measure/spectrogram.h"
#include "widgets/audio/play_source.h"
#include "widgets/views/spectrogram_tiles.h"
#include "widgets/views/waveform_view.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <map>
#include <memory>
#include <vector>

namespace sonorant {

class ThreadJob;

/// A sound as the Listen page needs it: to be played, drawn, and made equally loud.
struct ShelvedSound {
    PlaySource::SoundPtr sound; ///< null: it could not be read
    WaveformView::Samples wave;
    Loudness loudness;
    QString problem;                         ///< why it could not be read
    std::shared_ptr<SpectrogramTiles> tiles; ///< made when first looked at
    SpectrogramOptions tilesOptions;
};

/// Keeps the sounds that were read lately, all at one sampling rate, and reads more on a thread. Lives in
/// the GUI thread.
class SoundShelf : public QObject {
    Q_OBJECT
public:
    explicit SoundShelf(QObject* parent = nullptr);
    ~SoundShelf() override;

    /// Hz; other than before: everything is read anew.
    void setRate(int rate);
    /// What is needed now, the most urgent first; earlier wishes that are not among them are dropped.
    void want(const std::vector<Path>& files);
    /// nullptr: not there yet. Valid until the next want(), forget() or clear().
    const ShelvedSound* find(const Path& file) const;
    /// The spectrogram of a sound; null where it is not there.
    std::shared_ptr<SpectrogramTiles> tiles(const Path& file, const SpectrogramOptions& options);
    /// The file was replaced.
    void forget(const Path& file);
    void clear();
    bool isReading() const { return !m_job.isNull(); }

Q_SIGNALS:
    void arrived(); ///< one or more that were wanted

private:
    struct Inbox;
    void read();
    void drain();
    void dropOld();

    int m_rate = 16000;
    std::map<Path, ShelvedSound> m_sounds;
    std::vector<Path> m_wanted;
    std::shared_ptr<Inbox> m_inbox;
    QPointer<ThreadJob> m_job;
};

} // namespace sonorant
