// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/cache_record.h"
#include "core/corpus/corpus.h"
#include "core/io/dic.h"
#include "tests/corpus/corpus_fixture.h"

using namespace sonorant;
using namespace sonorant::test;

class TestCorpusCaches : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void secondScanReadsTheCaches();
    void changedFileIsSeen();
    void changedNamesAreSeen();
    void changedOptionIsSeen();
    void sameLengthOtherValuesIsSeen();
    void damagedCachesAreRenewed();
    void deletedStatisticsComeBack();
    void ignoreCachedFileInfor();
    void skipScanningBelievesTheCache();
    void unwritableFolderIsAWarning();
    void recordRoundTrip();

private:
    CorpusSet scan() { return scanTraining(m_config, {}, m_issues); }
    std::unique_ptr<SmallCorpus> m_corpus;
    ProjectConfig m_config;
    Issues m_issues;
};

void TestCorpusCaches::init() {
    m_corpus = std::make_unique<SmallCorpus>();
    for (const char* name : {"a", "b", "c"})
        m_corpus->add(name, 100);
    m_config = m_corpus->config();
    m_issues.clear();
}

void TestCorpusCaches::secondScanReadsTheCaches() {
    const CorpusSet first = scan();
    QVERIFY(!first.subsets[0].cached);
    const Path cache = m_corpus->root / "cache";
    const std::string dic = readFile(cache / "trn_sub_0_utt_length.dic");
    const auto written = std::filesystem::last_write_time(cache / "trn_sub_0_cache.json");
    const CorpusSet second = scan();
    QVERIFY(second.subsets[0].cached);
    QVERIFY(m_issues.empty());
    QCOMPARE(second.statistics.inputMean, first.statistics.inputMean);
    QCOMPARE(second.subsets[0].utterances[1].frames, first.subsets[0].utterances[1].frames);
    QCOMPARE(readFile(cache / "trn_sub_0_utt_length.dic"), dic);
    QVERIFY(std::filesystem::last_write_time(cache / "trn_sub_0_cache.json") == written);
}

void TestCorpusCaches::changedFileIsSeen() {
    const CorpusSet before = scan();
    m_corpus->add("b", 50);
    const CorpusSet after = scan();
    QCOMPARE(after.subsets[0].sequences[1].length, std::int64_t(2000));
    QVERIFY(after.statistics.inputMean != before.statistics.inputMean);
    QCOMPARE(m_issues.size(), std::size_t(1));
    QVERIFY(m_issues[0].message.find("1 utterance changed: b") != std::string::npos);
    QVERIFY(m_issues[0].severity == Severity::Info); // nothing for a person to do
    m_issues.clear();
    QVERIFY(scan().subsets[0].cached);
    QVERIFY(m_issues.empty());
}

void TestCorpusCaches::changedNamesAreSeen() {
    scan();
    m_corpus->add("d", 20);
    QCOMPARE(scan().size(), std::size_t(4));
    QCOMPARE(m_issues.size(), std::size_t(1));
    QVERIFY(m_issues[0].message.find("3 then, 4 now") != std::string::npos);
}

void TestCorpusCaches::changedOptionIsSeen() {
    scan();
    m_config.data.truncateSeq = 1600;
    const CorpusSet cut = scan();
    QCOMPARE(cut.size(), std::size_t(9));
    QCOMPARE(m_issues.size(), std::size_t(1));
    QVERIFY(m_issues[0].message.find("truncate_seq was 0 and is now 1600") != std::string::npos);
    QCOMPARE(readDic(m_corpus->root / "cache/trn_sub_0_utt_length.dic").size(), std::size_t(9));
}

void TestCorpusCaches::sameLengthOtherValuesIsSeen() {
    const CorpusSet before = scan();
    writeRawValues(m_corpus->root / "mel/a.mel", std::vector<float>(400, 9.0F)); // as many bytes as before
    const CorpusSet after = scan();
    QVERIFY(after.statistics.inputMean[0] > before.statistics.inputMean[0]);
    QCOMPARE(m_issues.size(), std::size_t(1));
}

