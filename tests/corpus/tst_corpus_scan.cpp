// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/corpus/corpus.h"
#include "core/io/npy.h"
#include "tests/corpus/corpus_fixture.h"

using namespace sonorant;
using namespace sonorant::test;

class TestCorpusScan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFileWithoutList();
    void subPaths();
    void sortedByCodePoint();
    void missingFilesAreOneWarning();
    void nothingLeftIsAnError();
    void missingFolderIsNamed();
    void mismatchNamesUtteranceAndLengths();
    void mismatchCanBeLeftOut();
    void otherSamplingRateIsRefused();
    void remainderIsAWarning();
    void npyFeatures();
    void leaveOut();
    void tooShortUtterances();
    void wrongCountsAreRefused();
    void pooledAndFirstStatistics();
    void cancel();
};

namespace {

template<typename Call>
Error caught(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error;
    }
    return Error(ErrorKind::Internal, "nothing was thrown");
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

CorpusSet scan(const ProjectConfig& config, Issues& issues) {
    return scanTraining(config, {}, issues);
}

Error failure(const ProjectConfig& config) {
    return caught([&] {
        Issues issues;
        scan(config, issues);
    });
}

} // namespace

void TestCorpusScan::everyFileWithoutList() {
    SmallCorpus corpus;
    corpus.add("b", 20);
    corpus.add("a", 30);
    corpus.addFeature("c", ".mel", 5, 4); // no other files: left out with a warning
    Issues issues;
    const CorpusSet set = scan(corpus.config(), issues);
    QCOMPARE(set.subsets.size(), std::size_t(1));
    const SubsetScan& subset = set.subsets[0];
    QCOMPARE(subset.spec.name, std::string("trn_sub_0"));
    QCOMPARE(subset.sequences.size(), std::size_t(2));
    QCOMPARE(subset.sequences[0].text(), std::string("0,a,0,1200,0"));
    QCOMPARE(subset.sequences[1].text(), std::string("1,b,0,800,0"));
    QCOMPARE(subset.utterances[0].frames, (std::vector<std::int64_t>{30, 30, 1200}));
    QCOMPARE(set.length(), std::int64_t(2000));
    QCOMPARE(issues.size(), std::size_t(1));
    QVERIFY(has(issues[0].message, "1 utterance") && has(issues[0].message, "c"));
}

void TestCorpusScan::subPaths() {
    SmallCorpus corpus;
    corpus.add("speaker2/x", 10);
    corpus.add("speaker1/y", 10);
    corpus.add("z", 10);
    Issues issues;
    const CorpusSet all = scan(corpus.config(), issues);
    QCOMPARE(all.subsets[0].sequences.size(), std::size_t(3));
    QCOMPARE(all.subsets[0].sequences[0].name, std::string("speaker1/y"));
    ProjectConfig config = corpus.config();
    config.data.trnList = {{{}, {"speaker2/x", "speaker1/nobody"}}};
    config.data.trnSetName = {{"other"}, false};
    const CorpusSet listed = scan(config, issues);
    QCOMPARE(listed.subsets[0].sequences.size(), std::size_t(1));
    QCOMPARE(listed.subsets[0].missing.size(), std::size_t(1));
    config.data.trnList = {{{}, {"../z"}}};
    QCOMPARE(failure(config).kind(), ErrorKind::Malformed);
}

void TestCorpusScan::sortedByCodePoint() {
    SmallCorpus corpus;
    const std::vector<std::string> names = {"a_1", "a-1", "B", "é", "a1", "z"};
    for (const std::string& name : names)
        corpus.add(name, 10);
    Issues issues;
    std::vector<std::string> found;
    const CorpusSet set = scan(corpus.config(), issues);
    for (const Sequence& s : set.subsets[0].sequences)
        found.push_back(s.name);
    QCOMPARE(found, (std::vector<std::string>{"B", "a-1", "a1", "a_1", "z", "é"})); // as Python's sort()
}

void TestCorpusScan::missingFilesAreOneWarning() {
    SmallCorpus corpus;
    corpus.add("a", 10);
    corpus.add("b", 10);
    corpus.addFeature("c", ".mel", 10, 4);
    std::filesystem::remove(corpus.root / "wav/b.wav");
    ProjectConfig config = corpus.config();
    config.data.trnList = {{{}, {"a", "b", "c", "d", "a"}}};
    Issues issues;
    const CorpusSet set = scan(config, issues);
    QCOMPARE(set.size(), std::size_t(1));
    QCOMPARE(issues.size(), std::size_t(1));
    QCOMPARE(issues[0].severity, Severity::Warning);
    QVERIFY(has(issues[0].message, "3 utterances") && has(issues[0].message, "b, c"));
    QVERIFY(has(issues[0].hint, "b.wav"));
}

