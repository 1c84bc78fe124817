// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/data_pictures.h"

#include "app/window/main_window.h"
#include "tests/support/damaged_project.h"
#include "widgets/data/preview_panel.h"
#include "widgets/data/summary_panel.h"
#include "widgets/data/utterance_panel.h"
#include "widgets/pages/data/data_page.h"
#include "widgets/views/waveform_view.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <filesystem>

using namespace sonorant;

namespace {

bool waitFor(const std::function<bool()>& reached) {
    QElapsedTimer timer;
    timer.start();
    while (!reached() && timer.elapsed() < 20000) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(2);
    }
    return reached();
}

void rename(const Path& project, const char* damaged, const char* wanted) {
    for (const char* const extension : {"mfbsp", "f0", "wav"}) {
        const Path folder = project / extension;
        std::filesystem::rename(folder / (std::string(damaged) + "." + extension),
                                folder / (std::string(wanted) + "." + extension));
    }
}

} // namespace

void prepareData(const Path& project) {
    const Path corpus = Path(SONORANT_TEST_DATA) / "demo-corpus";
    for (const char* const folder : {"mfbsp", "f0"})
        std::filesystem::copy(corpus / folder, project / folder, std::filesystem::copy_options::recursive);
    // The damages are of one utterance: it lends its files to others in turn.
    const auto spoil = [&](const char* name, const char* other) {
        rename(project, "options", "kept");
        rename(project, other, "options");
        for (const test::Damage& damage : test::damages())
            if (std::string_view(damage.name) == name) damage.apply(project);
        rename(project, "options", other);
        rename(project, "kept", "options");
    };
    spoil("half a recording", "conf-placeintoconf");
    spoil("high F0", "dir-nomatch");
    spoil("near silence", "pm-invalid-option");
    for (const test::Damage& damage : test::damages())
        if (std::string_view(damage.name) == "in both sets") damage.apply(project);
}

void shootData(MainWindow& window, const std::function<void(QWidget&, const QString&)>& shoot) {
    window.showPage(2);
    auto* const page = qobject_cast<DataPage*>(window.page(2));
    DataBoard& board = *page->board();
    waitFor([&] { return board.utterances()->rowCount() > 0 && !board.isListing(); });
    board.check();
    waitFor([&] { return board.wasChecked() && !board.isChecking(); });
    page->utterances()->setCurrentRow(board.utterances()->rowOf("dir-nomatch", "demo_trn_sub_0"));
    waitFor([&] { return page->preview()->data().name == "dir-nomatch"; });
    page->preview()->axis()->setCursor(0.8);
    shoot(window, "data");
    page->summary()->showTab(SummaryPanel::Statistics);
    page->preview()->axis()->setRange(0.4, 1.1);
    shoot(window, "data-statistics");
    page->summary()->showTab(SummaryPanel::Durations);
    shoot(window, "data-durations");
    page->summary()->showTab(SummaryPanel::Findings);
    page->preview()->axis()->showAll();
}
