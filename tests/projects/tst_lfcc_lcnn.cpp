// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of lfcc-lcnn: features against NumPy, the protocol, what the network may depend on, loss and
// scores.
#include "core/base/error.h"
#include "core/model/registry.h"
#include "projects/lfcc-lcnn/model.h"
#include "support/demo_corpus.h"
#include "support/error_of.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace sonorant;
using sonorant::test::errorOf;
using namespace sonorant::projects::lfcc_lcnn;

namespace {

ModelContext smallContext(const Path& folder = {}) {
    ModelContext context;
    context.options.name = "lfcc-lcnn";
    context.options.values = {{"protocol", "labels.txt"},
                              {"classes", ValueList{Value("bonafide"), Value("spoof"), Value("other")}},
                              {"frame_length", 320},
                              {"frame_shift", 160},
                              {"fft_size", 512},
                              {"filter_num", 20},
                              {"channels", 4},
                              {"embedding_dim", 8},
                              {"dropout", 0.5}};
    context.data.inputDims = {1};
    context.data.inputReso = {1};
    context.normalization = Normalization::identity(1, 0);
    context.folder = folder;
    return context;
}

/// Noise of these lengths, padded with a value that must not matter.
Batch batchOf(const std::vector<std::int64_t>& lengths, ExecutionContext& context) {
    Batch batch;
    const std::int64_t longest = *std::max_element(lengths.begin(), lengths.end());
    batch.input = torch::full({static_cast<std::int64_t>(lengths.size()), longest, 1}, 0.7);
    for (std::size_t b = 0; b < lengths.size(); ++b) {
        batch.input[static_cast<std::int64_t>(b)].narrow(0, 0, lengths[b]) =
            torch::randn({lengths[b], 1}, context.generator, torch::TensorOptions()) * 0.1;
        Sequence sequence;
        sequence.name = "u" + std::to_string(b);
        sequence.length = lengths[b];
        batch.sequences.push_back(sequence);
    }
    return batch;
}

Batch only(const Batch& batch, std::size_t which) {
    Batch one;
    one.sequences = {batch.sequences[which]};
    one.input = batch.input.narrow(0, static_cast<std::int64_t>(which), 1)
                    .narrow(1, 0, batch.sequences[which].length);
    return one;
}

/// LFCC by NumPy in double precision, from the definition: frames cut out by hand, the transform and the
/// cosine transform as sums, the filters by interpolation.
const char* const numpyLfcc = R"(
import sys, numpy as np
folder, frame, shift, fft, filters = sys.argv[1], *map(int, sys.argv[2:6])
x = np.fromfile(folder + '/wave.raw', dtype='<f4').astype(np.float64)
y = np.append(x[0], x[1:] - 0.97 * x[:-1])
padded = np.concatenate([np.zeros(fft), y, np.zeros(fft)])
window = 0.54 - 0.46 * np.cos(2 * np.pi * np.arange(frame) / frame)
k = np.arange(fft // 2 + 1)[:, None]
kernel = np.exp(-2j * np.pi * k * np.arange(frame) / fft)
left = (fft - frame) // 2 - fft // 2
power = np.array([np.abs(kernel @ (window * padded[fft + c + left: fft + c + left + frame])) ** 2
                  for c in range(0, len(x) + 1, shift)])
peaks = np.linspace(0, 1, filters + 2)
at = np.linspace(0, 1, fft // 2 + 1)
bank = np.array([np.interp(at, peaks[i:i + 3], [0, 1, 0], left=0, right=0) for i in range(filters)])
bands = np.log10(power @ bank.T + np.finfo(np.float32).eps)
n = np.arange(filters)
dct = np.sqrt(2 / filters) * np.cos(np.pi / filters * (n[None, :] + 0.5) * n[:, None])
dct[0] /= np.sqrt(2)
c = bands @ dct.T
def delta(v):
    p = np.concatenate([v[:1], v, v[-1:]])
    return p[2:] - p[:-2]
np.concatenate([c, delta(c), delta(delta(c))], axis=1).astype('<f8').tofile(folder + '/lfcc.raw')
)";

} // namespace

class TestLfccLcnn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void featuresAreThoseOfNumPy_data() {
        QTest::addColumn<int>("length");
        QTest::addColumn<QList<int>>("sizes");
        const QList<int> usual = {320, 160, 512, 20};
        QTest::newRow("whole utterance") << 0 << usual;
        QTest::newRow("a multiple of the shift") << 4800 << usual;
        QTest::newRow("no multiple") << 4801 << usual;
        QTest::newRow("shorter than a frame") << 200 << usual;
        QTest::newRow("one sample") << 1 << usual;
        QTest::newRow("other sizes") << 6000 << QList<int>{400, 100, 1024, 30};
        QTest::newRow("frame as long as the transform") << 6000 << QList<int>{256, 128, 256, 8};
    }
    void featuresAreThoseOfNumPy() {
        QFETCH(int, length);
        QFETCH(QList<int>, sizes);
        const QTemporaryDir folder;
        torch::Tensor wave = test::corpusWaveform("vm-toreply");
        if (length > 0) wave = wave.narrow(0, 8000, length);
        wave = wave.contiguous();
        const std::string bytes(static_cast<const char*>(wave.data_ptr()), wave.nbytes());
        writeFileAtomically(Path(folder.filePath("wave.raw").toStdString()), bytes);
        QStringList arguments = {"-c", numpyLfcc, folder.path()};
        for (const int size : sizes)
            arguments << QString::number(size);
        QProcess python;
        python.start("/usr/bin/python3", arguments);
        QVERIFY(python.waitForFinished(120000));
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());

