// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/dic.h"
#include "core/io/name_list.h"
#include "tests/support/io_testing.h"

using namespace sonorant;
using Names = std::vector<std::string>;

class TestTextFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsLists() {
        QCOMPARE(parseNameList("\xEF\xBB\xBF"
                               "a\r\nspeaker1/b\r\n\r\n  c \n\nd",
                               "x"),
                 (Names{"a", "speaker1/b", "c", "d"}));
        QCOMPARE(parseNameList("", "x"), Names{});
        const Names demo = readNameList(Path(SONORANT_DEMO_PROJECT) / "scp/test.lst");
        QCOMPARE(demo, (Names{"vm-tocancelmsg", "vm-tohearenv", "vm-toreply"}));
    }

    void refusesNamesOutsideTheFolders() {
        for (const char* name : {"../x", "a/../../x", "/etc/passwd", ".."}) {
            const std::string text = std::string("fine\n") + name + "\n";
            QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { parseNameList(text, "my.lst"); }),
                             "my.lst, line 2"));
        }
        QVERIFY(contains(messageOf(ErrorKind::Malformed, [] { parseNameList("a\nb\xFF\n", "x"); }), "UTF-8"));
        QVERIFY(
            contains(messageOf(ErrorKind::Malformed, [] { parseNameList(std::string_view("a\0b", 3), "x"); }),
                     "line 1"));
    }

    void writesLists() {
        const Scratch folder;
        writeNameList(folder / "l.scp", {"x/y", "z\xC3\xA4"});
        QCOMPARE(readFile(folder / "l.scp"), std::string("x/y\nz\xC3\xA4\n"));
        for (const char* name : {" a", "a\nb", "", "../a"})
            QVERIFY(messageOf(ErrorKind::Malformed, [&] { writeNameList(folder / "m", {name}); }) !=
                    "no error");
        QVERIFY(!std::filesystem::exists(folder / "m"));
    }

    void theFrameworksDicComesOutByteForByte() {
        int files = 0;
        for (const auto& item :
             std::filesystem::recursive_directory_iterator(Path(SONORANT_TEST_DATA) / "golden")) {
            if (item.path().extension() != ".dic") continue;
            const std::vector<DicEntry> entries = readDic(item.path());
            QVERIFY(!entries.empty());
            QCOMPARE(dicText(entries), readFile(item.path()));
            ++files;
        }
        QVERIFY2(files >= 10, "the golden folder holds .dic files");
    }

    void escapesAsPython() {
        const std::string name = "sp\xC3\xA4/\xF0\x9F\x8E\xA4 \"q\" \\ \x7f\x01\t\b\f \xE6\x97\xA5";
        const Scratch folder;
        writeDic(folder / "x.dic", {{16000, name, 1, 80, 0}, {80, "b", 0, 0, 1}});
        const std::string expected = python(
            "import sys,json\n"
            "name = bytes.fromhex(sys.argv[1]).decode()\n"
            "print(json.dumps([{'length': 16000, 'seq_name': name, 'seg_idx': 1, 'start_pos': 80, 'info_id': "
            "0}, {'length': 80, 'seq_name': 'b', 'seg_idx': 0, 'start_pos': 0, 'info_id': 1}]), end='')",
            {QByteArray::fromStdString(name).toHex()});
        QCOMPARE(readFile(folder / "x.dic"), expected);
        QCOMPARE(readDic(folder / "x.dic").front().seqName, name);
        QCOMPARE(dicText({}), std::string("[]"));
    }

    void brokenDicsAreErrors() {
        const std::string good =
            R"([{"length": 1, "seq_name": "a", "seg_idx": 0, "start_pos": 0, "info_id": 0}])";
        QCOMPARE(parseDic(good, "x").size(), std::size_t(1));
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY(contains(
                messageOf(ErrorKind::Malformed, [&] { parseDic(good.substr(0, length), "the.dic"); }),
                "the.dic"));
        for (const char* text :
             {"{}", "[1]", "[{}]", R"([{"length": 1.5, "seq_name": "a"}])",
              R"([{"length": -1, "seq_name": "a", "seg_idx": 0, "start_pos": 0, "info_id": 0}])",
              R"([{"length": 1, "seq_name": "../a", "seg_idx": 0, "start_pos": 0, "info_id": 0}])",
              R"([{"length": 99999999999999999999, "seq_name": "a"}])"})
            QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { parseDic(text, "the.dic"); }), "the.dic"));
        const std::string deep(200000, '[');
        QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { parseDic(deep, "x"); }), "deeper nesting"));
    }
};

QTEST_GUILESS_MAIN(TestTextFiles)
#include "tst_text_files.moc"
