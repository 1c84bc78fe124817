// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/check/project_check.h"
#include "core/config/project_file.h"
#include "core/corpus/corpus.h"
#include "tests/corpus/corpus_fixture.h"
#include "tests/support/damaged_project.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace sonorant;
using namespace sonorant::test;

namespace {

std::vector<Finding> serious(const CheckReport& report) {
    std::vector<Finding> found = report.list.findings;
    for (const UtteranceCheck& check : report.checks)
        found.insert(found.end(), check.findings.begin(), check.findings.end());
    return found;
}

QString inWords(const std::vector<Finding>& findings) {
    QString text;
    for (const Finding& finding : findings)
        text += QString("%1 %2 %3 %4: %5\n")
                    .arg(keyOf(finding.grade), keyOf(finding.kind), finding.utterance.c_str(),
                         finding.feature.c_str(), finding.message.c_str());
    return text;
}

const Finding* findingOf(const std::vector<Finding>& findings, FindingKind kind) {
    for (const Finding& finding : findings)
        if (finding.kind == kind) return &finding;
    return nullptr;
}

} // namespace

class TestProjectCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDemoIsClean() {
        QTemporaryDir folder;
        const Path project = Path(folder.path().toStdString()) / "demo";
        copyDemoProject(project);
        const CheckReport report = checkProject(readProject(project).config, {});
        QVERIFY2(report.clean(), qPrintable(inWords(serious(report))));
        QCOMPARE(report.list.utterances.size(), std::size_t(20));
        const std::vector<SetTotals> totals = totalsOf(report.list, report.checks);
        QCOMPARE(totals.size(), std::size_t(3));
        QCOMPARE(totals[0].used, std::size_t(14));
        QCOMPARE(totals[2].role, SetRole::Test);
        QVERIFY(!std::filesystem::exists(project / "cache")); // nothing is written
    }

    void everyDamageIsNamed_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < damages().size(); ++i)
            QTest::newRow(damages()[i].name) << int(i);
    }
    void everyDamageIsNamed() {
        QFETCH(int, index);
        const Damage& damage = damages()[std::size_t(index)];
        QTemporaryDir folder;
        const Path project = Path(folder.path().toStdString()) / "demo";
        copyDemoProject(project);
        const std::size_t before = serious(checkProject(readProject(project).config, {})).size();
        damage.apply(project);
        const CheckReport report = checkProject(readProject(project).config, {});
        const std::vector<Finding> findings = serious(report);
        const Finding* const found = findingOf(findings, damage.kind);
        QVERIFY2(found, qPrintable(inWords(findings)));
        QCOMPARE(found->grade, damage.grade);
        QCOMPARE(found->utterance, std::string(damage.utterance));
        QCOMPARE(found->feature, std::string(damage.feature));
        QVERIFY2(found->message.find(damage.words) != std::string::npos, found->message.c_str());
        // The true cause and nothing else.
        QVERIFY2(findings.size() == before + 1, qPrintable(inWords(findings)));
        QCOMPARE(report.clean(), damage.grade == FindingGrade::Information);
        if (damage.kind != FindingKind::Folder && damage.kind != FindingKind::List)
            QVERIFY(!found->hint.empty() || damage.kind == FindingKind::Damaged);
    }

    void numbersSayWhatWasFound() {
        QTemporaryDir folder;
        const Path project = Path(folder.path().toStdString()) / "demo";
        copyDemoProject(project);
        for (const Damage& damage : damages())
            if (damage.kind == FindingKind::NotFinite) damage.apply(project);
        const std::vector<Finding> findings = serious(checkProject(readProject(project).config, {}));
        const Finding* const found = findingOf(findings, FindingKind::NotFinite);
        QVERIFY(found);
        std::map<std::string, double> numbers;
        for (const FindingNumber& number : found->numbers)
            numbers[number.name] = number.value;
        QCOMPARE(numbers["count"], 2.0);
        QCOMPARE(numbers["values"], 713.0 * 80);
        QCOMPARE(numbers["frame"], 7.0);
        QCOMPARE(numbers["dimension"], 3.0);
    }

    void aWrongDimensionIsSuggested() {
        SmallCorpus corpus;
        corpus.add("a", 300);
        corpus.addFeature("a", ".mel", 300, 6); // the configuration says 4
        const std::vector<Finding> findings = serious(checkProject(corpus.config(), {}));
        const Finding* const found = findingOf(findings, FindingKind::LengthMismatch);
        QVERIFY2(found, qPrintable(inWords(findings)));
        QVERIFY2(found->hint.find("a dimension of 6 for .mel") != std::string::npos, found->hint.c_str());
    }

    void profilesAreTheStatisticsOfTraining() {
        QTemporaryDir folder;
        const Path project = Path(folder.path().toStdString()) / "demo";
        copyDemoProject(project);
        const ProjectConfig config = readProject(project).config;
        const CheckReport report = checkProject(config, {});
        Issues issues;
        const Statistics statistics = scanTraining(config, {}, issues).statistics;
        QCOMPARE(report.profiles.size(), std::size_t(2));
        const FeatureProfile& mel = report.profiles[0];
        const FeatureProfile& f0 = report.profiles[1];
        for (std::size_t d = 0; d < 80; ++d) {
            QCOMPARE(float(mel.mean[d]), statistics.inputMean[d]);
            QCOMPARE(float(mel.deviation[d]), statistics.inputStd[d]);
        }
        QCOMPARE(float(f0.mean[0]), statistics.inputMean[80]);
        QCOMPARE(float(f0.deviation[0]), statistics.inputStd[80]);
    }

    void leftOutIsRespectedAndShown() {
        QTemporaryDir folder;
        const Path project = Path(folder.path().toStdString()) / "demo";
        copyDemoProject(project);
        for (const Damage& damage : damages())
            if (damage.kind == FindingKind::Silent || damage.kind == FindingKind::InTrainingToo)
                damage.apply(project);
        ProjectConfig config = readProject(project).config;
        QVERIFY(!checkProject(config, {}).clean());
        config.data.leaveOut = {"options"};
        const CheckReport report = checkProject(config, {});
        QVERIFY2(report.clean(), qPrintable(inWords(serious(report))));
        const std::vector<SetTotals> totals = totalsOf(report.list, report.checks);
        QCOMPARE(totals[0].utterances, std::size_t(14));
        QCOMPARE(totals[0].leftOut, std::size_t(1));
        QCOMPARE(totals[0].used, std::size_t(13));
    }

    void everyUtteranceIsToldAndCancellingKeepsThem() {
        SmallCorpus corpus;
        for (int i = 0; i < 60; ++i)
            corpus.add(std::string("u").append(std::to_string(i)), 50);
        ProjectConfig config = corpus.config();
        std::size_t told = 0;
        std::int64_t last = 0;
        JobControl job;
        job.report = [&](const Progress& progress) { last = progress.done; };
        checkProject(config, job, [&](std::size_t, const UtteranceCheck& check) {
            ++told;
            QVERIFY(check.contentRead);
        });
        QCOMPARE(told, std::size_t(120)); // training and test
        QCOMPARE(last, std::int64_t(120));
        std::stop_source stop;
        JobControl stopped{stop.get_token(), {}};
        told = 0;
        QVERIFY_EXCEPTION_THROWN(checkProject(config, stopped,
                                              [&](std::size_t, const UtteranceCheck&) {
                                                  if (++told == 5) stop.request_stop();
                                              }),
                                 Cancelled);
        QVERIFY(told >= 5 && told < 20);
    }

    void oneSubsetsNameInAnotherFolderIsAnother() {
        SmallCorpus corpus;
        corpus.add("a", 200);
        corpus.add("b", 200);
        ProjectConfig config = corpus.config();
        config.data.valSetName = {{"val"}, false};
        config.data.trnList = {{{}, {"a"}}};
        config.data.valList = {{{}, {"a"}}};
        config.inference = {};
        QVERIFY(findingOf(serious(checkProject(config, {})), FindingKind::InTrainingToo));
        config.data.valList = {{{}, {"b"}}};
        QVERIFY(!findingOf(serious(checkProject(config, {})), FindingKind::InTrainingToo));
    }

    void histogramsHaveRoundBins() {
        const std::vector<double> values{0.4, 1.1, 1.2, 3.9, 12.0};
        const Histogram histogram = makeHistogram(values, 10);
        QCOMPARE(histogram.width, 2.0);
        QCOMPARE(histogram.low, 0.0);
        QCOMPARE(histogram.counts, (std::vector<std::size_t>{3, 1, 0, 0, 0, 0, 1}));
        QVERIFY(makeHistogram({}).counts.empty());
        QCOMPARE(makeHistogram(std::vector<double>{2.5, 2.5}).total(), std::size_t(2));
        // As far apart and as near as doubles can be.
        for (const std::vector<double>& extreme : {std::vector<double>{-1.7e308, 0, 1.7e308},
                                                   {5e-324, 1e-323},
                                                   {1.7e308},
                                                   {1e300, 1.0000000000000002e300}}) {
            const Histogram bins = makeHistogram(extreme, 10);
            QCOMPARE(bins.total(), extreme.size());
            QVERIFY(bins.counts.size() <= 10 && std::isfinite(bins.low) && std::isfinite(bins.width) &&
                    bins.width > 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestProjectCheck)
#include "tst_project_check.moc"
