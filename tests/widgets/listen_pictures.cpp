// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/listen_pictures.h"

#include "app/window/main_window.h"
#include "core/io/wave.h"
#include "core/run/run_store.h"
#include "tests/support/fake_engine.h"
#include "widgets/listen/abx_dialog.h"
#include "widgets/listen/compare_panel.h"
#include "widgets/listen/display_options.h"
#include "widgets/listen/epoch_strip.h"
#include "widgets/listen/figures_panel.h"
#include "widgets/listen/generate_panel.h"
#include "widgets/listen/sound_lane.h"
#include "widgets/pages/listen/listen_page.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <cmath>
#include <filesystem>

using namespace sonorant;

namespace {

bool waitFor(const std::function<bool()>& reached) {
    QElapsedTimer timer;
    timer.start();
    while (!reached() && timer.elapsed() < 30000) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(2);
    }
    return reached();
}

} // namespace

void prepareListen(const Path& project) {
    const std::vector<Path> runs = listRuns(project);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        std::filesystem::copy_file(project / "config.toml", runs[i] / "config.toml",
                                   std::filesystem::copy_options::overwrite_existing);
        for (int epoch = 0; epoch < (i == 0 ? 12 : 3); ++epoch)
            writeFileAtomically(runs[i] / ("epoch_" + std::to_string(1000 + epoch).substr(1) + ".pt"),
                                std::string_view("no weights"));
        writeFileAtomically(runs[i] / "trained_network.pt", std::string_view("no weights"));
    }
}

void scriptListen(test::FakeInferenceService& service, const Path& project) {
    service.sound = [project](const InferenceRequest& request, const std::string& name) {
        std::vector<float> samples = readWave(project / "wav" / (name + ".wav")).samples;
        const std::string stem = request.trainedModel.stem().string();
        const double epoch = stem.starts_with("epoch_") ? std::stod(stem.substr(6)) : stem.empty() ? -1 : 12;
        const double noise = 0.15 * std::exp(-(epoch + 1) / 3) + 0.002;
        double smooth = 0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const double random = std::sin(static_cast<double>(i) * 12.9898) * 43758.5453;
            smooth += 0.5 * (std::abs(samples[i]) - smooth) / 40;
            samples[i] = static_cast<float>(0.8 * samples[i] +
                                            (random - std::floor(random) - 0.5) * noise * (0.2 + 4 * smooth));
        }
        return samples;
    };
}

void shootListen(MainWindow& window, const std::function<void(QWidget&, const QString&)>& shoot) {
    window.showPage(5);
    MessageArea* const messages = window.parts().messages; // of the runs before
    for (const QString& key : messages->keys())
        messages->dismiss(key);
    auto* const page = qobject_cast<ListenPage*>(window.page(5));
    waitFor([&] {
        return page->library()->isReady() && page->comparison()->current() && page->comparison()->canPlay();
    });
    shoot(window, "listen-not-generated");
    page->generatePanel()->utterances()->setTicked({0, 1, 2}, true);
    for (const char* const key :
         {"untrained", "epoch_000", "epoch_002", "epoch_005", "epoch_011", "trained_network"})
        page->checkpoints()->setData(page->checkpoints()->index(page->checkpoints()->rowOf(key), 0),
                                     Qt::Checked, Qt::CheckStateRole);
    page->generation()->start(page->generatePanel()->tasks());
    waitFor([&] { return !page->generation()->isRunning() && page->generation()->made() == 18; });
    page->strip()->setCurrentIndex(page->checkpoints()->index(page->checkpoints()->rowOf("epoch_005"), 0));
    page->figures()->scopeBox()->setCurrentIndex(FiguresPanel::Current);
    waitFor([&] {
        return page->figures()->model()->pairCount() == 3 && !page->figures()->board()->isMeasuring();
    });
    SpectrogramView* const b = page->comparePanel()->lane(1)->spectrogram();
    waitFor([&] { return page->comparison()->player()->count() == 2 && b->isComplete(); });
    page->comparison()->axis()->setCursor(0.6);
    page->comparison()->hear(Comparison::B);
    shoot(window, "listen");
    page->comparison()->axis()->setRange(0.3, 1.1);
    page->comparison()->axis()->setRegion(0.5, 0.8);
    page->displayOptions()->scaleBox()->setCurrentIndex(2);
    waitFor([&] { return b->isComplete(); });
    shoot(window, "listen-zoomed");
    page->displayOptions()->scaleBox()->setCurrentIndex(0);
    page->comparison()->axis()->clearRegion();
    page->comparison()->axis()->showAll();
    if (AbxDialog* const dialog = page->openBlindTest()) {
        shoot(*dialog, "listen-blind-test");
        dialog->begin(12, 4);
        waitFor([&] { return dialog->player()->count() == 3; });
        shoot(*dialog, "listen-blind-trial");
        dialog->reject();
    }
}
