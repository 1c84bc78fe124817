// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/data/collate.h"
#include "core/data/project_data.h"
#include "tests/corpus/corpus_fixture.h"

using namespace sonorant;
using namespace sonorant::test;

class TestDataSet : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsOfASegment();
    void oneFrameFeatureIsRepeated();
    void reversedOrder();
    void merging();
    void padding();
    void oneSampleIsNotCopied();
    void differentDimensionsAreRefused();
    void fileThatBecameShorter();
    void fileThatVanished();
    void testData();
    void onlyNames();
    void testTargetsArePadded();
    void silenceIsRemoved();
    void demoSegmentsAgreeWithTheirFiles();
};

namespace {

std::shared_ptr<DataSet> open(const ProjectConfig& config, std::size_t subset = 0) {
    Issues issues;
    return openTrainingData(config, {}, issues).training.at(subset);
}

template<typename Call>
ErrorKind kindOf(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error.kind();
    }
    return ErrorKind::Internal;
}

Sample constantSample(std::int64_t frames, float value, std::int64_t dimension = 2) {
    return {torch::full({frames, dimension}, value),
            torch::full({frames * 10, 1}, -value),
            {frames * 10, "s", 0, 0, 0}};
}

} // namespace

void TestDataSet::rowsOfASegment() {
    SmallCorpus corpus;
    corpus.add("a", 100);
    ProjectConfig config = corpus.config();
    config.data.truncateSeq = 1200; // 30 frames
    const auto set = open(config);
    QCOMPARE(set->size(), std::int64_t(4));
    const Matrix mel = readRawMatrix(corpus.root / "mel/a.mel", 4);
    const Matrix f0 = readRawMatrix(corpus.root / "f0/a.f0", 1);
    const std::vector<float> wave = readWave(corpus.root / "wav/a.wav").samples;
    for (std::int64_t i = 0; i < 4; ++i) {
        const Sample sample = set->load(i);
        const std::int64_t frames = i < 3 ? 30 : 10;
        QVERIFY(sample.input.sizes() == torch::IntArrayRef({frames, 5}));
        QVERIFY(sample.target.sizes() == torch::IntArrayRef({frames * 40, 1}));
        QCOMPARE(sample.sequence.text(), set->sequence(i).text());
        for (std::int64_t t = 0; t < frames; ++t) {
            for (std::int64_t d = 0; d < 4; ++d)
                QCOMPARE(sample.input[t][d].item<float>(), mel.at(30 * i + t, d));
            QCOMPARE(sample.input[t][4].item<float>(), f0.at(30 * i + t, 0));
        }
        for (std::int64_t t = 0; t < frames * 40; ++t)
            QCOMPARE(sample.target[t][0].item<float>(), wave[static_cast<std::size_t>(1200 * i + t)]);
    }
}

void TestDataSet::oneFrameFeatureIsRepeated() {
    SmallCorpus corpus;
    corpus.add("a", 100);
    corpus.addFeature("a", ".mel", 1, 4); // one vector for the whole utterance
    ProjectConfig config = corpus.config();
    config.data.truncateSeq = 2400;
    const auto set = open(config);
    const Sample second = set->load(1);
    QVERIFY(second.input.sizes() == torch::IntArrayRef({40, 5}));
    const Matrix mel = readRawMatrix(corpus.root / "mel/a.mel", 4);
    for (std::int64_t d = 0; d < 4; ++d)
        QVERIFY((second.input.select(1, d) == mel.at(0, d)).all().item<bool>());
    QVERIFY(!(second.input.select(1, 4) == second.input[0][4]).all().item<bool>());
}

void TestDataSet::reversedOrder() {
    SmallCorpus corpus;
    corpus.add("a", 10);
    corpus.add("b", 20);
    ProjectConfig config = corpus.config();
    config.data.flagReverseDataLoadingOrder = true;
    const auto set = open(config);
    QCOMPARE(set->sequence(0).text(), std::string("1,b,0,800,0"));
    QCOMPARE(set->load(0).input.size(0), std::int64_t(20));
    QCOMPARE(set->load(1).input.size(0), std::int64_t(10));
}