        const Lfcc lfcc({sizes[0], sizes[1], sizes[2], sizes[3]});
        const torch::Tensor found = lfcc.compute(wave).to(torch::kFloat64);
        QCOMPARE(found.size(1), lfcc.dimension());
        QCOMPARE(found.size(0), wave.size(0) / sizes[1] + 1);
        const std::string reference = readFile(folder.filePath("lfcc.raw").toStdString());
        QCOMPARE(reference.size(), static_cast<std::size_t>(found.numel()) * 8);
        const torch::Tensor wanted = torch::empty_like(found);
        std::memcpy(wanted.data_ptr(), reference.data(), reference.size());
        const double off = (found - wanted).abs().max().item<double>() / wanted.abs().max().item<double>();
        qInfo("largest difference %.2g of the largest value", off);
        QVERIFY(off < 1e-5);
    }

    void featuresThatCannotBeAreRefused() {
        const Error longer = errorOf([] { Lfcc({640, 160, 512, 20}); });
        QVERIFY2(longer.kind() == ErrorKind::Configuration && longer.context() == "model.fft_size",
                 longer.what());
        const Error many = errorOf([] { Lfcc({64, 32, 64, 100}); });
        QVERIFY2(many.kind() == ErrorKind::Configuration && many.context() == "model.filter_num",
                 many.what());
    }

    void protocolsAreRead() {
        const std::vector<std::string> classes = {"bonafide", "spoof"};
        const std::string text =
            "\xEF\xBB\xBF# who is who\nLA_0079 LA_T_1 - A01 spoof\r\n\n  sub/b\tbonafide  \n"
            "../c spoof";
        const Protocol protocol = Protocol::parse(text, classes, "p.txt");
        QCOMPARE(protocol.size(), std::size_t(3));
        QCOMPARE(protocol.classOf("LA_T_1"), std::int64_t(1));
        QCOMPARE(protocol.classOf("sub/b"), std::int64_t(0));
        QCOMPARE(protocol.classOf("../c"), std::int64_t(1)); // a key like any other
        const Error one = errorOf([&] { protocol.classOf("b"); });
        QVERIFY2(one.kind() == ErrorKind::NotFound && one.context() == "p.txt", one.what());
        const Error some = errorOf([&] { protocol.requireAll({"sub/b", "x", "y"}); });
        QVERIFY2(some.message().find("2 utterances: x, y") != std::string::npos, some.what());
        protocol.requireAll({"sub/b", "LA_T_1"});
    }

    void wrongProtocolsAreRefusedWithTheLine_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* text, const char* where, const char* says) {
            QTest::newRow(name) << QByteArray(text) << QString(where) << QString(says);
        };
        row("no label", "a spoof\nb\n", "p.txt, line 2", "expected 2 or 5 columns, found 1");
        row("three columns", "a b spoof\n", "p.txt, line 1", "found 3");
        row("six columns", "# x\na b - - spoof more\n", "p.txt, line 2", "found 6");
        row("unknown label", "a spoof\nb spof\n", "p.txt, line 2", "did you mean spoof?");
        row("label as another word", "a true\n", "p.txt, line 1", "bonafide, spoof, found \"true\"");
        row("twice", "a spoof\n\nb spoof\na bonafide\n", "p.txt, line 4", "\"a\", which stands in line 1");
        row("twice the same", "a spoof\nx a - - spoof\n", "p.txt, line 2", "line 1");
        row("nothing", "", "p.txt", "found no line");
        row("remarks alone", "# a spoof\n", "p.txt", "found no line");
        row("no text", "a spoof\n\xff\xfe\x01 spoof\n", "p.txt, line 2", "UTF-8");
    }
    void wrongProtocolsAreRefusedWithTheLine() {
        QFETCH(QByteArray, text);
        QFETCH(QString, where);
        QFETCH(QString, says);
        const Error error = errorOf([&] {
            Protocol::parse(text.toStdString(), {"bonafide", "spoof"}, "p.txt");
        });
        QVERIFY2(error.kind() == ErrorKind::Malformed, error.what());
        QCOMPARE(QString::fromStdString(error.context()), where);
        QVERIFY2(QString(error.what()).contains(says), error.what());
        QVERIFY(!error.hint().empty());
    }

    void whatIsSaidDoesNotDependOnTheBatch() {
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, 5);
        const auto model = ModelRegistry::instance().build(smallContext(), execution);
        const Batch batch = batchOf({4000, 6543, 320, 5000}, execution);
        const torch::NoGradGuard noGrad;
        for (int i = 0; i < 5; ++i)
            model->forward(batch, execution); // statistics other than 0 and 1
        model->eval();
        const torch::Tensor before = execution.generator.get_state();
        const torch::Tensor together = model->forward(batch, execution);
        QVERIFY(together.sizes() == (std::vector<std::int64_t>{4, 3}));
        for (std::size_t b = 0; b < 4; ++b) {
            const torch::Tensor alone = model->forward(only(batch, b), execution)[0];
            QVERIFY(torch::allclose(alone, together[static_cast<std::int64_t>(b)], 1e-4, 1e-5));
        }
        QVERIFY(torch::equal(before, execution.generator.get_state())); // nothing is drawn
        QVERIFY(!torch::allclose(together[0], together[1], 1e-3, 1e-3));
    }

    void theOrderWithinABatchDoesNotMatter() {
        // Training, where the statistics of batch normalisation join the utterances.
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, 6);
        LightCnn network(LightCnnOptions{60, 4, 8, 2, 0});
        const auto noise = [&](std::int64_t frames) {
            return torch::randn({frames, 60}, execution.generator, torch::TensorOptions());
        };
        const std::vector<torch::Tensor> features = {noise(40), noise(9), noise(25)};
        const torch::Tensor one = network->forward(features, execution);
        const torch::Tensor other = network->forward({features[2], features[0], features[1]}, execution);
        QVERIFY(torch::allclose(one.roll(1, 0), other, 1e-3, 1e-4));
        QVERIFY(!torch::allclose(one, other, 1e-2, 1e-2));
    }

    void statisticsAreThoseOfTheFramesThatAreThere() {
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, 7);
        LightCnn network(LightCnnOptions{60, 2, 4, 2, 0});
        const torch::Tensor frames =
            torch::randn({50, 60}, execution.generator, torch::TensorOptions()) * 3 + 2;
        network->forward({frames.narrow(0, 0, 13), frames.narrow(0, 13, 37)}, execution);
        const auto buffers = network->named_buffers();
        // One step of momentum 0.1 from mean 0 and variance 1.
        QVERIFY(torch::allclose(buffers["input_norm.running_mean"], 0.1 * frames.mean(0), 1e-4, 1e-5));
        QVERIFY(torch::allclose(buffers["input_norm.running_var"], 0.9 + 0.1 * frames.var(0), 1e-4, 1e-5));
        QCOMPARE(buffers["norm2.num_batches_tracked"].item<std::int64_t>(), std::int64_t(1));
    }

    void dropoutDrawsFromTheRunAlone() {
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, 8);
        const auto model = ModelRegistry::instance().build(smallContext(), execution);
        const Batch batch = batchOf({4000, 4000}, execution);
        const torch::Tensor own = execution.generator.get_state();
        const torch::Tensor standard = at::detail::getDefaultCPUGenerator().get_state();
        const torch::Tensor first = model->forward(batch, execution);
        const torch::Tensor second = model->forward(batch, execution);
        QVERIFY(!torch::equal(first, second));
        QVERIFY(torch::equal(standard, at::detail::getDefaultCPUGenerator().get_state()));
        execution.generator.set_state(own);
        QVERIFY(torch::equal(first, model->forward(batch, execution)));
    }

    void lossesAreNamedAndFlagged() {
        const auto loss = ModelRegistry::instance().at("lfcc-lcnn").makeLoss(smallContext());
        QVERIFY(loss->stoppingFlags() == (std::vector<bool>{true, false}));
        const torch::Tensor output =
            torch::tensor({{1.0F, 0.0F}, {0.5F, 2.0F}, {3.0F, 3.5F}}).requires_grad_();
        const std::vector<LossValue> values = loss->compute(output, torch::tensor({0, 1, 0}, torch::kInt64));
        QCOMPARE(values.size(), std::size_t(2));
        QVERIFY(values[0].name == "cross_entropy" && values[0].countsForStopping);
        QVERIFY(values[1].name == "error_rate" && !values[1].countsForStopping);
        const auto minusLog = [](double right, double wrong) {
            return std::log(std::exp(right) + std::exp(wrong)) - right;
        };
        const double wanted = (minusLog(1, 0) + minusLog(2, 0.5) + minusLog(3, 3.5)) / 3;
        QVERIFY(std::abs(values[0].value.item<double>() - wanted) < 1e-6);
        QVERIFY(std::abs(values[1].value.item<double>() - 1.0 / 3) < 1e-6);
        (values[0].value + values[1].value).backward(); // as the trainer does
        QVERIFY(output.grad().abs().sum().item<double>() > 0.1);
        QVERIFY_EXCEPTION_THROWN(loss->compute(output, torch::zeros({2}, torch::kInt64)), Error);
    }

    void linesHoldNameScoreAndClass() {
        const LfccLcnnModel model(smallContext());
        Sequence sequence;
        sequence.name = "speaker/u1";
        QCOMPARE(model.line(sequence, torch::tensor({{2.0F, 1.0F, -30.0F}})),
                 std::string("speaker/u1 1.000000 bonafide"));
        // Against both others together: 1 - log(e^0.5 + e^1)
        QCOMPARE(model.line(sequence, torch::tensor({{1.0F, 0.5F, 1.0F}})).substr(0, 18),
                 std::string("speaker/u1 -0.4740"));
        QCOMPARE(model.line(sequence, torch::tensor({{-1.0F, 0.5F, 1.0F}})).substr(21), std::string("other"));
        QVERIFY_EXCEPTION_THROWN(model.line(sequence, torch::zeros({1, 2})), Error);
    }

    void theProtocolLiesBesideTheProjectAndNamesAll() {
        const QTemporaryDir folder;
        const Path root = folder.path().toStdString();
        LfccLcnnModel model(smallContext(root));
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
        const Batch batch = batchOf({400, 500}, execution);
        const Error none = errorOf([&] { model.prepareTraining({"u0", "u1"}); });
        QVERIFY2(none.kind() == ErrorKind::NotFound, none.what());
        QVERIFY(QString(none.what()).contains("labels.txt"));
        writeFileAtomically(root / "labels.txt", std::string_view("u0 spoof\nu1 other\nu3 spoof\n"));
        const Error missing = errorOf([&] { model.prepareTraining({"u0", "u1", "u2"}); });
        QVERIFY2(missing.kind() == ErrorKind::NotFound && QString(missing.what()).contains("u2"),
                 missing.what());
        const Error one = errorOf([&] { model.prepareTraining({"u0", "u3"}); });
        QVERIFY2(one.kind() == ErrorKind::Configuration && QString(one.what()).contains("found only spoof"),
                 one.what());
        model.prepareTraining({"u0", "u1"});
        QVERIFY(torch::equal(model.targetOf(batch), torch::tensor({1, 2}, torch::kInt64)));
    }

    void whatDoesNotFitIsRefused() {
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
        const auto refusal = [&](auto change) {
            ModelContext context = smallContext();
            change(context);
            return errorOf([&] { ModelRegistry::instance().build(context, execution); });
        };
        const Error mel = refusal([](ModelContext& context) { context.data.inputDims = {80}; });
        QVERIFY2(mel.kind() == ErrorKind::Configuration && mel.context() == "data.input_dims", mel.what());
        for (const ValueList& classes : {ValueList{Value("one")}, ValueList{Value("a"), Value("a")},
                                         ValueList{Value("a"), Value("b c")}}) {
            const Error wrong =
                refusal([&](ModelContext& context) { context.options.values["classes"] = classes; });
            QVERIFY2(wrong.kind() == ErrorKind::Configuration && wrong.context() == "model.classes",
                     wrong.what());
        }
        const auto model = ModelRegistry::instance().build(smallContext(), execution);
        const Error shortOne = errorOf([&] { model->forward(batchOf({4000, 319}, execution), execution); });
        QVERIFY2(shortOne.kind() == ErrorKind::Mismatch && shortOne.context() == "u1", shortOne.what());
        const Error shape = errorOf([&] {
            Batch batch = batchOf({400}, execution);
            batch.input = torch::zeros({1, 400, 2});
            model->forward(batch, execution);
        });
        QVERIFY2(shape.kind() == ErrorKind::Mismatch, shape.what());
    }
};

QTEST_GUILESS_MAIN(TestLfccLcnn)
#include "tst_lfcc_lcnn.moc"