void TestCorpusScan::nothingLeftIsAnError() {
    SmallCorpus corpus;
    corpus.add("a", 10);
    ProjectConfig config = corpus.config();
    config.data.trnList = {{{}, {"x", "y"}}};
    const Error error = failure(config);
    QCOMPARE(error.kind(), ErrorKind::NotFound);
    QVERIFY(has(error.what(), "2 utterances") && has(error.what(), "x.mel"));
}

void TestCorpusScan::missingFolderIsNamed() {
    SmallCorpus corpus;
    corpus.add("a", 10);
    std::filesystem::remove_all(corpus.root / "f0");
    const Error error = failure(corpus.config());
    QCOMPARE(error.kind(), ErrorKind::NotFound);
    QCOMPARE(error.context(), (corpus.root / "f0").string());
}

void TestCorpusScan::mismatchNamesUtteranceAndLengths() {
    SmallCorpus corpus;
    corpus.add("a", 100);
    corpus.add("bad", 100);
    corpus.addFeature("bad", ".f0", 111, 1);
    const Error error = failure(corpus.config());
    QCOMPARE(error.kind(), ErrorKind::Mismatch);
    QVERIFY(has(error.context(), "bad"));
    QVERIFY(has(error.message(), ".mel has 4000") && has(error.message(), ".f0 has 4440"));
}

void TestCorpusScan::mismatchCanBeLeftOut() {
    SmallCorpus corpus;
    corpus.add("a", 100);
    corpus.add("bad", 100);
    corpus.addFeature("bad", ".f0", 111, 1);
    ProjectConfig config = corpus.config();
    config.data.ignoreLengthInvalidData = true;
    Issues issues;
    const CorpusSet set = scan(config, issues);
    QCOMPARE(set.size(), std::size_t(1));
    QCOMPARE(issues.size(), std::size_t(1));
    QCOMPARE(set.subsets[0].utterances[1].state, UtteranceState::LeftOut);
}

void TestCorpusScan::otherSamplingRateIsRefused() {
    SmallCorpus corpus;
    corpus.add("a", 100);
    corpus.addWave("a", 4000, 11025);
    const Error error = failure(corpus.config());
    QCOMPARE(error.kind(), ErrorKind::Mismatch);
    QVERIFY(has(error.message(), "8000") && has(error.message(), "11025"));
}

void TestCorpusScan::remainderIsAWarning() {
    SmallCorpus corpus;
    corpus.add("a", 100);
    appendRawValues(corpus.root / "mel/a.mel", std::vector<float>{1.0F, 2.0F});
    Issues issues;
    const CorpusSet set = scan(corpus.config(), issues);
    QCOMPARE(set.subsets[0].sequences[0].length, std::int64_t(4000));
    QCOMPARE(issues.size(), std::size_t(1));
    QVERIFY(has(issues[0].message, "16 bytes") && has(issues[0].message, "a"));
}

void TestCorpusScan::npyFeatures() {
    SmallCorpus corpus;
    corpus.add("a", 50);
    writeNpy(corpus.root / "npy/a.npy", {4, 50, std::vector<float>(200, 1.0F)}); // stored [M, N]
    ProjectConfig config = corpus.config();
    config.data.inputDirs = {{"npy", "f0"}};
    config.data.inputExts = {".npy", ".f0"};
    Issues issues;
    const CorpusSet set = scan(config, issues);
    QCOMPARE(set.subsets[0].sequences[0].length, std::int64_t(2000));
    QCOMPARE(set.statistics.inputMean[0], 1.0F);
    QCOMPARE(set.statistics.inputStd[0], 1.0F); // no deviation at all: 1
}

void TestCorpusScan::leaveOut() {
    SmallCorpus corpus;
    corpus.add("a", 10);
    corpus.add("b", 10);
    ProjectConfig config = corpus.config();
    config.data.leaveOut = {"a"};
    Issues issues;
    const CorpusSet set = scan(config, issues);
    QCOMPARE(set.size(), std::size_t(1));
    QCOMPARE(set.subsets[0].sequences[0].name, std::string("b"));
    QVERIFY(issues.empty());
}