void TestDataSet::merging() {
    SmallCorpus corpus;
    for (const auto& [name, frames] : {std::pair("a", 10), std::pair("b", 20), std::pair("c", 30)})
        corpus.add(name, frames);
    ProjectConfig config = corpus.config();
    config.data.trnList = {{{}, {"c"}}, {{}, {"a", "b"}}};
    Issues issues;
    const MergedDataSet merged(openTrainingData(config, {}, issues).training);
    QCOMPARE(merged.size(), std::int64_t(3));
    // The texts keep the id within the subset, as recorded in the golden run of two subsets.
    QCOMPARE(merged.sequence(0).text(), std::string("0,c,0,1200,0"));
    QCOMPARE(merged.sequence(1).text(), std::string("0,a,0,400,0"));
    QCOMPARE(merged.sequence(2).text(), std::string("1,b,0,800,0"));
    QCOMPARE(merged.load(2).input.size(0), std::int64_t(20));
    QCOMPARE(kindOf([&] { merged.load(3); }), ErrorKind::Internal);
    QCOMPARE(kindOf([&] { merged.load(-1); }), ErrorKind::Internal);
}

void TestDataSet::padding() {
    const Batch batch =
        collate({constantSample(3, 1.0F), constantSample(5, 2.0F), constantSample(1, 3.0F)}, {7, 8, 9});
    QVERIFY(batch.input.sizes() == torch::IntArrayRef({3, 5, 2}));
    QVERIFY(batch.target.sizes() == torch::IntArrayRef({3, 50, 1}));
    const std::int64_t lengths[] = {3, 5, 1};
    for (std::int64_t b = 0; b < 3; ++b) {
        const auto value = static_cast<float>(b + 1);
        QVERIFY((batch.input[b].slice(0, 0, lengths[b]) == value).all().item<bool>());
        QVERIFY((batch.input[b].slice(0, lengths[b]) == 0).all().item<bool>());
        QVERIFY((batch.target[b].slice(0, 0, 10 * lengths[b]) == -value).all().item<bool>());
        QVERIFY((batch.target[b].slice(0, 10 * lengths[b]) == 0).all().item<bool>());
    }
    QCOMPARE(batch.indices, (std::vector<std::int64_t>{7, 8, 9}));
    QCOMPARE(batch.sequences[1].length, std::int64_t(50));
}

void TestDataSet::oneSampleIsNotCopied() {
    const Sample sample = constantSample(4, 1.0F);
    const void* memory = sample.input.data_ptr();
    const Batch batch = collate({sample}, {0});
    QVERIFY(batch.input.data_ptr() == memory);
    QVERIFY(batch.input.sizes() == torch::IntArrayRef({1, 4, 2}));
}

void TestDataSet::differentDimensionsAreRefused() {
    QCOMPARE(kindOf([] {
                 collate({constantSample(4, 1.0F), constantSample(4, 1.0F, 3)}, {0, 1});
             }),
             ErrorKind::Mismatch);
}

void TestDataSet::fileThatBecameShorter() {
    SmallCorpus corpus;
    corpus.add("a", 100);
    const auto set = open(corpus.config());
    corpus.addFeature("a", ".mel", 50, 4);
    QCOMPARE(kindOf([&] { set->load(0); }), ErrorKind::Mismatch);
}

void TestDataSet::fileThatVanished() {
    SmallCorpus corpus;
    corpus.add("a", 100);
    const auto set = open(corpus.config());
    std::filesystem::remove(corpus.root / "f0/a.f0");
    QCOMPARE(kindOf([&] { set->load(0); }), ErrorKind::NotFound);
}

