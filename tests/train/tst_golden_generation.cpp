// SPDX-License-Identifier: GPL-3.0-or-later
// Waveforms generated from the Python framework's own network, sample by sample against those that it
// generated.
#include "core/data/project_data.h"
#include "core/engine/guard.h"
#include "core/inference/generator.h"
#include "core/inference/output_writer.h"
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"
#include "core/nn/threads.h"
#include "core/nn/torch.h"
#include "core/train/training_parts.h"
#include "support/golden_run.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sonorant;
using sonorant::test::GoldenRun;

class TestGoldenGeneration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void generate_data();
    void generate();
};

void TestGoldenGeneration::generate_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("overlap");
    QTest::newRow("whole") << "generated" << 0 << 0;
    QTest::newRow("in pieces") << "generated_segments_120_overlap_12" << 120 << 12;
}

void TestGoldenGeneration::generate() {
    QFETCH(QString, folder);
    QFETCH(int, length);
    QFETCH(int, overlap);
    QTemporaryDir temporary;
    const Path root = temporary.path().toStdString();
    GoldenRun golden = GoldenRun::load("tiny_adam", root / "cache");
    golden.config.training.seed = 1;
    golden.config.inference.frameworkOrder = true;
    golden.config.inference.truncInputLengthForInference = length;
    golden.config.inference.truncInputOverlap = overlap;
    const Path recorded = golden.folder / folder.toStdString();
    // Other kernels than those of the recording round otherwise, and the filters amplify it a little.
    const double tolerance = sonorant::test::hasAvx512() ? 0.0 : 1e-4;
    int compared = 0;
    try {
        useThreads(2);
        Issues issues;
        Normalization statistics = Normalization::identity(81, 1);
        Generator generator(golden.config, golden.folder / "trained_network.pt", statistics);
        for (const auto& set : openTestData(golden.config, {}, {}, issues)) {
            for (std::int64_t i = 0; i < set->size(); ++i, ++compared) {
                const Sample sample = set->load(i);
                const std::string& name = sample.sequence.name;
                const torch::Tensor output = generator.generate(sample);
                const Matrix wanted = readRawMatrix(recorded / (name + ".wav.f32"), 1);
                QCOMPARE(output.size(0), static_cast<std::int64_t>(wanted.rows));
                const torch::Tensor reference =
                    torch::from_blob(const_cast<float*>(wanted.values.data()), output.sizes());
                const double difference = (output - reference).abs().max().item<double>();
                QVERIFY2(difference <= tolerance * reference.abs().max().item<double>(),
                         qPrintable(QStringLiteral("%1: largest difference %2")
                                        .arg(QString::fromStdString(name))
                                        .arg(difference)));
                if (length > 0) continue;
                const auto written =
                    writeOutput(golden.config, root / "out", name, output, sample.sequence.length, issues);
                QVERIFY(readFile(written.at(0)) == readFile(recorded / (name + ".wav")));
            }
        }
    } catch (...) {
        QFAIL(currentError().what());
    }
    QCOMPARE(compared, 3);
}

int main(int argc, char** argv) {
    sonorant::test::useRecordedKernels(argv);
    QCoreApplication application(argc, argv);
    TestGoldenGeneration test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_golden_generation.moc"
