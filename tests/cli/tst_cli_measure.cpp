// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "core/io/wave.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace sonorant;

namespace {

struct Result {
    int exitCode = -1;
    QByteArray out, err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Result measure(const QStringList& arguments) {
    QProcess process;
    process.start(SONORANT_CLI, QStringList{"measure"} + arguments);
    Result result;
    if (!process.waitForFinished(60000)) return result;
    result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

} // namespace

/// `sonorant-cli measure` on recordings of the demo and changed copies of them.
class TestCliMeasure : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    const QString m_natural = QStringLiteral(SONORANT_DEMO_PROJECT "/wav");

    void writeChanged(const QString& name, float gain, const QString& as = {}) {
        Waveform wave = readWave(Path((m_natural + '/' + name + ".wav").toStdString()));
        for (float& sample : wave.samples)
            sample *= gain;
        writeWave16(Path(m_folder.filePath((as.isEmpty() ? name : as) + ".wav").toStdString()), wave.samples,
                    wave.samplingRate);
    }

private Q_SLOTS:
    void twoFiles() {
        writeChanged("vm-delete", 0.5F);
        const QString natural = m_natural + "/vm-delete.wav", generated = m_folder.filePath("vm-delete.wav");
        const Result text = measure({natural, generated});
        QVERIFY2(text.exitCode == 0, text.err);
        QVERIFY2(text.out.contains("LSD (dB)") && text.out.contains("vm-delete"), text.out);
        QVERIFY2(!text.out.contains("mean"), "of one utterance there is no mean");
        const Result json = measure({natural, generated, "--json"});
        const QJsonArray rows = json.json()["utterances"].toArray();
        QCOMPARE(rows.size(), 1);
        const QJsonObject row = rows.first().toObject();
        QVERIFY(std::abs(row["level_difference"].toDouble() + 6.02) < 0.01);
        QVERIFY(row["mel_cepstral_distortion"].toDouble() < 0.5);
        QVERIFY(row["frames"].toInt() > 400);
    }

    void twoFolders() {
        writeChanged("vm-delete", 0.5F);
        writeChanged("vm-repeat", 0.25F);
        const Result json = measure({m_natural, m_folder.path(), "--json"});
        QVERIFY2(json.exitCode == 0, json.err);
        const QJsonObject all = json.json();
        QCOMPARE(all["version"].toInt(), 1);
        QCOMPARE(all["utterances"].toArray().size(), 2);
        QCOMPARE(all["not_generated"].toInt(), 18);
        QVERIFY(std::abs(all["mean"].toObject()["level_difference"].toDouble() + 9.03) < 0.02);
        const Result text = measure({m_natural, m_folder.path()});
        QVERIFY2(text.out.contains("\nmean"), text.out);
        QVERIFY2(text.out.contains("-9.0"), text.out);
    }

    void whatIsAloneOrBrokenIsNamed() {
        writeChanged("vm-delete", 0.5F);
        writeChanged("vm-delete", 1, "stranger");
        writeFileAtomically(Path(m_folder.filePath("vm-toreply.wav").toStdString()), "no sound");
        const Result text = measure({m_natural, m_folder.path()});
        QCOMPARE(text.exitCode, 1);
        QVERIFY2(text.err.contains("stranger") && text.err.contains("vm-toreply.wav"), text.err);
        QVERIFY(text.out.contains("vm-delete")); // the others are measured
        const QJsonObject json = measure({m_natural, m_folder.path(), "--json"}).json();
        QCOMPARE(json["problems"].toArray().size(), 1);
        QCOMPARE(json["without_natural"].toArray().first().toString(), QString("stranger"));
    }

    void wrongUsage() {
        QCOMPARE(measure({}).exitCode, 2);
        QCOMPARE(measure({m_natural}).exitCode, 2);
        QCOMPARE(measure({m_natural, "/nowhere"}).exitCode, 1);
        const Result range = measure({m_natural, m_natural, "--f0-min", "900"});
        QCOMPARE(range.exitCode, 2);
        QVERIFY2(range.err.contains("F0"), range.err);
    }
};

QTEST_GUILESS_MAIN(TestCliMeasure)
#include "tst_cli_measure.moc"
