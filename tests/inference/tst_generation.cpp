// SPDX-License-Identifier: GPL-3.0-or-later
// Generation: pieces and their joints, the files that are written, and what is refused before anything is.
#include "core/base/error.h"
#include "core/checkpoint/state_dict.h"
#include "core/inference/generator.h"
#include "core/inference/output_writer.h"
#include "core/io/npy.h"
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"
#include "core/model/registry.h"
#include "core/service/engine.h"
#include "support/error_of.h"
#include "support/frame_project.h"
#include "support/tiny_project.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>

using namespace sonorant;
using sonorant::test::errorOf;
using sonorant::test::frameProject;
using sonorant::test::tinyProject;

namespace {

std::vector<float> valuesOf(const torch::Tensor& tensor) {
    const torch::Tensor plain = tensor.contiguous();
    return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

torch::Tensor column(std::initializer_list<float> values) {
    return torch::tensor(std::vector<float>(values)).unsqueeze(1);
}

} // namespace

class TestGeneration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void piecesAreCrossFaded() {
        // The weights of the later piece rise 0, 1/2 over an overlap of two.
        const torch::Tensor joined =
            crossFade({column({1, 1, 1, 1}), column({3, 3, 3, 3}), column({5, 5, 5})}, 2);
        QCOMPARE(valuesOf(joined), (std::vector<float>{1, 1, 1, 2, 3, 4, 5}));
        QCOMPARE(valuesOf(crossFade({column({1, 2}), column({3})}, 0)), (std::vector<float>{1, 2, 3}));
    }

    void piecesShorterThanTheirOverlapsAreRefused() {
        const Error middle = errorOf([] {
            crossFade({column({1, 1, 1}), column({2, 2, 2}), column({3, 3, 3})}, 2);
        });
        QVERIFY2(middle.kind() == ErrorKind::Mismatch, middle.what());
        QVERIFY2(middle.message().find("piece 2 of 3, found 3") != std::string::npos, middle.what());
        const Error last = errorOf([] { crossFade({column({1, 1, 1}), column({2})}, 2); });
        QVERIFY2(last.message().find("piece 2 of 2, found 1") != std::string::npos, last.what());
    }

    void anOverlapOfMoreThanHalfAPieceIsRefused() {
        ProjectConfig config = frameProject(
            root(), {"inference.trunc_input_length_for_inference=9", "inference.trunc_input_overlap=4"});
        Sample sample;
        sample.input = torch::randn({40, 2});
        sample.sequence = {40, "a"};
        Generator whole(frameProject(root()), {}, Normalization::identity(2, 2));
        Generator half(config, {}, Normalization::identity(2, 2));
        // The template works frame by frame, so pieces give what the whole gives.
        QVERIFY(torch::allclose(half.generate(sample), whole.generate(sample), 1e-5, 1e-6));
        config.inference.truncInputOverlap = 5;
        Generator more(config, {}, Normalization::identity(2, 2));
        const Error error = errorOf([&] { more.generate(sample); });
        QVERIFY2(error.kind() == ErrorKind::Configuration, error.what());
        QVERIFY2(error.message().find("half of a piece of 9 frames, found 5") != std::string::npos,
                 error.what());
    }

    void numpyOutputsAreNumpyArrays() {
        const ProjectConfig config = frameProject(root(), {"output_exts=['.npy']"});
        Issues issues;
        const auto files = writeOutput(config, root() / "made", "sub/a",
                                       torch::tensor({{1.0F, 2.0F}, {3.0F, 4.0F}, {5.0F, 6.0F}}), 3, issues);
        QCOMPARE(files.size(), std::size_t(1));
        QVERIFY(files.front() == root() / "made/sub/a.npy");
        const Matrix matrix = readNpy(files.front());
        QCOMPARE(matrix.rows, std::int64_t(3));
        QCOMPARE(matrix.columns, std::int64_t(2));
        QCOMPARE(matrix.values, (std::vector<float>{1, 2, 3, 4, 5, 6}));
        QVERIFY(issues.empty());
    }

    void soundOfSeveralDimensionsOrAsFlacIsRefused() {
        Issues issues;
        const torch::Tensor two = torch::zeros({4, 2});
        const ProjectConfig wide = frameProject(root(), {"output_exts=['.wav']"});
        const Error width = errorOf([&] { writeOutput(wide, root() / "made", "a", two, 4, issues); });
        QVERIFY2(width.kind() == ErrorKind::Mismatch, width.what());
        const ProjectConfig flac = frameProject(root(), {"output_exts=['.flac']", "output_dims=[1]"});
        const Error kind = errorOf([&] {
            writeOutput(flac, root() / "made", "a", torch::zeros({4, 1}), 4, issues);
        });
        QVERIFY2(kind.kind() == ErrorKind::Unsupported, kind.what());
        QVERIFY(!std::filesystem::exists(root() / "made/a.flac"));
    }

