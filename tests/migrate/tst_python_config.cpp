// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/migrate/python_config.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <random>

using namespace sonorant;
using python::Configuration;
using namespace std::string_literals;

namespace {

const QString folder = QStringLiteral(SONORANT_TEST_DATA "/config-py");

Configuration read(const std::string& source) {
    return python::readConfiguration(source, "/somewhere/project/config.py");
}

/// Value of a name as Python spells it; "? reason" for one that is not known; empty for none.
QString valueOf(const Configuration& config, const std::string& name) {
    for (const python::Variable& variable : config.variables)
        if (variable.name == name)
            return QString::fromStdString(variable.value.isUnknown() ? "? " + variable.value.text
                                                                     : reprOf(variable.value));
    return {};
}

/// What a file says of itself: "#: unknown a b", "#: skipped words".
QStringList said(const QByteArray& source, const char* what) {
    const QByteArray mark = QByteArray("#: ") + what + " ";
    for (QByteArray line : source.split('\n')) {
        line = line.trimmed();
        if (line.startsWith(mark))
            return QString::fromUtf8(line.mid(mark.size())).split(' ', Qt::SkipEmptyParts);
    }
    return {};
}

} // namespace

/// Configurations of every form, read as data, beside Python itself; and those that nobody should run.
class TestPythonConfig : public QObject {
    Q_OBJECT

    QJsonObject m_python;

private Q_SLOTS:
    void initTestCase() {
        const QString python = QStandardPaths::findExecutable("python3");
        if (python.isEmpty()) return;
        QProcess process;
        process.start(python, {SONORANT_ORACLE, folder});
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
        m_python = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QVERIFY(m_python.size() >= 40);
    }

    void asPythonHasIt_data() {
        QTest::addColumn<QString>("file");
        const QStringList files = QDir(folder).entryList({"*.py"}, QDir::Files, QDir::Name);
        QVERIFY(files.size() >= 40);
        for (const QString& file : files)
            QTest::newRow(qPrintable(file)) << file;
    }
    void asPythonHasIt() {
        QFETCH(QString, file);
        QFile source(folder + "/" + file);
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QByteArray text = source.readAll();
        const Configuration config = python::readConfiguration(
            std::string_view(text.data(), std::size_t(text.size())), (folder + "/" + file).toStdString());
        QStringList unknown, skipped;
        QMap<QString, QString> known;
        for (const python::Variable& variable : config.variables) {
            const QString name = QString::fromStdString(variable.name);
            if (variable.value.isUnknown()) {
                unknown << name;
                QVERIFY2(!variable.value.text.empty() && variable.line > 0, qPrintable(name));
            } else if (!variable.imported) {
                known[name] = QString::fromStdString(reprOf(variable.value));
            }
        }
        for (const python::Skipped& each : config.skipped)
            skipped << QString::fromStdString(each.what).split(' ');
        QStringList expected = said(text, "unknown");
        unknown.sort();
        expected.sort();
        QCOMPARE(unknown, expected);
        QCOMPARE(skipped, said(text, "skipped"));
        QVERIFY2(!m_python.isEmpty(),
                 "python3 is not there to compare with: install what cmake/packages.txt names");
        const QJsonObject values = m_python[file].toObject();
        for (auto each = known.cbegin(); each != known.cend(); ++each)
            QCOMPARE(each.key() + " = " + each.value(),
                     each.key() + " = " + values[each.key()].toString("nothing"));
        for (const QString& name : values.keys()) // nothing dropped silently
            QVERIFY2(known.contains(name) || expected.contains(name), qPrintable(name));
    }

    void whyAndWhere() {
        const Configuration config = read("import numpy as np\n\ndef f(x):\n    return x\n\na = np.zeros(3)\n"
                                          "b = a\nc = [f]\nd = 2 ** 99\n");
        QCOMPARE(valueOf(config, "a"), QString("? calls numpy.zeros(), which is not run"));
        QCOMPARE(valueOf(config, "b"), QString("? uses a, which is not known since line 6"));
        QVERIFY(valueOf(config, "d").contains("64 bits"));
        QCOMPARE(valueOf(config, "f"), QString("? a function, which is not carried over"));
        for (const python::Variable& variable : config.variables)
            if (variable.name == "f") QCOMPARE(variable.line, 3);
    }