void TestDataSet::testData() {
    SmallCorpus corpus;
    corpus.add("b", 20);
    corpus.add("a", 10);
    ProjectConfig config = corpus.config();
    config.data.truncateSeq = 80;
    std::filesystem::remove_all(corpus.root / "wav"); // no recordings are needed for generating
    Issues issues;
    const auto sets = openTestData(config, {}, {}, issues);
    QCOMPARE(sets.size(), std::size_t(1));
    QCOMPARE(sets[0]->size(), std::int64_t(2));
    QCOMPARE(sets[0]->sequence(1).text(), std::string("1,b,0,800,0"));
    QVERIFY(!sets[0]->load(1).target.defined());
}

void TestDataSet::onlyNames() {
    SmallCorpus corpus;
    for (const char* name : {"a", "b", "c"})
        corpus.add(name, 10);
    ProjectConfig config = corpus.config();
    Issues issues;
    const auto one = openTestData(config, {"b"}, {}, issues);
    QCOMPARE(one[0]->size(), std::int64_t(1));
    QCOMPARE(one[0]->sequence(0).name, std::string("b"));
    QCOMPARE(kindOf([&] { openTestData(config, {"b", "x"}, {}, issues); }), ErrorKind::NotFound);
    writeNameList(corpus.root / "some.lst", {"c", "a"});
    config.inference.inferenceDataList = "some.lst";
    QCOMPARE(openTestData(config, {}, {}, issues)[0]->size(), std::int64_t(2));
}

void TestDataSet::testTargetsArePadded() {
    SmallCorpus corpus;
    corpus.add("a", 10);
    corpus.addWave("a", 390); // shorter than 10 frames of 40
    ProjectConfig config = corpus.config();
    config.inference.testOutputDirs = {{"wav"}};
    Issues issues;
    const Sample sample = openTestData(config, {}, {}, issues)[0]->load(0);
    QVERIFY(sample.target.sizes() == torch::IntArrayRef({400, 1}));
    QVERIFY(sample.target[389][0].item<float>() != 0.0F);
    QVERIFY((sample.target.slice(0, 390) == 0).all().item<bool>());
}

void TestDataSet::silenceIsRemoved() {
    SmallCorpus corpus;
    std::vector<float> samples(16000, 0.0F);
    for (std::size_t i = 4000; i < 12000; ++i)
        samples[i] = i % 2 == 0 ? 0.5F : -0.5F;
    writeWave16(corpus.root / "wav/a.wav", samples, 8000);
    ProjectConfig config = corpus.config();
    DataConfig& data = config.data;
    data.inputDirs = data.outputDirs = {{"wav"}};
    data.inputExts = data.outputExts = {".wav"};
    data.inputDims = data.outputDims = {1};
    data.inputReso = data.outputReso = {1};
    data.inputNorm = data.outputNorm = {false};
    data.optWavSilenceHandler = 1;
    const Sample sample = open(config)->load(0);
    QVERIFY(std::abs(sample.input.size(0) - 8000) <= 400);
    QCOMPARE(sample.sequence.length, sample.input.size(0));
    QVERIFY(torch::equal(sample.input, sample.target));
    data.optWavSilenceHandler = 0;
    QCOMPARE(open(config)->load(0).input.size(0), std::int64_t(16000));
}

void TestDataSet::demoSegmentsAgreeWithTheirFiles() {
    QTemporaryDir folder;
    Issues issues;
    const ProjectData data =
        openTrainingData(demoConfig(folder.path().toStdString(), 16000, 2000), {}, issues);
    QCOMPARE(data.statistics.inputMean.size(), std::size_t(81));
    const Sample sample = data.training[0]->load(3); // 3,agent-newlocation,3,4560,48000
    QVERIFY(sample.input.sizes() == torch::IntArrayRef({57, 81}));
    QVERIFY(sample.target.sizes() == torch::IntArrayRef({4560, 1}));
    const Path mel = Path(SONORANT_TEST_DATA) / "demo-corpus/mfbsp/agent-newlocation.mfbsp";
    QCOMPARE(sample.input[0][79].item<float>(), readRawMatrix(mel, 80).at(600, 79));
    QCOMPARE(data.validation[0]->size(), std::int64_t(8));
}

QTEST_GUILESS_MAIN(TestDataSet)
#include "tst_data_set.moc"
