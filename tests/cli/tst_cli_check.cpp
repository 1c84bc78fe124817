// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/damaged_project.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace sonorant;
using namespace sonorant::test;

namespace {

struct Result {
    int exitCode = -1;
    QByteArray out, err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Result check(const Path& project, const QStringList& arguments = {}) {
    QProcess process;
    process.start(SONORANT_CLI, QStringList{"check", QString::fromStdString(project.string())} + arguments);
    Result result;
    if (!process.waitForFinished(60000)) return result;
    result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

} // namespace

/// `sonorant-cli check` on damaged copies of the demo.
class TestCliCheck : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_copies = 0;

    Path copy() {
        const Path project =
            Path(m_folder.path().toStdString()) / std::string("demo").append(std::to_string(m_copies++));
        copyDemoProject(project);
        return project;
    }

private Q_SLOTS:
    void cleanEndsWithZero() {
        const Path project = copy();
        const Result text = check(project);
        QVERIFY2(text.exitCode == 0, text.out + text.err);
        QVERIFY2(
            text.out.contains("demo_trn_sub_0 (training): 14 utterances, 14 used (0 missing, 0 left out)"),
            text.out);
        QVERIFY2(text.out.contains("0 errors, 0 warnings"), text.out);
        const QJsonObject json = check(project, {"--json"}).json();
        QCOMPARE(json["version"].toInt(), 1);
        QVERIFY(json["clean"].toBool());
        QCOMPARE(json["utterances"].toArray().size(), 20);
        QCOMPARE(json["sets"].toArray().size(), 3);
        const QJsonObject mel = json["profiles"].toArray().first().toObject();
        QCOMPARE(mel["feature"].toString(), ".mfbsp");
        QCOMPARE(mel["mean"].toArray().size(), 80);
        double durations = 0;
        for (const auto count : json["durations"].toObject()["counts"].toArray())
            durations += count.toDouble();
        QCOMPARE(durations, 20.0);
    }

    void everyDamageIsNamed_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < damages().size(); ++i)
            QTest::newRow(damages()[i].name) << int(i);
    }
    void everyDamageIsNamed() {
        QFETCH(int, index);
        const Damage& damage = damages()[std::size_t(index)];
        const Path project = copy();
        damage.apply(project);
        const Result result = check(project, {"--json"});
        const bool information = damage.grade == FindingGrade::Information;
        QVERIFY2(result.exitCode == (information ? 0 : 1), result.out + result.err);
        bool named = false;
        for (const auto& each : result.json()["findings"].toArray()) {
            const QJsonObject finding = each.toObject();
            if (finding["kind"].toString() != QLatin1String(keyOf(damage.kind))) continue;
            named = true;
            QCOMPARE(finding["grade"].toString(), QString(keyOf(damage.grade)));
            QCOMPARE(finding["utterance"].toString(), QString(damage.utterance));
            QCOMPARE(finding["feature"].toString(), QString(damage.feature));
            QVERIFY(finding["message"].toString().contains(damage.words));
        }
        QVERIFY2(named, result.out);
        const Result text = check(project);
        QCOMPARE(text.exitCode, result.exitCode);
        QVERIFY2(text.out.contains(wordsOf(damage.kind)) && text.out.contains(damage.words), text.out);
    }

    void leavingOutMakesItClean() {
        const Path project = copy();
        for (const Damage& damage : damages())
            if (damage.kind == FindingKind::Silent) damage.apply(project);
        QCOMPARE(check(project).exitCode, 1);
        const Result result = check(project, {"--set", "leave_out=['options']"});
        QVERIFY2(result.exitCode == 0, result.out + result.err);
        QVERIFY2(result.out.contains("13 used (0 missing, 1 left out)"), result.out);
    }

    void aWrongConfigurationIsJsonToo() {
        const Result result = check(copy(), {"--json", "--set", "lr=-1"});
        QCOMPARE(result.exitCode, 2);
        const QJsonArray issues = result.json()["configuration"].toArray();
        QVERIFY2(!issues.isEmpty(), result.out);
        QCOMPARE(issues.first().toObject()["path"].toString(), "training.lr");
        QVERIFY(!result.json().contains("findings"));
    }

    void shortByDefaultAllOnRequest() {
        const Path project = copy();
        for (const char* const name : {"options", "dir-nomore", "pm-invalid-option"})
            std::filesystem::remove(project / "mfbsp" / (std::string(name) + ".mfbsp"));
        const QByteArray brief = check(project).out, whole = check(project, {"--all"}).out;
        QCOMPARE(brief.count("the file is not there"), 1);
        QCOMPARE(whole.count("the file is not there"), 3);
    }
};

QTEST_GUILESS_MAIN(TestCliCheck)
#include "tst_cli_check.moc"