    void ofItsOwnPlace() {
        const Configuration config =
            read("import os\na = os.path.dirname(os.path.realpath(__file__))\nb = os.getcwd()\n");
        QCOMPARE(valueOf(config, "a"), QString("'/somewhere/project'"));
        QCOMPARE(valueOf(config, "b"), QString("'/somewhere/project'"));
    }

    void hostileNames_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("name");
        QTest::newRow("a text of a billion") << "a = 'a' * 10**9"
                                             << "a";
        QTest::newRow("lists of lists") << "a = [[0] * 10**6] * 10**6"
                                        << "a";
        QTest::newRow("a tower of powers") << "a = 9**9**9"
                                           << "a";
        QTest::newRow("a wide format") << "a = '%1000000000d' % 1"
                                       << "a";
        QTest::newRow("a precise format") << "a = '{:.1000000000f}'.format(1.5)"
                                          << "a";
        QTest::newRow("a wide f-string") << "a = f'{1:1000000000}'"
                                         << "a";
        QTest::newRow("a long range") << "a = list(range(10**12))"
                                      << "a";
        QTest::newRow("a range of all") << "a = range(-9223372036854775807, 9223372036854775807)"
                                        << "a";
        QTest::newRow("replace that grows") << "b = 'x' * 1000\na = b.replace('x', b * 1000)"
                                            << "a";
        QTest::newRow("join that grows") << "b = ['x' * 1000] * 1000\na = ('y' * 100000).join(b)"
                                         << "a";
        QTest::newRow("import of os") << "a = __import__('os').system('touch /tmp/never')"
                                      << "a";
        QTest::newRow("eval") << "a = eval('1')"
                              << "a";
        QTest::newRow("attributes") << "a = ().__class__.__bases__[0].__subclasses__()"
                                    << "a";
        QTest::newRow("minimal integer") << "a = (-9223372036854775807 - 1) // -1"
                                         << "a";
        QTest::newRow("nested unary") << QString("a = %1 1").arg(QString("-").repeated(100000)) << "a";
        QTest::newRow("nested not") << QString("a = %1 1").arg(QString("not ").repeated(100000)) << "a";
        QTest::newRow("nested conditionals")
            << QString("a = %1 2").arg(QString("1 if 0 else ").repeated(100000)) << "a";
        QTest::newRow("nested powers") << QString("a = %1 1").arg(QString("1 ** ").repeated(100000)) << "a";
        QTest::newRow("nested lambdas")
            << QString("a = %1 1").arg(QString("lambda: ").repeated(100000)) << "a";
        QTest::newRow("150 brackets")
            << "a = " + QString("[").repeated(150) + QString("]").repeated(150) << "a";
    }
    void hostileNames() {
        QFETCH(QString, source);
        QFETCH(QString, name);
        QElapsedTimer clock;
        clock.start();
        const Configuration config = read(source.toStdString() + "\nfine = 1\n");
        QVERIFY2(valueOf(config, name.toStdString()).startsWith("? "),
                 qPrintable(valueOf(config, name.toStdString())));
        QCOMPARE(valueOf(config, "fine"), QString("1"));
        QVERIFY(clock.elapsed() < 10000);
    }

    void hostileFiles_data() {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("words");
        const auto many = [](const char* text, int count) { return QByteArray(text).repeated(count); };
        QTest::newRow("100,000 brackets")
            << "a = " + many("[", 100000) + many("]", 100000) << "brackets are open, line 1";
        QTest::newRow("brackets left open") << QByteArray("b = 1\na = [1, 2\n") << "[ is never closed";
        QTest::newRow("brackets that close none") << QByteArray("a = 1)\n") << "closes none";
        QTest::newRow("crossed brackets") << QByteArray("a = ([)]\n") << "closes none";
        QTest::newRow("NUL") << QByteArray("a = 1\nb = \0 2\n", 14) << "NUL";
        QTest::newRow("no UTF-8") << QByteArray("a = 1\nb = '\xff\xfe'\n") << "UTF-8, line 2";
        QTest::newRow("half a character") << QByteArray("a = '\xc3'\n") << "UTF-8";
        QTest::newRow("open text") << QByteArray("a = 'x\nb = 1\n") << "never closed, line 1";
        QTest::newRow("open triple text") << QByteArray("a = 1\nb = '''x\n\n\n") << "never closed, line 2";
        QTest::newRow("tabs and blanks")
            << QByteArray("if 1:\n\ta = 1\n        b = 2\n") << "tabs and blanks";
        QTest::newRow("indentation") << QByteArray("if 1:\n    a = 1\n  b = 2\n") << "fits no line";
        QTest::newRow("a stray character") << QByteArray("a = 1 ? 2\n") << "where none may";
        QTest::newRow("indented without end") << [] {
            QByteArray text;
            for (int i = 0; i < 200; ++i)
                text += QByteArray(i, ' ') + "if 1:\n";
            return text + QByteArray(200, ' ') + "a = 1\n";
        }() << "levels of indentation";
        QTest::newRow("too long") << many("# a comment\n", 500000) << "bytes";
        QTest::newRow("too much work")
            << "a = list(range(50000))\n" + many("b = a + a\n", 5000) << "more work";
        QTest::newRow("long lists copied")
            << "a = list(range(50000))\n" + many("a = a[:]\n", 50000) << "more work";
        QTest::newRow("many comparisons")
            << "a = list(range(50000))\nb = a[:]\n" + many("c = a == b\n", 50000) << "more work";
        QTest::newRow("calls of a long function")
            << "def f():\n" + many("    x.append(y)\n", 20000) + many("f()\n", 20000) << "more work";
    }
    void hostileFiles() {
        QFETCH(QByteArray, source);
        QFETCH(QString, words);
        const std::clock_t begin = std::clock(); // of the processor: the machine may have other work
        try {
            read(source.toStdString());
            QFAIL("it was read");
        } catch (const Error& error) {
            const QString all = QString::fromStdString(
                error.message() + error.context().substr(error.context().find(", ") == std::string::npos
                                                             ? error.context().size()
                                                             : error.context().find(", ")));
            QVERIFY2(all.contains(words), qPrintable(all));
        }
        const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < 20, qPrintable(QString::number(seconds)));
    }

    void sharedWithoutEnd() {
        std::string source = "a = [1]\n";
        for (int i = 0; i < 60; ++i)
            source += "a = [a, a]\n";
        source += "b = ['x']\nb.append(b)\nc = {'k': b}\n";
        const Configuration config = read(source);
        QVERIFY(valueOf(config, "a").startsWith("? "));
        QVERIFY(valueOf(config, "b").startsWith("? "));
        QVERIFY(valueOf(config, "c").startsWith("? "));
    }

    /// Damaged in any way, a file is read or refused; it never takes long, and never ends the program.
    void damagedFiles() {
        std::mt19937 random(7);
        const std::string pieces = "()[]{}'\"\\\n\t :;,.=+-*/%#fbr0x9_\xff\0if"s;
        QElapsedTimer clock;
        clock.start();
        int readable = 0, refused = 0;
        for (const QString& name : QDir(folder).entryList({"*.py"}, QDir::Files, QDir::Name)) {
            QFile source(folder + "/" + name);
            QVERIFY(source.open(QIODevice::ReadOnly));
            const std::string whole = source.read(4000).toStdString();
            for (int i = 0; i < 60; ++i) {
                std::string text = whole.substr(0, 1 + random() % whole.size());
                for (unsigned k = random() % 6; k > 0; --k)
                    text[random() % text.size()] = pieces[random() % pieces.size()];
                try {
                    read(text);
                    ++readable;
                } catch (const Error& error) {
                    QVERIFY(!error.message().empty() && !error.context().empty());
                    ++refused;
                }
            }
        }
        QVERIFY2(readable > 500 && refused > 200, qPrintable(QString("%1 %2").arg(readable).arg(refused)));
        QVERIFY(clock.elapsed() < 60000);
    }

    void nothingIsExecuted() {
        QTemporaryDir dir;
        const std::string mark = (dir.path() + "/mark").toStdString();
        for (const std::string& code :
             {"open('" + mark + "', 'w').write('x')", "__import__('os').system('touch " + mark + "')",
              "exec(\"open('" + mark + "', 'w')\")", "import os; os.mkdir('" + mark + "')",
              "f\"{open('" + mark + "', 'w')}\"", "[open('" + mark + "', 'w') for i in [1]]",
              "class A:\n    open('" + mark + "', 'w')"}) {
            const Configuration config = read("a = 1\n" + code + "\nb = 2\n");
            QVERIFY2(!QFileInfo::exists(QString::fromStdString(mark)), code.c_str());
            QCOMPARE(valueOf(config, "b"), QString("2"));
            QVERIFY2(!config.skipped.empty() || valueOf(config, "a").startsWith("? ") ||
                         valueOf(config, "A").startsWith("? "),
                     code.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestPythonConfig)
#include "tst_python_config.moc"
