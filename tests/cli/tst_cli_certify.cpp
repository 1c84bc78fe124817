// SPDX-License-Identifier: GPL-3.0-or-later
// The snippet of docs/certifying.md and `sonorant-cli certify`, from end to end: a model written and recorded
// in Python, certified here.
#include "core/base/files.h"
#include "tests/support/io_testing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace sonorant;

namespace {

/// The frame template in Python: recorded as it is, with another function in between, and with another
/// weight.
constexpr const char* const model = R"(
import sys
class Frame(torch.nn.Module):
    def __init__(self, act):
        super().__init__()
        for name, dim, value in (('input_mean', 5, .3), ('input_std', 5, 2.), ('output_mean', 2, 0.), ('output_std', 2, 1.)):
            setattr(self, name, torch.nn.Parameter(torch.full((dim,), value), requires_grad=False))
        self.hidden, self.output, self.fixed = torch.nn.Linear(5, 8), torch.nn.Linear(8, 2), {'act': act}
    def forward(self, x):
        return self.output(self.fixed['act'](self.hidden((x - self.input_mean) / self.input_std))).repeat_interleave(4, 1)
torch.manual_seed(7)
folder = sys.argv[1]
net = Frame(torch.tanh)
torch.save(net.state_dict(), folder + '/net.pt')
inputs = torch.randn(2, 30, 5) * 3
record(net, inputs, file=folder + '/same/first.pt')
record(torch.nn.DataParallel(net), inputs[:1, :9] * 0.1, file=folder + '/same/second.pt')
net.fixed['act'] = torch.nn.functional.softsign
record(net, inputs, file=folder + '/softsign/r.pt')
net.fixed['act'] = torch.tanh
with torch.no_grad():
    net.output.weight[1, 3] += 1e-4
record(net, inputs, file=folder + '/altered/r.pt')
)";

std::string snippet() {
    const std::string text = readFile(Path(SONORANT_DOCS) / "certifying.md");
    const std::string begin = "```python\n";
    const std::size_t from = text.find(begin) + begin.size();
    return text.substr(from, text.find("```", from) - from);
}

struct Result {
    int exitCode = -1;
    std::string out, err;
};

} // namespace

class TestCliCertify : public QObject {
    Q_OBJECT

    Scratch m_folder;

    Result certify(const QStringList& arguments) {
        QProcess process;
        process.start(SONORANT_CLI,
                      QStringList{"certify", "--checkpoint", toQString(m_folder / "net.pt")} + arguments);
        Result result;
        if (!process.waitForFinished(120000)) return result;
        result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
        result.out = process.readAllStandardOutput().toStdString();
        result.err = process.readAllStandardError().toStdString();
        return result;
    }
    Result certifyFrame(const std::string& reference, const QStringList& more = {}) {
        return certify(QStringList{"--model", "frame-template", "--set", "model.hidden_dim=8", "--reference",
                                   toQString(m_folder / reference)} +
                       more);
    }
    QJsonObject json(const std::string& name) {
        return QJsonDocument::fromJson(QByteArray::fromStdString(readFile(m_folder / name))).object();
    }
    static QJsonObject rowOf(const QJsonObject& certificate, const QString& name) {
        for (const QJsonValue& row : certificate["modules"].toArray())
            if (row.toObject()["name"] == name) return row.toObject();
        return {};
    }

private Q_SLOTS:
    void initTestCase() {
        for (const char* name : {"same", "softsign", "altered"})
            std::filesystem::create_directory(m_folder / name);
        const std::string code = snippet();
        QVERIFY(contains(code, "def record(model, *inputs, file):"));
        const std::string said = python(code + model, {toQString(m_folder / "x").section('/', 0, -2)});
        QVERIFY2(said.empty(), said.c_str());
    }

    void theSameModelIsCertified() {
        const Result result = certifyFrame("same", {"--json", toQString(m_folder / "same.json")});
        QVERIFY2(result.exitCode == 0, (result.out + result.err).c_str());
        QVERIFY(contains(result.out, "3 agree, 0 differ, 0 not compared, in 2 files"));
        QVERIFY(contains(result.out, "certified: no difference is larger than 8 times"));
        const QJsonObject certificate = json("same.json");
        QCOMPARE(certificate["version"].toInt(), 1);
        QCOMPARE(certificate["certified"].toBool(), true);
        QCOMPARE(certificate["model"].toString(), QString("frame-template"));
        QCOMPARE(certificate["modules"].toArray().size(), 3);
        for (const char* name : {"hidden", "output", ""}) {
            const QJsonObject row = rowOf(certificate, name);
            QCOMPARE(row["verdict"].toString(), QString("agrees"));
            QCOMPARE(row["calls"].toInt(), 2); // of both files, one of them under DataParallel
            QVERIFY(row["rounding"].toDouble() > 0 && row["rounding"].toDouble() < 1e-5);
            QVERIFY(row["python_rounding"].toDouble() > 0 && row["python_rounding"].toDouble() < 1e-5);
            QCOMPARE(row["explained"], row["difference"]);
        }
    }

    void anAlteredWeightIsNamed() {
        const Result result = certifyFrame("altered", {"--json", toQString(m_folder / "altered.json")});
        QVERIFY2(result.exitCode == 1, (result.out + result.err).c_str());
        QVERIFY(contains(result.out, "not certified: rounding does not explain what differs in output\n"));
        const QJsonObject certificate = json("altered.json");
        QCOMPARE(certificate["certified"].toBool(), false);
        QCOMPARE(certificate["causes"].toArray(), QJsonArray{"output"});
        QCOMPARE(rowOf(certificate, "hidden")["verdict"].toString(), QString("agrees"));
        const QJsonObject row = rowOf(certificate, "output");
        QVERIFY(row["difference"].toDouble() > 5e-5 && row["difference"].toDouble() <= 1.01e-4);
        QVERIFY(row["explained"].toDouble() < row["difference"].toDouble() / 10);
        QVERIFY(row["python_rounding"].toDouble() > 5e-5); // it does not excuse itself
        // A yardstick that someone may state, and then sees stated.
        QVERIFY(contains(certifyFrame("altered", {"--within", "100000"}).out, "larger than 100000 times"));
    }

    void aDifferenceBetweenModulesIsTheModels() {
        const Result result = certifyFrame("softsign");
        QCOMPARE(result.exitCode, 1);
        QVERIFY(contains(result.out, "differs in the whole model\n"));
        QVERIFY(contains(result.out, "2 agree, 1 differ, 0 not compared, in 1 file"));
    }

    void wrongUsageIsTold() {
        Result result = certify({"--reference", toQString(m_folder / "same")});
        QCOMPARE(result.exitCode, 2);
        QVERIFY(contains(result.err, "no model was named"));
        result = certify({"--model", "frame-templat", "--reference", toQString(m_folder / "same")});
        QCOMPARE(result.exitCode, 2);
        QVERIFY(contains(result.err, "frame-template"));
        result = certify({"--model", "frame-template", "--reference", toQString(m_folder / "same")});
        QCOMPARE(result.exitCode, 1); // 32 hidden units are the default
        QVERIFY(contains(result.err, "hidden.weight: model [32, 5], file [8, 5]"));
        result = certifyFrame("net.pt");
        QCOMPARE(result.exitCode, 1);
        QVERIFY(contains(result.err, "expected recorded inputs and outputs"));
        result = certifyFrame("nowhere");
        QCOMPARE(result.exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCliCertify)
#include "tst_cli_certify.moc"
