// SPDX-License-Identifier: GPL-3.0-or-later
// What the Listen page compares: what A can be, what will likely be wanted next, what was chosen last.
#include "widgets/listen/compare_panel.h"
#include "widgets/listen/figures_panel.h"
#include "widgets/listen/generate_panel.h"
#include "widgets/pages/listen/listen_page.h"
#include "widgets/project/project_session.h"

#include <QComboBox>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace sonorant {

void ListenPage::updateNeighbours() {
    const ListenRun* const run = m_checkpoints.listenRun();
    const ListenUtterance* const current = m_comparison.current();
    if (!run || !current) return m_comparison.setNeighbours({});
    // The nearest first, so that [ and ] find their sound read already.
    constexpr int most = 8;
    std::vector<Path> files;
    const int row = m_generate->currentCheckpoint();
    for (int distance = 1; distance < m_checkpoints.rowCount() && static_cast<int>(files.size()) < most;
         ++distance)
        for (const int other : {row + distance, row - distance}) {
            if (other < 0 || other >= m_checkpoints.rowCount()) continue;
            const GeneratedSound* const sound =
                m_library.sound(run->folder, m_checkpoints.checkpoint(other), current->name);
            if (sound) files.push_back(sound->file);
        }
    m_comparison.setNeighbours(std::move(files));
}

void ListenPage::updateSources() {
    QComboBox* const box = m_compare->firstSource();
    // A checkpoint that is gone, or was replaced, is no source any more.
    std::erase_if(m_pins, [this](const SoundSource& pinned) {
        const int run = m_library.runIndex(pinned.run);
        if (run < 0) return true;
        const std::vector<ListenCheckpoint>& all =
            m_library.runs()[static_cast<std::size_t>(run)].checkpoints;
        return std::none_of(all.begin(), all.end(), [&pinned](const ListenCheckpoint& each) {
            return SoundSource{pinned.run, each} == pinned;
        });
    });
    const std::optional<SoundSource> now = m_comparison.source(Comparison::A);
    box->clear();
    box->addItem(tr("Natural recording"));
    int chosen = 0;
    for (const SoundSource& pinned : m_pins) {
        const int run = m_library.runIndex(pinned.run);
        box->addItem(tr("%1 of %2")
                         .arg(checkpointText(*pinned.checkpoint),
                              runText(m_library.runs()[static_cast<std::size_t>(run)])));
        if (now && *now == pinned) chosen = box->count() - 1;
    }
    box->setCurrentIndex(chosen);
    if (chosen == 0 && now && !now->isNatural()) m_comparison.setSource(Comparison::A, SoundSource());
}

void ListenPage::pin() {
    const std::optional<SoundSource> source = m_comparison.source(Comparison::B);
    if (!source) return;
    constexpr std::size_t most = 8;
    std::erase(m_pins, *source);
    m_pins.insert(m_pins.begin(), *source);
    if (m_pins.size() > most) m_pins.pop_back();
    m_comparison.setSource(Comparison::A, source);
    updateSources();
}

void ListenPage::showPair(const MeasuredPair& pair) {
    const int utterance = m_library.utteranceIndex(pair.utterance, SetRole::Test);
    if (utterance >= 0) m_generate->setCurrentUtterance(utterance);
    if (const int run = m_library.runIndex(pair.run); run >= 0) chooseCheckpoint(run, pair.checkpoint.key);
}

void ListenPage::remember() const {
    if (m_fingerprint.empty() || !m_comparison.current()) return;
    QSettings settings;
    settings.beginGroup(QStringLiteral("listen/last"));
    const std::optional<SoundSource>& b = m_comparison.source(Comparison::B);
    settings.setValue(QStringLiteral("project"), QString::fromStdString(toUtf8(m_library.project().folder)));
    settings.setValue(QStringLiteral("utterance"), QString::fromStdString(m_comparison.current()->name));
    settings.setValue(QStringLiteral("run"), b ? QString::fromStdString(toUtf8(b->run)) : QString());
    settings.setValue(QStringLiteral("checkpoint"),
                      b && b->checkpoint ? QString::fromStdString(b->checkpoint->key) : QString());
}

void ListenPage::recall() {
    QSettings settings;
    settings.beginGroup(QStringLiteral("listen/last"));
    const bool same = settings.value(QStringLiteral("project")).toString().toStdString() ==
                      toUtf8(m_context.project->folder());
    const auto text = [&](const char* key) {
        return same ? settings.value(QLatin1String(key)).toString().toStdString() : std::string();
    };
    m_wantedUtterance = text("utterance");
    m_wantedRun = text("run");
    m_wantedKey = text("checkpoint");
}

} // namespace sonorant