void TestCorpusCaches::damagedCachesAreRenewed() {
    const CorpusSet before = scan();
    const Path cache = m_corpus->root / "cache";
    const std::string dic = readFile(cache / "trn_sub_0_utt_length.dic");
    for (const char* damage : {"", "{", "[1, 2]", "[{\"length\": 5}]", "\xff\xfe"}) {
        for (const char* file :
             {"trn_sub_0_utt_length.dic", "trn_sub_0_cache.json", "trn_sub_0_mean_std_input.bin"}) {
            writeFileAtomically(cache / file, std::string_view(damage));
            const CorpusSet after = scan();
            QCOMPARE(after.size(), before.size());
            QCOMPARE(after.statistics.inputStd, before.statistics.inputStd);
            QCOMPARE(readFile(cache / "trn_sub_0_utt_length.dic"), dic);
        }
    }
}

void TestCorpusCaches::deletedStatisticsComeBack() {
    const CorpusSet before = scan();
    const Path file = m_corpus->root / "cache/trn_sub_0_mean_std_input.bin";
    const std::string bytes = readFile(file);
    std::filesystem::remove(file);
    QCOMPARE(scan().statistics.inputMean, before.statistics.inputMean);
    QCOMPARE(readFile(file), bytes);
    QVERIFY(m_issues.empty());
}

void TestCorpusCaches::ignoreCachedFileInfor() {
    scan();
    const Path file = m_corpus->root / "cache/trn_sub_0_mean_std_input.bin";
    const std::string bytes = readFile(file);
    writeRawValues(file, std::vector<float>(10, 7.0F));
    QCOMPARE(scan().statistics.inputMean[0], 7.0F); // believed: the data are the same
    m_config.data.ignoreCachedFileInfor = true;
    const CorpusSet fresh = scan();
    QVERIFY(!fresh.subsets[0].cached);
    QVERIFY(fresh.statistics.inputMean[0] != 7.0F);
    QCOMPARE(readFile(file), bytes);
}

void TestCorpusCaches::skipScanningBelievesTheCache() {
    const CorpusSet before = scan();
    m_config.data.forceSkipDatadirScanning = true;
    for (const char* folder : {"mel", "f0", "wav"})
        std::filesystem::remove_all(m_corpus->root / folder);
    const CorpusSet blind = scan();
    QVERIFY(blind.subsets[0].cached);
    QCOMPARE(blind.size(), before.size());
    QCOMPARE(blind.subsets[0].utterances.size(), std::size_t(3));
    QCOMPARE(blind.subsets[0].utterances[2].length, std::int64_t(4000));
    QCOMPARE(blind.statistics.inputMean, before.statistics.inputMean);
    QVERIFY(m_issues.empty());
}

void TestCorpusCaches::unwritableFolderIsAWarning() {
    writeFileAtomically(m_corpus->root / "file", std::string_view("in the way"));
    m_config.data.pathCacheFile = "file/cache";
    const CorpusSet set = scan();
    QCOMPARE(set.size(), std::size_t(3));
    QCOMPARE(m_issues.size(), std::size_t(1));
    QCOMPARE(m_issues[0].severity, Severity::Warning);
    QVERIFY(m_issues[0].path.find("file/cache") != std::string::npos);
}

void TestCorpusCaches::recordRoundTrip() {
    scan();
    const Path file = m_corpus->root / "cache/trn_sub_0_cache.json";
    const std::string text = readFile(file);
    const auto record = CacheRecord::fromJson(text);
    QVERIFY(record);
    QCOMPARE(record->toJson(), text);
    QCOMPARE(record->names.size(), std::size_t(3));
    QCOMPARE(record->moments.size(), std::size_t(3));
    QCOMPARE(record->moments[0].count, std::int64_t(300));
    QVERIFY(!CacheRecord::fromJson("{\"version\": 99}"));
    QVERIFY(!CacheRecord::fromJson("[]"));
}

QTEST_GUILESS_MAIN(TestCorpusCaches)
#include "tst_corpus_caches.moc"
