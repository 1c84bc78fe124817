// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/checkpoint_pictures.h"

#include "app/window/main_window.h"
#include "core/config/project_file.h"
#include "core/run/kept_marks.h"
#include "core/run/run_store.h"
#include "widgets/checkpoints/checkpoint_panel.h"
#include "widgets/checkpoints/comparison_panel.h"
#include "widgets/checkpoints/details_panel.h"
#include "widgets/pages/checkpoints/checkpoints_page.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QItemSelectionModel>
#include <QTableView>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <vector>

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

/// Puts checkpoints of every epoch into the runs, their options beside them. Those that are new.
std::vector<Path> makeCheckpoints(const Path& project) {
    const auto begin = std::filesystem::file_time_type::clock::now() - std::chrono::hours(240);
    std::vector<Path> made;
    ReadResult read = readProject(project);
    int number = 0;
    for (const Path& run : listRuns(project)) {
        constexpr double rates[] = {2e-4, 1e-4, 5e-5};
        read.config.training.lr = rates[number++ % 3];
        writeFileAtomically(run / "config.toml", writeProjectText(read.config));
        const int epochs = summarizeRun(run).epochs;
        for (int epoch = 0; epoch <= epochs; ++epoch) {
            char name[32];
            std::snprintf(name, sizeof name, "epoch_%03d.pt", epoch);
            const Path file = run / (epoch < epochs ? name : "trained_network.pt");
            if (!std::filesystem::exists(file)) {
                writeFileAtomically(file, std::string_view());
                made.push_back(file);
            }
            // Takes no room on the disk.
            std::filesystem::resize_file(file, epoch < epochs ? 15'402'000 : 5'134'000);
            std::filesystem::last_write_time(file, begin + std::chrono::hours(60 - 15 * number) +
                                                       std::chrono::minutes(4 * epoch));
        }
        if (number == 1) setKept(run / "epoch_040.pt", true);
    }
    return made;
}

} // namespace

void shootCheckpoints(MainWindow& window, const std::function<void(QWidget&, const QString&)>& shoot) {
    auto& page = *qobject_cast<CheckpointsPage*>(window.page(4));
    const std::vector<Path> made = makeCheckpoints(window.parts().project.folder());
    window.showPage(4);
    waitFor([&] { return page.checkpoints()->rowCount() > 100; });
    CheckpointTableModel& model = *page.checkpoints();
    CheckpointPanel& panel = *page.panel();
    panel.select(model.at(2)->file);
    waitFor([&] { return page.details()->tensors()->rowCount() > 0; });
    shoot(window, QStringLiteral("checkpoints"));
    page.details()->showTab(DetailsPanel::State);
    shoot(window, QStringLiteral("checkpoints-state"));
    page.details()->showTab(DetailsPanel::Options);
    shoot(window, QStringLiteral("checkpoints-options"));
    page.details()->showTab(DetailsPanel::Tensors);
    const int last = model.rowCount() - 1;
    const QModelIndex other = panel.filter()->mapFromSource(model.index(last, 0));
    panel.table()->selectionModel()->select(other, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    page.compareChosen();
    waitFor([&] { return page.comparison()->weights()->rowCount() > 0; });
    shoot(window, QStringLiteral("checkpoints-compare"));
    for (const Path& file : made)
        std::filesystem::remove(file);
}
