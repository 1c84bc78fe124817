// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_data.h"

#include "core/base/parallel.h"
#include "core/data/loader.h"
#include "core/data/project_data.h"
#include "core/run/run_folder.h"
#include "tests/corpus/corpus_fixture.h"

#include <fmt/format.h>

namespace sonorant::bench {

namespace {

std::int64_t segmentsOfOnePass(Loader& loader) {
    const auto pass = loader.begin(at::make_generator<at::CPUGeneratorImpl>(1), {});
    std::int64_t segments = 0;
    while (const auto batch = pass->next())
        segments += static_cast<std::int64_t>(batch->sequences.size());
    return segments;
}

} // namespace

double secondsToLoadSegment(const Plan& plan) {
    const QTemporaryDir cache;
    Issues issues;
    const ProjectData data = openTrainingData(
        test::demoConfig(cache.path().toStdString(), plan.segment, plan.segment / 10), {}, issues);
    Loader loader(data.training, LoaderOptions{});
    std::vector<Seconds> passes;
    std::int64_t segments = 1;
    for (int i = 0; i < plan.repetitions; ++i)
        passes.push_back(timed([&] { segments = segmentsOfOnePass(loader); }));
    return median(passes).wall / static_cast<double>(segments);
}

double secondsToRecordStep() {
    const QTemporaryDir folder;
    RunWriter writer(RunFolder{folder.path().toStdString()});
    StepRecord record;
    record.sequences = {"30,rms_013,0,48000,0"};
    record.loss = {70.644};
    record.of = 1000;
    return timed([&] {
               for (record.batch = 1; record.batch <= record.of; ++record.batch) {
                   record.step = record.batch;
                   writer.step(record, record.batch, record.of);
               }
           }).wall /
           static_cast<double>(record.of);
}

void printDataRows(const Plan& plan) {
    test::SmallCorpus corpus;
    constexpr std::int64_t frames = 20; // 0.1 s
    corpus.addCopies(plan.utterances, frames);
    ProjectConfig config = corpus.config();
    Issues issues;
    const auto scan = [&](const char* name, bool statistics) {
        config.data.trnSetName = {{name}, false};
        config.data.inputNorm = {statistics, statistics};
        return timed([&] { openTrainingData(config, {}, issues); });
    };
    const auto row = [&](const char* what, const Seconds& s) {
        printFact(fmt::format("scanning {} utterances of {} frames, {}", plan.utterances, frames, what),
                  hardwareThreads(), fmt::format("{:.2f} s ({:.2f})", s.wall, s.processor));
    };
    row("names and lengths", scan("lengths", false));
    row("with statistics", scan("statistics", true));
    row("from the caches", scan("statistics", true));
    Loader loader(openTrainingData(config, {}, issues).training, LoaderOptions{});
    const Seconds pass = timed([&] { segmentsOfOnePass(loader); });
    printFact("loading one of them", 1, fmt::format("{:.3f} ms", 1000 * pass.wall / plan.utterances));
}

} // namespace sonorant::bench
