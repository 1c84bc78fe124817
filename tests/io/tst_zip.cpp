// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/zip.h"
#include "tests/support/io_testing.h"

using namespace sonorant;

namespace {

std::string someArchive(std::uint64_t zip64From = 0xFFFFFFFFU) {
    ZipWriter writer(zip64From);
    writer.add("top/data.pkl", "pickle");
    writer.add("top/data/0", std::string(1000, 'x'));
    writer.add("top/data/1", "");
    writer.add("top/data/\xC3\xA4", std::string(64, '\0'));
    return writer.finish();
}

} // namespace

class TestZip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites() {
        for (const std::uint64_t from : {std::uint64_t(0xFFFFFFFFU), std::uint64_t(0), std::uint64_t(100)}) {
            const std::string bytes = someArchive(from);
            const ZipReader reader(bytes, "x.zip");
            QCOMPARE(reader.entries().size(), std::size_t(4));
            QCOMPARE(reader.read(*reader.find("top/data.pkl")), std::string("pickle"));
            QCOMPARE(reader.view(*reader.find("top/data/0")), std::string_view(std::string(1000, 'x')));
            QCOMPARE(reader.read(*reader.find("top/data/1")), std::string());
            QVERIFY(!reader.find("top"));
            for (const ZipEntry& entry : reader.entries())
                QCOMPARE((reader.view(entry).data() - bytes.data()) % 64, 0);
        }
    }

    void pythonReadsWhatItWrites() {
        const Scratch folder;
        for (const std::uint64_t from : {std::uint64_t(0xFFFFFFFFU), std::uint64_t(0), std::uint64_t(100)}) {
            writeFileAtomically(folder / "x.zip", someArchive(from));
            QCOMPARE(
                python("import sys,zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n"
                       "print([(i.filename, i.file_size) for i in z.infolist()], z.read('top/data.pkl'), "
                       "end='')",
                       {toQString(folder / "x.zip")}),
                std::string("[('top/data.pkl', 6), ('top/data/0', 1000), ('top/data/1', 0), "
                            "('top/data/\xC3\xA4', 64)] b'pickle'"));
        }
    }

    void readsWhatPythonWrites() {
        const Scratch folder;
        QCOMPARE(python("import sys,zipfile\n"
                        "z = zipfile.ZipFile(sys.argv[1], 'w')\n"
                        "z.writestr('stored', b'abc' * 1000)\n"
                        "z.writestr('deflated', b'abc' * 1000, zipfile.ZIP_DEFLATED)\n"
                        "z.writestr('bzip', b'abc' * 1000, zipfile.ZIP_BZIP2)\n"
                        "with z.open('large', 'w', force_zip64=True) as f: f.write(b'z')\n"
                        "z.comment = b'a comment PK\\x05\\x06'\n"
                        "z.close()",
                        {toQString(folder / "x.zip")}),
                 std::string());
        const std::string bytes = readFile(folder / "x.zip");
        const ZipReader reader(bytes, "x.zip");
        std::string expected;
        for (int i = 0; i < 1000; ++i)
            expected += "abc";
        QCOMPARE(reader.read(*reader.find("stored")), expected);
        QCOMPARE(reader.read(*reader.find("deflated")), expected);
        QCOMPARE(reader.read(*reader.find("large")), std::string("z"));
        QVERIFY(contains(messageOf(ErrorKind::Unsupported, [&] { reader.read(*reader.find("bzip")); }),
                         "method"));
        QVERIFY(
            contains(messageOf(ErrorKind::Malformed, [&] { reader.read(*reader.find("deflated"), 2999); }),
                     "at most 2999 bytes"));
        QVERIFY(contains(messageOf(ErrorKind::Unsupported, [&] { reader.view(*reader.find("deflated")); }),
                         "stored"));
    }

    void everyCutIsAnError() {
        const std::string bytes = someArchive();
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY(contains(messageOf(ErrorKind::Malformed,
                                       [&] { ZipReader(std::string_view(bytes).substr(0, length), "x"); }),
                             "broken"));
    }

    void everyChangedByteIsSeenOrHarmless() {
        const std::string good = someArchive();
        const ZipReader reference(good, "x");
        for (std::size_t at = 0; at < good.size(); ++at) {
            std::string bytes = good;
            bytes[at] = static_cast<char>(bytes[at] ^ 0x41);
            try {
                const ZipReader reader(bytes, "x");
                for (const ZipEntry& entry : reader.entries()) {
                    const std::string content = reader.read(entry);
                    if (const ZipEntry* same = reference.find(entry.name))
                        QCOMPARE(content, reference.read(*same)); // never other bytes in silence
                }
            } catch (const Error&) {
            }
        }
    }

    void bombsAreRefused() {
        const Scratch folder;
        // Two names for one content, and a content that claims to unpack to 3 GiB.
        QCOMPARE(python("import sys,zipfile,struct\n"
                        "z = zipfile.ZipFile(sys.argv[1], 'w')\n"
                        "z.writestr('a', b'x' * 100)\nz.writestr('b', b'y')\n"
                        "z.infolist()[1].header_offset = 0\nz.infolist()[1].file_size = "
                        "z.infolist()[1].compress_size = "
                        "100\nz.close()\n"
                        "z = zipfile.ZipFile(sys.argv[2], 'w')\n"
                        "z.writestr('a', b'x' * 100, zipfile.ZIP_DEFLATED)\n"
                        "z.infolist()[0].file_size = 3 << 30\nz.close()",
                        {toQString(folder / "overlap.zip"), toQString(folder / "bomb.zip")}),
                 std::string());
        const std::string overlap = readFile(folder / "overlap.zip"), bomb = readFile(folder / "bomb.zip");
        QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { ZipReader(overlap, "x"); }), "overlap"));
        const ZipReader reader(bomb, "x");
        QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { reader.read(*reader.find("a")); }), "unpack"));
    }

    void namesAreUnique() {
        ZipWriter writer;
        writer.add("a", "1");
        QVERIFY(contains(messageOf(ErrorKind::Internal, [&] { writer.add("a", "2"); }), "\"a\""));
    }
};

QTEST_GUILESS_MAIN(TestZip)
#include "tst_zip.moc"
