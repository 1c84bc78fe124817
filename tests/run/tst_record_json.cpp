// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/run/record_json.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace sonorant;

class TestRecordJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepHasTheAgreedSpelling() {
        StepRecord record;
        record.batch = 1, record.of = 47, record.step = 1, record.time = 0.91;
        record.sequences = {"30,rms_013,0,48000,0"};
        record.loss = {70.644}, record.seconds = 0.9, record.lr = 1e-4, record.gradNorm = 3.2,
        record.samples = 48000;
        QCOMPARE(
            QString::fromStdString(toJsonLine(record)),
            QString(
                "{\"v\":1,\"epoch\":0,\"phase\":\"train\",\"batch\":1,\"of\":47,\"step\":1,\"time\":0.91,"
                "\"sequences\":[\"30,rms_013,0,48000,0\"],\"loss\":[70.644],\"seconds\":0.9,\"lr\":0.0001,"
                "\"grad_norm\":3.2,\"samples\":48000}"));
    }

    void stepReadsBack() {
        StepRecord record;
        record.epoch = 7, record.phase = Phase::Validation, record.batch = 3, record.of = 9,
        record.step = 123456789012;
        record.time = 1.0 / 3, record.sequences = {"0,a \"quoted\"\n\xC3\xA4,0,1,0", "1,b,0,1,0"};
        record.loss = {0.1, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                       -std::numeric_limits<double>::infinity(), 1e-300};
        const StepRecord read = parseStepRecord(toJsonLine(record));
        QCOMPARE(read.epoch, 7);
        QVERIFY(read.phase == Phase::Validation);
        QCOMPARE(read.step, record.step);
        QVERIFY(read.time == record.time);
        QVERIFY(read.sequences == record.sequences);
        QCOMPARE(read.loss.size(), std::size_t(5));
        QVERIFY(read.loss[0] == 0.1 && std::isnan(read.loss[1]) && read.loss[4] == 1e-300);
        QVERIFY(std::isinf(read.loss[2]) && read.loss[2] > 0 && std::isinf(read.loss[3]) && read.loss[3] < 0);
        QVERIFY(std::isnan(read.gradNorm));
    }

    void linesAreJsonForOthers() {
        StepRecord record;
        record.sequences = {"bad \xff byte"};
        record.loss = {std::numeric_limits<double>::quiet_NaN()};
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(toJsonLine(record)), &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(document.object()["loss"][0].toString(), QString("nan"));
        QCOMPARE(document.object()["v"].toInt(), 1);
    }

    void epochReadsBack() {
        EpochRecord record;
        record.epoch = 4, record.trainLoss = {5.4444, 2}, record.devLoss = {}, record.best = true;
        record.lr = 5e-5, record.seconds = 12.25;
        const EpochRecord read = parseEpochRecord(toJsonLine(record));
        QCOMPARE(read.epoch, 4);
        QVERIFY(read.trainLoss == record.trainLoss && read.devLoss.empty() && read.best);
        QVERIFY(read.lr == 5e-5 && read.seconds == 12.25);
    }

    void wrongLinesAreRefused_data() {
        QTest::addColumn<QString>("line");
        QTest::newRow("torn") << "{\"v\":1,\"epoch\":0,\"phase\":\"tr";
        QTest::newRow("no object") << "[1]";
        QTest::newRow("version") << "{\"v\":2,\"epoch\":0,\"phase\":\"train\"}";
        QTest::newRow("phase") << "{\"v\":1,\"epoch\":0,\"phase\":\"test\"}";
        QTest::newRow("loss text") << "{\"v\":1,\"epoch\":0,\"phase\":\"train\",\"loss\":[\"lots\"]}";
        QTest::newRow("loss no list") << "{\"v\":1,\"epoch\":0,\"phase\":\"train\",\"loss\":3}";
        QTest::newRow("epoch text") << "{\"v\":1,\"epoch\":\"0\",\"phase\":\"train\"}";
        QTest::newRow("no epoch") << "{\"v\":1,\"phase\":\"train\"}";
        QTest::newRow("sequences") << "{\"v\":1,\"epoch\":0,\"phase\":\"train\",\"sequences\":[1]}";
    }
    void wrongLinesAreRefused() {
        QFETCH(QString, line);
        QVERIFY_EXCEPTION_THROWN(parseStepRecord(line.toStdString()), Error);
    }
};

QTEST_GUILESS_MAIN(TestRecordJson)
#include "tst_record_json.moc"
