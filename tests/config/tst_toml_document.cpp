// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/config/toml_document.h"

#include <QTest>

#include <random>

using namespace sonorant;

namespace {

Value list(std::initializer_list<Value> items) {
    return Value(ValueList(items));
}

const std::string example = "# The demo\n"
                            "[model]\n"
                            "name = \"hn-nsf\" # which\n"
                            "\n"
                            "[training]\n"
                            "lr = 1e-4   # small\n"
                            "epochs = 1_000\n"
                            "# the end\n";

} // namespace

class TestTomlDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryKindOfValue() {
        const TomlDocument document("[data]\n"
                                    "a = true\nb = -3\nc = 1e-4\nd = 'li#t]'\ne = \"q\\\"[#\\u00e9\"\n"
                                    "f = [ # comment ]\n  [\"x\", \"y\"], # more \"\n  [], \n]\n"
                                    "g = \"\"\"\ntwo\nlines\"\"\"\nh = 0x1F\n\"quoted\" = 2.50\n");
        QVERIFY(!document.syntaxError());
        QCOMPARE(document.entries().size(), std::size_t(9));
        QVERIFY(document.find("data", "a")->value == Value(true));
        QVERIFY(document.find("data", "b")->value == Value(-3));
        QVERIFY(document.find("data", "c")->value == Value(1e-4));
        QVERIFY(document.find("data", "d")->value == Value("li#t]"));
        QVERIFY(document.find("data", "e")->value == Value("q\"[#\xC3\xA9"));
        QVERIFY(document.find("data", "f")->value == list({list({"x", "y"}), Value(ValueList{})}));
        QVERIFY(document.find("data", "g")->value == Value("two\nlines"));
        QCOMPARE(document.find("data", "g")->line, 11);
        QVERIFY(document.find("data", "h")->value == Value(31));
        QVERIFY(document.find("data", "quoted")->value == Value(2.5));
        QCOMPARE(document.find("data", "quoted")->line, 15);
    }

    void knowsWhereValuesStand() {
        const TomlDocument document(example);
        const auto* lr = document.find("training", "lr");
        QVERIFY(lr);
        QCOMPARE(lr->line, 6);
        QCOMPARE(example.substr(lr->begin, lr->end - lr->begin), std::string("1e-4"));
    }

    void changesOnlyTheValue() {
        TomlDocument document(example);
        document.set("training", "lr", Value(0.002));
        std::string expected = example;
        expected.replace(expected.find("1e-4"), 4, "0.002");
        QCOMPARE(document.text(), expected);
        document.set("training", "epochs", Value(1000)); // the same value: the spelling stays
        QCOMPARE(document.text(), expected);
        document.set("model", "name", Value("a \"b\" \\ c"));
        QVERIFY(document.find("model", "name")->value == Value("a \"b\" \\ c"));
        QVERIFY(document.text().find("# which") != std::string::npos);
    }

    void addsBehindTheLastEntryOfItsTable() {
        TomlDocument document(example);
        document.set("model", "hidden_dim", Value(32));
        QVERIFY(document.text().find("# which\nhidden_dim = 32\n\n[training]") != std::string::npos);
        document.set("training", "seed", Value(7));
        QVERIFY(document.text().find("epochs = 1_000\nseed = 7\n# the end\n") != std::string::npos);
        document.set("data", "input_dirs", list({list({"m", "f"})}));
        QVERIFY(document.text().ends_with("# the end\n\n[data]\ninput_dirs = [[\"m\", \"f\"]]\n"));
        QCOMPARE(document.find("data", "input_dirs")->line, 13);
    }

    void addsToEmptyTextTablesAndUnendedLines() {
        TomlDocument empty;
        empty.set("training", "lr", Value(1e-4));
        QCOMPARE(empty.text(), std::string("[training]\nlr = 1e-4\n"));
        TomlDocument bare("[training] # none\n[model]\nname = \"x\"");
        bare.set("training", "lr", Value(2));
        bare.set("model", "a", Value(true));
        QCOMPARE(bare.text(), std::string("[training] # none\nlr = 2\n[model]\nname = \"x\"\na = true\n"));
        TomlDocument unended("[model]");
        unended.set("model", "a", Value(1));
        QCOMPARE(unended.text(), std::string("[model]\na = 1\n"));
    }

    void keepsWindowsLineEnds() {
        TomlDocument document("[a]\r\nx = [1, # one\r\n 2]\r\ny = 'z'\r\n");
        QVERIFY(!document.syntaxError());
        QVERIFY(document.find("a", "x")->value == list({1, 2}));
        document.set("a", "x", list({3}));
        document.set("a", "new", Value(1));
        QCOMPARE(document.text(), std::string("[a]\r\nx = [3]\r\ny = 'z'\r\nnew = 1\r\n"));
    }

    void removesWholeLines() {
        TomlDocument document("[a]\n# about x\nx = [\n 1,\n] # gone\ny = 2\n");
        document.remove("a", "x");
        QCOMPARE(document.text(), std::string("[a]\n# about x\ny = 2\n"));
        document.remove("a", "nothing");
        document.remove("a", "y");
        QCOMPARE(document.text(), std::string("[a]\n# about x\n"));
    }

    void longListsAreBroken() {
        TomlDocument document("[a]\n");
        ValueList names(20, Value("utterance_name"));
        document.set("a", "x", Value(names));
        QVERIFY(document.text().find("\n    \"utterance_name\",\n") != std::string::npos);
        QVERIFY(document.find("a", "x")->value == Value(names));
    }

    void spellsNumbersAsPeopleDo() {
        QCOMPARE(toToml(Value(1e-4)), std::string("1e-4"));
        QCOMPARE(toToml(Value(2.5e-12)), std::string("2.5e-12"));
        QCOMPARE(toToml(Value(-1.0)), std::string("-1.0"));
        QCOMPARE(toToml(Value(0.003)), std::string("0.003"));
        QCOMPARE(toToml(Value(0.1)), std::string("0.1"));
        QCOMPARE(toToml(Value(1e22)), std::string("1e22"));
        QCOMPARE(toToml(Value(0.0)), std::string("0.0"));
        QCOMPARE(toToml(Value("a\n\x01\"")), std::string("\"a\\n\\u0001\\\"\""));
    }

    void anyNumberSurvivesWriting() {
        std::mt19937_64 random(3);
        for (int i = 0; i < 2000; ++i) {
            const auto bits = random();
            double number;
            std::memcpy(&number, &bits, sizeof number);
            if (!std::isfinite(number)) continue;
            const TomlDocument document("[t]\nx = " + toToml(Value(number)) + "\n");
            QVERIFY2(!document.syntaxError(), toToml(Value(number)).c_str());
            QVERIFY2(document.find("t", "x")->value == Value(number), toToml(Value(number)).c_str());
        }
    }

    void refusesInPlainWords_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("word");
        QTest::newRow("duplicate key") << "[a]\nx = 1\ny = 2\nx = 3\n" << 4 << "twice, first on line 2";
        QTest::newRow("duplicate table") << "[a]\nx = 1\n[b]\n[a]\n" << 4 << "twice, first on line 1";
        QTest::newRow("bare word") << "[a]\nx = fast\n" << 2 << "quotes";
        QTest::newRow("no equals") << "[a]\nx 1\n" << 2 << "=";
        QTest::newRow("no value") << "[a]\nx = # later\n" << 2 << "no value";
        QTest::newRow("open text") << "[a]\nx = \"abc\ny = 1\n" << 2 << "closing quote";
        QTest::newRow("open list") << "[a]\nx = [1,\ny = 2\n" << 2 << "closing bracket";
        QTest::newRow("open list at the end") << "[a]\n\nx = [1, 2" << 3 << "closing bracket";
        QTest::newRow("two values") << "[a]\nx = 1 2\n" << 2 << "after the value";
        QTest::newRow("open table") << "[a\nx = 1\n" << 1 << "closing bracket";
        QTest::newRow("dotted name") << "a.x = 1\n" << 1 << "dotted";
        QTest::newRow("nested table") << "[a.b]\n" << 1 << "nested";
        QTest::newRow("list of tables") << "[[a]]\n" << 1 << "lists of tables";
        QTest::newRow("inline table") << "[a]\nx = {y = 1}\n" << 2 << "inline";
        QTest::newRow("date") << "[a]\nx = 2020-01-01\n" << 2 << "neither";
        QTest::newRow("point first") << "[a]\nx = .5\n" << 2 << "neither";
        QTest::newRow("too large") << "[a]\nx = 9223372036854775808\n" << 2 << "too large";
        QTest::newRow("real too large") << "[a]\nx = 1e999\n" << 2 << "too large";
        QTest::newRow("bad escape") << "[a]\nx = \"\\q\"\n" << 2 << "x has no valid value";
        QTest::newRow("missing comma") << "[a]\nx = [1 2]\n" << 2 << "comma";
        QTest::newRow("comma alone") << "[a]\nx = [,]\n" << 2 << "expected a value";
        QTest::newRow("no UTF-8") << QString::fromLatin1("[a]\nx = 1 #") << 0 << "";
    }
    void refusesInPlainWords() {
        QFETCH(QString, text);
        QFETCH(int, line);
        QFETCH(QString, word);
        std::string bytes = text.toStdString();
        if (line == 0) {
            bytes += "\xff\n";
            line = 1;
            word = "UTF-8";
        }
        const TomlDocument document(bytes);
        QVERIFY(document.syntaxError());
        QVERIFY2(QString::fromStdString(document.syntaxError()->message).contains(word),
                 document.syntaxError()->message.c_str());
        QCOMPARE(document.syntaxError()->line, line);
        QVERIFY(document.entries().empty());
        TomlDocument copy = document;
        QVERIFY_EXCEPTION_THROWN(copy.set("a", "x", Value(1)), Error);
        QCOMPARE(copy.text(), bytes);
    }

    void hostileTextsAreRefusedQuickly() {
        for (const std::string& text :
             {"x = " + std::string(200000, '['), "x = " + std::string(200000, '{'), std::string(200000, '['),
              "[" + std::string(200000, '.') + "]", "x = \"" + std::string(3 << 20, '\\'),
              std::string((4 << 20) + 1, '#'), std::string("[a]\nx = 1\0y", 11),
              "[a]\n" + std::string(100000, 'k')})
            QVERIFY(TomlDocument(text).syntaxError());
        QVERIFY(!TomlDocument("[a]\nx = [[[[1]]]]\n").syntaxError());
    }

    void randomDamageNeverEscapes() {
        std::mt19937 random(11);
        const std::string alphabet = "[]{}\"'#=,.\n\r\t \\-+_eE019truefalsnab\xC3\xA9";
        for (int i = 0; i < 3000; ++i) {
            std::string text = example + "x = [[\"a\", 'b'], [1e-4]] # c\n";
            for (int k = 0; k < 1 + i % 6; ++k)
                text[random() % text.size()] = alphabet[random() % alphabet.size()];
            TomlDocument document(text);
            if (document.syntaxError()) continue;
            // What is accepted can be edited, and the edit is read back.
            document.set("training", "lr", Value(0.5));
            QVERIFY2(!document.syntaxError(), text.c_str());
            QVERIFY(document.find("training", "lr")->value == Value(0.5));
        }
    }

    void longListsAreFast() {
        std::string text = "[a]\nx = [";
        for (int i = 0; i < 20000; ++i)
            text += "\"speaker/utterance_" + std::to_string(i) + "\",\n";
        text += "]\n";
        const TomlDocument document(text);
        QVERIFY(!document.syntaxError());
        QCOMPARE(document.find("a", "x")->value.toList().size(), std::size_t(20000));
    }
};

QTEST_GUILESS_MAIN(TestTomlDocument)
#include "tst_toml_document.moc"