void TestCorpusScan::tooShortUtterances() {
    SmallCorpus corpus;
    corpus.add("a", 10);
    corpus.add("b", 30);
    ProjectConfig config = corpus.config();
    config.data.minimumLen = 1000; // down to 25 frames of 40 steps
    Issues issues;
    const CorpusSet set = scan(config, issues);
    QCOMPARE(set.size(), std::size_t(1));
    QCOMPARE(set.subsets[0].utterances[0].state, UtteranceState::TooShort);
    config.data.minimumLen = 100000;
    QCOMPARE(failure(config).kind(), ErrorKind::Mismatch);
}

void TestCorpusScan::wrongCountsAreRefused() {
    SmallCorpus corpus;
    corpus.add("a", 10);
    const auto refuses = [&](auto change) {
        ProjectConfig config = corpus.config();
        change(config.data);
        return failure(config).kind() == ErrorKind::Configuration;
    };
    QVERIFY(refuses([](DataConfig& d) { d.inputDims = {4}; }));
    QVERIFY(refuses([](DataConfig& d) { d.inputDims = {4, 0}; }));
    QVERIFY(refuses([](DataConfig& d) { d.inputReso = {40, 20}; }));
    QVERIFY(refuses([](DataConfig& d) { d.outputNorm = {}; }));
    QVERIFY(refuses([](DataConfig& d) { d.inputDirs = {{"mel"}}; }));
    QVERIFY(refuses([](DataConfig& d) { d.truncateSeq = 39; }));
    QVERIFY(refuses([](DataConfig& d) { d.outputDims = {2}; }));
    QVERIFY(refuses([](DataConfig& d) { d.optWavSilenceHandler = 1; }));
}

void TestCorpusScan::pooledAndFirstStatistics() {
    SmallCorpus corpus;
    for (const char* name : {"a", "bb", "ccc", "dddd"})
        corpus.add(name, 30 + 7 * std::int64_t(std::strlen(name)));
    ProjectConfig config = corpus.config();
    config.data.trnSetName = {{"one", "two"}, true};
    config.data.trnList = {{{}, {"a", "bb"}}, {{}, {"ccc", "dddd"}}};
    config.data.inputDirs = {{"mel", "f0"}, {"mel", "f0"}};
    config.data.outputDirs = {{"wav"}, {"wav"}};
    Issues issues;
    const CorpusSet pooled = scan(config, issues);
    ProjectConfig together = corpus.config();
    const CorpusSet whole = scan(together, issues);
    config.data.statistics = "first";
    const CorpusSet first = scan(config, issues);
    together.data.trnList = {{{}, {"a", "bb"}}};
    together.data.trnSetName = {{"alone"}, false};
    const CorpusSet alone = scan(together, issues);
    QVERIFY(issues.empty());
    QCOMPARE(first.statistics.inputMean, alone.statistics.inputMean);
    QCOMPARE(first.statistics.inputStd, alone.statistics.inputStd);
    for (std::size_t d = 0; d < 5; ++d) {
        QVERIFY(std::abs(pooled.statistics.inputMean[d] - whole.statistics.inputMean[d]) < 1e-6);
        QVERIFY(std::abs(pooled.statistics.inputStd[d] - whole.statistics.inputStd[d]) < 1e-6);
    }
    QVERIFY(pooled.statistics.inputMean != first.statistics.inputMean);
    // From the caches the pooled statistics are the same to the bit.
    config.data.statistics = "pooled";
    const CorpusSet again = scan(config, issues);
    QVERIFY(again.subsets[0].cached && again.subsets[1].cached);
    QCOMPARE(again.statistics.inputMean, pooled.statistics.inputMean);
    QCOMPARE(again.statistics.inputStd, pooled.statistics.inputStd);
}

void TestCorpusScan::cancel() {
    SmallCorpus corpus;
    for (int i = 0; i < 50; ++i)
        corpus.add(std::string(1, static_cast<char>('A' + i)), 10);
    std::stop_source source;
    JobControl job;
    job.stop = source.get_token();
    bool reported = false;
    job.report = [&](const Progress& progress) {
        if (progress.done < 10) return;
        reported = true;
        source.request_stop();
    };
    Issues issues;
    QVERIFY_EXCEPTION_THROWN(scanTraining(corpus.config(), job, issues), Cancelled);
    QVERIFY(reported);
}

QTEST_GUILESS_MAIN(TestCorpusScan)
#include "tst_corpus_scan.moc"
