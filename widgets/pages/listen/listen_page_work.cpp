// SPDX-License-Identifier: GPL-3.0-or-later
// What the Listen page makes: sounds, files, pictures and blind tests.
#include "core/base/error.h"
#include "widgets/frame/message_area.h"
#include "widgets/jobs/job_area.h"
#include "widgets/listen/abx_dialog.h"
#include "widgets/listen/compare_panel.h"
#include "widgets/listen/generate_panel.h"
#include "widgets/listen/sound_export.h"
#include "widgets/listen/transport_bar.h"
#include "widgets/pages/listen/listen_page.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QLabel>
#include <QPixmap>
#include <QUrl>

#include <memory>
#include <utility>

namespace sonorant {

namespace {

/// Utterances that both sides have, as they lie on disk.
std::vector<AbxPair> pairsOf(const ListenLibrary& library, const std::optional<SoundSource>& a,
                             const std::optional<SoundSource>& b, const std::vector<int>& rows) {
    const auto fileOf = [&library](const std::optional<SoundSource>& source,
                                   const ListenUtterance& utterance) {
        if (!source) return Path();
        if (source->isNatural()) return utterance.natural;
        const GeneratedSound* const sound = library.sound(source->run, *source->checkpoint, utterance.name);
        return sound ? sound->file : Path();
    };
    std::vector<AbxPair> pairs;
    for (const int row : rows) {
        const ListenUtterance& utterance = library.utterances()[static_cast<std::size_t>(row)];
        const AbxPair pair{utterance.name, fileOf(a, utterance), fileOf(b, utterance)};
        if (!pair.a.empty() && !pair.b.empty()) pairs.push_back(pair);
    }
    return pairs;
}

} // namespace

void ListenPage::generateSide(int side) {
    const std::optional<SoundSource>& source = m_comparison.source(static_cast<Comparison::Side>(side));
    const ListenUtterance* const current = m_comparison.current();
    if (!source || source->isNatural() || !current) return;
    m_generation.start({{source->run, *source->checkpoint, {{current->role, current->name}}}});
}

std::vector<ListenCheckpoint> ListenPage::missingCheckpoints() const {
    std::vector<ListenCheckpoint> missing;
    const ListenRun* const run = m_checkpoints.listenRun();
    const ListenUtterance* const current = m_comparison.current();
    if (!run || !current) return missing;
    for (const ListenCheckpoint& checkpoint : run->checkpoints)
        if (!m_library.sound(run->folder, checkpoint, current->name)) missing.push_back(checkpoint);
    return missing;
}

void ListenPage::generateMissing() {
    const ListenRun* const run = m_checkpoints.listenRun();
    const ListenUtterance* const current = m_comparison.current();
    if (!run || !current) return;
    std::vector<AuditionTask> tasks;
    for (const ListenCheckpoint& checkpoint : missingCheckpoints())
        tasks.push_back({run->folder, checkpoint, {{current->role, current->name}}});
    if (!tasks.empty()) m_generation.start(std::move(tasks));
}

AbxDialog* ListenPage::openBlindTest() {
    const std::optional<SoundSource>& a = m_comparison.source(Comparison::A);
    const std::optional<SoundSource>& b = m_comparison.source(Comparison::B);
    if (!b || b->isNatural()) return nullptr;
    std::vector<int> rows = m_generate->utterances()->tickedRows();
    if (rows.empty()) // then all that can be compared
        for (int row = 0; row < m_generate->utterances()->rowCount(); ++row)
            rows.push_back(row);
    AbxSetup setup;
    setup.run = b->run;
    const auto sourceOf = [](const std::optional<SoundSource>& side) {
        return side && side->checkpoint ? side->checkpoint->file : Path();
    };
    // Within one run its name would only be in the way.
    const bool otherRun = a && !a->isNatural() && a->run != b->run;
    setup.a = {(a && !a->isNatural() && !otherRun ? checkpointText(*a->checkpoint)
                                                  : m_comparison.text(Comparison::A))
                   .toStdString(),
               sourceOf(a)};
    setup.b = {(otherRun ? m_comparison.text(Comparison::B) : checkpointText(*b->checkpoint)).toStdString(),
               sourceOf(b)};
    setup.pairs = pairsOf(m_library, a, b, rows);
    setup.rate = static_cast<int>(m_library.project().data.wavSampRate);
    setup.loudnessMatched = m_comparison.isLoudnessMatched();
    setup.volume = static_cast<float>(m_comparison.player()->volume());
    setup.device = m_comparison.player()->device();
    if (setup.pairs.empty() && listAbxTests(setup.run).empty()) {
        say(tr("No utterance has a sound on both sides, A and B."), tr("Generate some first."));
        return nullptr;
    }
    m_comparison.player()->pause();
    auto* const dialog = new AbxDialog(std::move(setup), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

void ListenPage::askForSounds() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Export generated sounds to a folder"));
    if (!folder.isEmpty()) exportSoundsTo(folder);
}

void ListenPage::exportSoundsTo(const QString& folder) {
    std::vector<ExportedSound> sounds;
    const std::vector<AuditionTask> chosen = m_generate->tasks();
    for (const AuditionTask& task : chosen)
        for (const auto& [role, name] : task.utterances)
            if (const GeneratedSound* const sound = m_library.sound(task.run, task.checkpoint, name)) {
                const std::string extension = sound->file.extension().string();
                sounds.push_back({sound->file, chosen.size() > 1
                                                   ? name + "_" + task.checkpoint.key + extension
                                                   : name + extension});
            }
    if (sounds.empty())
        return say(tr("None of the chosen utterances was generated yet."), tr("Generate them first."));
    const auto made = std::make_shared<std::vector<Path>>();
    ThreadJob* const job = m_context.jobs->run(
        tr("Exporting sounds"),
        [made, sounds = std::move(sounds), target = Path(folder.toStdString())](const JobControl& control) {
            *made = exportSounds(sounds, target, control);
        },
        this);
    connect(job, &ThreadJob::finished, this, [this, made, folder] {
        m_context.messages->show(noticeName(),
                                 {NoticeKind::Success,
                                  tr("Sounds written to %1: %2").arg(folder).arg(made->size()),
                                  {},
                                  {NoticeAction{tr("Show the folder"), [folder] {
                                                    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
                                                }}}});
    });
    connect(job, &ThreadJob::failed, this, &ListenPage::say);
}

void ListenPage::askForPicture() {
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Export the picture"), heading()->text() + QStringLiteral(".png"), tr("Pictures (*.png)"));
    if (!file.isEmpty()) exportPictureTo(file);
}

bool ListenPage::exportPictureTo(const QString& file) {
    if (m_compare->picture().save(file, "PNG")) return true;
    say(tr("The picture cannot be written: %1").arg(file), tr("Choose a folder that can be written to."));
    return false;
}

} // namespace sonorant
