// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Result {
    int exitCode = -1;
    QByteArray out, err;
};

Result run(const QStringList& arguments) {
    QProcess process;
    process.start(SONORANT_CLI, QStringList{"import-config"} + arguments);
    Result result;
    if (!process.waitForFinished(60000)) return result;
    result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

void write(const QString& file, const QByteArray& text) {
    QFile target(file);
    QVERIFY(target.open(QIODevice::WriteOnly));
    target.write(text);
}

} // namespace

/// `sonorant-cli import-config`.
class TestCliImport : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const char* name) const { return m_dir->filePath(name); }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        write(path("config.py"), "import os\ntrn_set_name = 'set'\ninput_dirs = [os.getcwd() + '/mel']\n"
                                 "wav_samp_rate = load()\n");
        write(path("run.sh"), "#!/bin/sh\nsource env.sh\nfor i in 1 2; do\n  python main.py --lr 3e-4 \\\n"
                              "     --seed $i > log_train 2> log_err\ndone\n");
    }

    void itWritesAndSays() {
        const Result result = run({path("config.py"), "--to", path("new"), "--command-file", path("run.sh")});
        QVERIFY2(result.exitCode == 0, result.out + result.err);
        QVERIFY2(result.out.contains("trn_set_name -> data.trn_set_name = \"set\""), result.out);
        QVERIFY2(result.out.contains("config.py:4"), result.out);
        QVERIFY2(result.out.contains("wav_samp_rate: "), result.out);
        QVERIFY2(result.out.contains("--lr -> training.lr"), result.out);
        QVERIFY2(result.out.contains("--seed: the value of $i is not known"), result.out);
        QFile written(path("new/config.toml"));
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QVERIFY2(text.contains("input_dirs = [[\"../mel\"]]"), text);
        QVERIFY2(text.contains("# Not carried over: wav_samp_rate (line 4"), text);
    }

    void nothingIsReplacedUnasked() {
        QCOMPARE(run({path("config.py")}).exitCode, 0);
        const Result again = run({path("config.py")});
        QCOMPARE(again.exitCode, 2);
        QVERIFY2(again.err.contains("config.toml"), again.err);
        QCOMPARE(run({path("config.py"), "--force"}).exitCode, 0);
    }

    void asJsonWithoutWriting() {
        const Result result =
            run({path("config.py"), "--json", "--dry-run", "--command", "python main.py --epochs 7"});
        QCOMPARE(result.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(result.out).object();
        QCOMPARE(json["version"].toInt(), 1);
        QCOMPARE(json["carried"].toArray().last().toObject()["value"].toString(), "7");
        QVERIFY(!QFile::exists(path("config.toml")));
    }

    void whatIsNoPythonIsRefused() {
        write(path("config.py"), "a = [\n");
        const Result result = run({path("config.py")});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.err.contains("never closed") && result.err.contains("line 1"), result.err);
        QCOMPARE(run({path("none.py")}).exitCode, 2);
        write(path("config.py"), "a = 1\n");
        QCOMPARE(run({path("config.py"), "--model", "none"}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliImport)
#include "tst_cli_import.moc"
