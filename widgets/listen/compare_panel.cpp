// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/compare_panel.h"

#include "widgets/listen/comparison.h"
#include "widgets/listen/display_options.h"
#include "widgets/listen/sound_lane.h"
#include "widgets/listen/transport_bar.h"
#include "widgets/theme/theme.h"
#include "widgets/views/time_ruler.h"
#include "widgets/views/waveform_view.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace sonorant {

ComparePanel::ComparePanel(Comparison* comparison, DisplayOptions* options, QWidget* parent)
    : QFrame(parent), m_comparison(comparison),
      m_options(options), m_lanes{new SoundLane(comparison->axis(), QStringLiteral("A")),
                                  new SoundLane(comparison->axis(), QStringLiteral("B"))},
      m_views(new QWidget), m_transport(new TransportBar(comparison)), m_first(new QComboBox) {
    setRole(this, "surface");
    m_first->setAccessibleName(tr("What is heard as A"));
    m_first->setToolTip(tr("What is heard as A; P takes the checkpoint of B"));
    m_first->setMinimumContentsLength(24);
    m_lanes[Comparison::A]->setSourceWidget(m_first);
    auto* const views = new QVBoxLayout(m_views);
    views->setContentsMargins(0, 0, 0, 0);
    views->setSpacing(grid);
    for (SoundLane* const each : m_lanes)
        views->addWidget(each, 1);
    views->addWidget(new TimeRuler(comparison->axis()));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(12, grid, 12, grid);
    column->setSpacing(grid);
    column->addWidget(m_options, 0, Qt::AlignRight);
    column->addWidget(m_views, 1);
    column->addWidget(m_transport);
    connectParts();
    applyOptions();
    showSounds();
    showHeard();
}

void ComparePanel::connectParts() {
    for (const int side : {0, 1}) {
        connect(lane(side), &SoundLane::hearWanted, m_comparison,
                [this, side] { m_comparison->hear(static_cast<Comparison::Side>(side)); });
        connect(lane(side), &SoundLane::actionWanted, this, [this, side] { Q_EMIT generateWanted(side); });
    }
    connect(m_comparison, &Comparison::sourcesChanged, this, &ComparePanel::showSounds);
    connect(m_comparison, &Comparison::soundsChanged, this, &ComparePanel::showSounds);
    connect(m_comparison, &Comparison::heardChanged, this, &ComparePanel::showHeard);
    connect(m_options, &DisplayOptions::changed, this, &ComparePanel::applyOptions);
    connect(m_first, &QComboBox::activated, this, &ComparePanel::firstSourceChosen);
}

void ComparePanel::applyOptions() {
    for (SoundLane* const each : m_lanes)
        m_options->applyTo(*each->spectrogram());
    showSounds();
}

void ComparePanel::showSounds() {
    double peak = 0;
    for (const int side : {0, 1}) {
        showSide(side);
        const ShelvedSound* const sound = m_comparison->sound(static_cast<Comparison::Side>(side));
        if (sound) peak = std::max(peak, sound->loudness.peak);
    }
    // One scale for both, so that what is louder looks louder.
    for (SoundLane* const each : m_lanes)
        each->waveform()->setFullScale(peak > 0 ? peak : 1);
    showHeard();
}

void ComparePanel::showSide(int side) {
    const auto which = static_cast<Comparison::Side>(side);
    SoundLane& shown = *lane(side);
    shown.setSourceText(m_comparison->text(which));
    if (!m_comparison->current()) return shown.showMessage(tr("Select an utterance to see and hear it."));
    if (m_comparison->file(which).empty()) {
        const std::optional<SoundSource>& source = m_comparison->source(which);
        if (!source) return shown.showMessage(tr("Select a checkpoint to hear what it generates."));
        if (source->isNatural())
            return shown.showMessage(
                tr("There is no natural recording of this utterance: its features alone are known."));
        return shown.showMessage(
            tr("%1 has not generated this utterance yet.").arg(m_comparison->text(which)), tr("Generate"));
    }
    const ShelvedSound* const sound = m_comparison->sound(which);
    if (!sound) return shown.showsSound() ? void() : shown.showMessage(tr("Reading ..."));
    if (!sound->sound) return shown.showMessage(sound->problem);
    shown.showSound(*sound, m_comparison->tiles(which, m_options->spectrogram()), sound->sound->rate);
    const QLocale locale;
    const double level = sound->loudness.level > 0 ? 20 * std::log10(sound->loudness.level) : -200;
    shown.setRemark(level > -120 ? tr("%1 s,  %2 dB")
                                       .arg(locale.toString(sound->sound->seconds(), 'f', 2),
                                            locale.toString(level, 'f', 1))
                                 : tr("%1 s, silent").arg(locale.toString(sound->sound->seconds(), 'f', 2)));
}

void ComparePanel::showHeard() {
    for (const int side : {0, 1})
        lane(side)->setHeard(m_comparison->heard() == side && m_comparison->canPlay());
}

QPixmap ComparePanel::picture() const {
    return m_views->grab();
}

void ComparePanel::keyPressEvent(QKeyEvent* event) {
    // What the views leave over.
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        Q_EMIT epochStepWanted(event->key() == Qt::Key_Down ? 1 : -1);
    else
        QFrame::keyPressEvent(event);
}

} // namespace sonorant