    void nothingIsWrittenOutsideOfTheFolder() {
        Issues issues;
        const torch::Tensor one = torch::zeros({4, 1});
        const ProjectConfig plain = frameProject(root(), {"output_dims=[1]", "output_exts=['.f']"});
        ProjectConfig prefixed = plain, extended = plain;
        prefixed.inference.outputFilenamePrefix = "../../x/";
        extended.data.outputExts = {"/../../x.f"};
        for (const auto& [config, name] : {std::pair(prefixed, "a"), std::pair(extended, "a"),
                                           std::pair(plain, "../x"), std::pair(plain, "/tmp/x")}) {
            const Error error =
                errorOf([&] { writeOutput(config, root() / "made/in", name, one, 4, issues); });
            QVERIFY2(error.kind() == ErrorKind::Unwritable, error.what());
        }
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root()))
            QVERIFY2(!entry.path().filename().string().starts_with("x"), entry.path().c_str());
        QCOMPARE(writeOutput(plain, root() / "made/in", "sub/a", one, 4, issues).size(), std::size_t(1));
    }

    void eachFileIsToldWhenItIsWritten() {
        InferenceRequest request = untrained();
        std::vector<std::string> told;
        request.onFile = [&told](const GeneratedFile& file) {
            if (std::filesystem::exists(file.file)) told.push_back(file.name);
        };
        std::vector<std::string> said;
        JobControl job;
        job.report = [&said](const Progress& progress) { said.push_back(progress.what); };
        const auto report = engine()->inference().generate(request, job);
        QCOMPARE(told, (std::vector<std::string>{"a", "c"}));
        QCOMPARE(report.files.size(), std::size_t(2));
        QCOMPARE(readRawMatrix(report.files[1].file, 2).rows, std::int64_t(60));
        QVERIFY(std::find(said.begin(), said.end(), "Done") == said.end());
    }

    void dataFoldersAreNotWrittenTo() {
        InferenceRequest request = untrained();
        const std::string before = readFile(root() / "project/out/a.y");
        request.outputFolder = root() / "project/in/../out/";
        const Error error = errorOf([&] { engine()->inference().generate(request, {}); });
        QVERIFY2(error.kind() == ErrorKind::Configuration, error.what());
        QVERIFY2(error.message().find("data.output_dirs") != std::string::npos, error.what());
        QVERIFY(readFile(root() / "project/out/a.y") == before);
    }

    void oneUtteranceInTwoSubsetsIsRefused() {
        InferenceRequest request =
            untrained({"test_list=[['a'], ['c', 'a']]", "test_input_dirs=[['in'], ['in']]"});
        const Error error = errorOf([&] { engine()->inference().generate(request, {}); });
        QVERIFY2(error.kind() == ErrorKind::Configuration, error.what());
        QVERIFY2(error.message().find("utterance a") != std::string::npos, error.what());
        QVERIFY(!std::filesystem::exists(request.outputFolder / "a.y"));
    }

    void weightsThatDoNotFitAreReported() {
        InferenceRequest request = untrained({"allow_mismatched_pretrained_model=true", "hidden_dim=4"});
        ModelContext context;
        context.options = frameProject(root() / "project", {"hidden_dim=8"}).model;
        context.data = request.config.data;
        context.normalization = Normalization::identity(2, 2);
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
        const auto wider = ModelRegistry::instance().build(context, execution);
        request.trainedModel = root() / "wider.pt";
        writeWeights(request.trainedModel, stateDictOf(*wider));
        request.untrained = false;
        const auto report = engine()->inference().generate(request, {});
        std::string all;
        for (const Issue& issue : report.issues)
            all += issue.path + ": " + issue.message + "\n";
        QVERIFY2(all.find("not taken, another shape: hidden.weight") != std::string::npos, all.c_str());
        QVERIFY2(all.find("wider.pt") != std::string::npos, all.c_str());
        QCOMPARE(report.files.size(), std::size_t(2));

        request.config.training.allowMismatchedPretrainedModel = false;
        const Error error = errorOf([&] { engine()->inference().generate(request, {}); });
        QVERIFY2(error.kind() == ErrorKind::Mismatch, error.what());
    }

    void utterancesSideBySideSoundAsEachAlone() {
        const ProjectConfig config =
            tinyProject(root() / "tiny", {"fast=true", "threads=2",
                                          "test_list=[['vm-toreply', 'vm-delete', 'vm-reachoper']]"});
        InferenceRequest request;
        request.config = config;
        request.untrained = true;
        request.outputFolder = root() / "together";
        std::vector<std::string> told;
        request.onFile = [&told](const GeneratedFile& file) { told.push_back(file.name); };
        std::vector<std::int64_t> done;
        JobControl job;
        job.report = [&done](const Progress& progress) {
            if (progress.what.starts_with("Generating")) done.push_back(progress.done);
        };
        const InferenceReport together = engine()->inference().generate(request, job);
        QVERIFY2(together.files.size() >= 3, "two side by side, and one left over");
        QCOMPARE(told.size(), together.files.size());
        QVERIFY(std::is_sorted(done.begin(), done.end()));
        QCOMPARE(done.back(), std::int64_t(told.size()));
        for (const GeneratedFile& file : together.files) {
            InferenceRequest one = request;
            one.onFile = {};
            one.names = {file.name};
            one.outputFolder = root() / "alone";
            const InferenceReport alone = engine()->inference().generate(one, {});
            QCOMPARE(alone.files.size(), std::size_t(1));
            QVERIFY2(readFile(alone.files[0].file) == readFile(file.file), file.name.c_str());
        }
        std::vector<std::string> names;
        for (const GeneratedFile& file : together.files)
            names.push_back(file.name);
        QVERIFY(std::is_sorted(names.begin(), names.end()));
    }

private:
    Path root() const { return m_folder->path().toStdString(); }
    Engine* engine() {
        if (!m_engine) m_engine.reset(sonorant_create_engine());
        return m_engine.get();
    }
    InferenceRequest untrained(const std::vector<std::string>& settings = {}) {
        InferenceRequest request;
        request.config = frameProject(root() / "project", settings);
        request.outputFolder = root() / "generated";
        request.untrained = true;
        return request;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
};

QTEST_GUILESS_MAIN(TestGeneration)
#include "tst_generation.moc"
