// SPDX-License-Identifier: GPL-3.0-or-later
// The framework's own caches, written by it for each recorded run, are what ours are compared with, byte by
// byte.
#include "core/corpus/corpus.h"
#include "core/corpus/moments.h"
#include "tests/corpus/corpus_fixture.h"

#include <nlohmann/json.hpp>

using namespace sonorant;
using namespace sonorant::test;

class TestGoldenCaches : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cachesAreThoseOfTheFramework_data();
    void cachesAreThoseOfTheFramework();
    void frameworkCachesAreUsed();
    void momentsAreThoseOfNumPy();
    void testSetsKeepWholeUtterances();
};

namespace {

Path caseFolder(const std::string& name) {
    return Path(SONORANT_TEST_DATA) / "golden/training" / name;
}

ProjectConfig caseConfig(const std::string& name, const Path& cache) {
    const nlohmann::json run = nlohmann::json::parse(readFile(caseFolder(name) / "trajectory.json"));
    ProjectConfig config = demoConfig(cache, run.at("truncate_seq"), run.at("minimum_len"));
    if (name.find("two_subsets") != std::string::npos) splitInTwo(config);
    return config;
}

} // namespace

void TestGoldenCaches::cachesAreThoseOfTheFramework_data() {
    QTest::addColumn<QString>("name");
    int cases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(caseFolder(""))) {
        const std::string name = entry.path().filename().string();
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
        ++cases;
    }
    QCOMPARE(cases, 9);
}

void TestGoldenCaches::cachesAreThoseOfTheFramework() {
    QFETCH(QString, name);
    const std::string golden = name.toStdString();
    QTemporaryDir folder;
    const Path cache = folder.path().toStdString();
    const ProjectConfig config = caseConfig(golden, cache);
    Issues issues;
    const CorpusSet training = scanTraining(config, {}, issues);
    const auto validation = scanValidation(config, {}, issues);
    QVERIFY(validation);
    QVERIFY2(issues.empty(), issues.empty() ? "" : issues[0].message.c_str());
    QVERIFY(training.size() > 0);
    int compared = 0;
    for (const auto& entry : std::filesystem::directory_iterator(caseFolder(golden))) {
        const Path file = entry.path();
        if (file.extension() != ".dic" && file.extension() != ".bin") continue;
        const std::string ours = readFile(cache / file.filename());
        QVERIFY2(ours == readFile(file), file.c_str());
        ++compared;
    }
    QCOMPARE(compared, golden.find("two_subsets") != std::string::npos ? 8 : 4);
}

void TestGoldenCaches::frameworkCachesAreUsed() {
    QTemporaryDir folder;
    const Path cache = folder.path().toStdString();
    const ProjectConfig config = caseConfig("tiny_adam", cache);
    for (const auto& entry : std::filesystem::directory_iterator(caseFolder("tiny_adam")))
        if (entry.path().extension() == ".dic") std::filesystem::copy(entry.path(), cache);
    // Values that no computation gives show that the file was read.
    std::vector<float> marked(162, 2.5F);
    writeRawValues(cache / "demo_trn_sub_0_mean_std_input.bin", marked);
    writeRawValues(cache / "demo_trn_sub_0_mean_std_output.bin", std::vector<float>{0.0F, 1.0F});
    Issues issues;
    const CorpusSet set = scanTraining(config, {}, issues);
    QVERIFY(issues.empty());
    QCOMPARE(set.statistics.inputMean, std::vector<float>(81, 2.5F));
    QCOMPARE(set.subsets[0].sequences.size(), std::size_t(47));
    QCOMPARE(set.subsets[0].sequences[3].text(), std::string("3,agent-newlocation,3,4560,48000"));

    // With another truncate_seq the same caches are stale: a message, and everything is made anew.
    ProjectConfig other = config;
    other.data.truncateSeq = 48000;
    std::filesystem::remove(cache / "demo_trn_sub_0_cache.json");
    const CorpusSet renewed = scanTraining(other, {}, issues);
    QCOMPARE(issues.size(), std::size_t(1));
    QCOMPARE(issues[0].severity, Severity::Info);
    QVERIFY(renewed.statistics.inputMean != std::vector<float>(81, 2.5F));
    QVERIFY(readFile(cache / "demo_trn_sub_0_mean_std_input.bin") ==
            readFile(caseFolder("tiny_adam") / "demo_trn_sub_0_mean_std_input.bin"));
}

void TestGoldenCaches::momentsAreThoseOfNumPy() {
    // Independent: NumPy itself, over sizes around the blocks of its pairwise sum, and one large enough to
    // split.
    QTemporaryDir folder;
    const QString script = QStringLiteral(R"(
import numpy, sys
rng = numpy.random.default_rng(5)
for count in (1, 7, 8, 9, 127, 128, 129, 136, 1000, 4097, 100003):
    for columns in (1, 3):
        data = rng.normal(120, 40, (count, columns)).astype('<f4')
        data.tofile(f'{sys.argv[1]}/{count}_{columns}.raw')
        flat = data[:, 0] if columns == 1 else data
        numpy.concatenate([numpy.atleast_1d(flat.mean(axis=0)), numpy.atleast_1d(flat.var(axis=0))]).astype('<f4').tofile(f'{sys.argv[1]}/{count}_{columns}.ref')
)");
    QProcess python;
    python.start("/usr/bin/python3", {"-c", script, folder.path()});
    QVERIFY2(python.waitForFinished() && python.exitCode() == 0, python.readAllStandardError().constData());
    for (const std::int64_t count : {1, 7, 8, 9, 127, 128, 129, 136, 1000, 4097, 100003}) {
        for (const std::int64_t columns : {1, 3}) {
            const std::string stem =
                folder.path().toStdString() + "/" + std::to_string(count) + "_" + std::to_string(columns);
            const FileMoments found = momentsOf(readRawMatrix(stem + ".raw", columns), false);
            std::vector<float> both = found.mean;
            both.insert(both.end(), found.variance.begin(), found.variance.end());
            QVERIFY2(both == readRawMatrix(stem + ".ref", 1).values, stem.c_str());
        }
    }
}

void TestGoldenCaches::testSetsKeepWholeUtterances() {
    QTemporaryDir folder;
    const ProjectConfig config = demoConfig(folder.path().toStdString(), 16000, 2000);
    Issues issues;
    const CorpusSet set = scanTest(config, {}, issues);
    QVERIFY(issues.empty());
    QCOMPARE(set.size(), std::size_t(3));
    QVERIFY(set.statistics.empty());
    for (const Sequence& sequence : set.subsets[0].sequences) {
        const Path mel = Path(SONORANT_TEST_DATA) / "demo-corpus/mfbsp" / (sequence.name + ".mfbsp");
        QCOMPARE(sequence.length, static_cast<std::int64_t>(fileSize(mel)) / 4 / 80 * 80);
        QCOMPARE(sequence.start, std::int64_t(0));
    }
}

QTEST_GUILESS_MAIN(TestGoldenCaches)
#include "tst_golden_caches.moc"
