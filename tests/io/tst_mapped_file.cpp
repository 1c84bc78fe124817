// SPDX-License-Identifier: GPL-3.0-or-later
// Files that another program makes shorter while they are mapped.
#include "core/io/mapped_file.h"
#include "core/io/npy.h"
#include "core/io/raw_matrix.h"
#include "tests/support/io_testing.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <thread>

using namespace sonorant;
namespace fs = std::filesystem;

class TestMappedFile : public QObject {
    Q_OBJECT

    static constexpr std::size_t large = std::size_t(1) << 20;

private Q_SLOTS:
    void aFileThatBecomesShorterReadsAsZeros() {
        const Scratch folder;
        writeFileAtomically(folder / "a", std::string(large, 'x'));
        writeFileAtomically(folder / "b", std::string(large, 'y'));
        const MappedFile whole(folder / "b");
        const MappedFile map(folder / "a");
        fs::resize_file(folder / "a", 10000); // the third page keeps its beginning
        const std::string_view bytes = map.bytes();
        QCOMPARE(std::count(bytes.begin(), bytes.end(), 'x'), std::ptrdiff_t(10000));
        QVERIFY(contains(messageOf(ErrorKind::Unreadable, [&] { map.requireWhole(); }), "became shorter"));
        QVERIFY(
            contains(messageOf(ErrorKind::Unreadable, [&] { map.requireWhole(); }), toUtf8(folder / "a")));
        QCOMPARE(whole.bytes(), std::string(large, 'y'));
        whole.requireWhole();
        // The place of a mapping that went away forgets what happened there.
        for (int i = 0; i < 10; ++i) {
            MappedFile one(folder / "b"), other;
            other = std::move(one);
            QCOMPARE(other.bytes().back(), 'y');
            other.requireWhole();
        }
    }

    void aReaderSaysSo() {
        const Scratch folder;
        const Path file = folder / "a.npy";
        writeNpy(file, {int(large / 4), 4, std::vector<float>(large, 1.5F)});
        const std::string said = messageOf(ErrorKind::Unreadable, [&] {
            parseMapped(file, [&](std::string_view bytes) {
                fs::resize_file(file, 8192);
                return parseNpy(bytes, 4, "a.npy");
            });
        });
        QVERIFY(contains(said, "became shorter"));
        // Zeros that make no sense to the reader are no damage of the file's.
        writeFileAtomically(file, std::string(large, 'z'));
        const std::string other = messageOf(ErrorKind::Unreadable, [&] {
            parseMapped(file, [&](std::string_view bytes) -> int {
                fs::resize_file(file, 0);
                throw Error(ErrorKind::Malformed, bytes.back() == 0 ? "nonsense" : "not cut");
            });
        });
        QVERIFY(contains(other, "became shorter"));
    }

    void manyThreadsReadWhileFilesShrink() {
        const Scratch folder;
        std::atomic<int> shortened{0}, others{0};
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 25; ++i) {
                    const Path file = folder / (std::to_string(t) + "-" + std::to_string(i) + ".npy");
                    writeNpy(file, {int(large / 16), 4, std::vector<float>(large / 4, 1.5F)});
                    std::jthread cutter([file] { fs::resize_file(file, 4096); });
                    try {
                        readNpy(file, 4);
                    } catch (const Error& error) {
                        ++(error.kind() == ErrorKind::Unreadable ? shortened : others);
                    }
                }
            });
        threads.clear();
        // Whether a file was cut before, during or after the reading is chance; the process lives.
        QVERIFY(shortened + others <= 100);
    }
};

QTEST_GUILESS_MAIN(TestMappedFile)
#include "tst_mapped_file.moc"
