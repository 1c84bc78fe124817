// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/checkpoint_facts.h"
#include "core/checkpoint/checkpoint_file.h"
#include "core/io/pickle_writer.h"
#include "core/io/zip.h"
#include "tests/support/io_testing.h"

#include <random>

using namespace sonorant;

namespace {

constexpr std::int64_t huge = std::numeric_limits<std::int64_t>::max();

struct TensorClaim {
    std::string type = "FloatStorage";
    std::string key = "0";
    std::int64_t elements = 4, offset = 0;
    std::vector<std::int64_t> shape{4}, strides{1};
};

PickleId numbers(PickleTree& tree, const std::vector<std::int64_t>& values) {
    std::vector<PickleId> items;
    for (const std::int64_t value : values)
        items.push_back(tree.integer(value));
    return tree.tuple(items);
}

/// A checkpoint {"w": tensor} with a storage of four floats and whatever the claim says about it.
std::string archiveOf(const TensorClaim& claim) {
    PickleTree tree;
    const PickleId storage = tree.persistent(
        tree.tuple({tree.string("storage"), tree.global("torch", claim.type), tree.string(claim.key),
                    tree.string("cpu"), tree.integer(claim.elements)}));
    const PickleId tensor = tree.call(tree.global("torch._utils", "_rebuild_tensor_v2"),
                                      {storage, tree.integer(claim.offset), numbers(tree, claim.shape),
                                       numbers(tree, claim.strides), tree.boolean(false), tree.dict({})});
    ZipWriter zip;
    zip.add("x/data.pkl", writePickle(tree, tree.dict({tree.string("w"), tensor})));
    zip.add("x/data/0", std::string(16, '\1'));
    return zip.finish();
}

std::string archiveOf(const std::string& pickle) {
    ZipWriter zip;
    zip.add("x/data.pkl", pickle);
    return zip.finish();
}

/// Reads and uses it; an Error is fine, anything else is not.
void readHarmlessly(std::string_view bytes) {
    try {
        checkpointFacts(parseCheckpoint(bytes, "x.pt"), "x.pt");
    } catch (const Error&) {
    }
}

} // namespace

class TestHostileCheckpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFairClaimIsRead() {
        const CheckpointValue value = parseCheckpoint(archiveOf(TensorClaim{}), "x.pt");
        QCOMPARE(value.toDict("x").at("w").toTensor("w").numel(), std::int64_t(4));
        TensorClaim expanded;
        expanded.shape = {1000, 4};
        expanded.strides = {0, 1};
        QCOMPARE(parseCheckpoint(archiveOf(expanded), "x").toDict("x").at("w").toTensor("w").numel(),
                 std::int64_t(4000));
    }

    void claimsBeyondTheStorageAreRefused() {
        const std::vector<TensorClaim> claims{
            {"FloatStorage", "0", 4, 1, {4}, {1}},
            {"FloatStorage", "0", 4, 0, {5}, {1}},
            {"FloatStorage", "0", 4, 0, {2, 2}, {3, 1}},
            {"FloatStorage", "0", 4, -1, {1}, {1}},
            {"FloatStorage", "0", 4, huge, {1}, {1}},
            {"FloatStorage", "0", 4, 0, {-4}, {1}},
            {"FloatStorage", "0", 4, 3, {2}, {-1}},
            {"FloatStorage", "0", 4, 0, {huge, huge}, {0, 0}},
            {"FloatStorage", "0", 4, 0, {huge}, {0}},
            {"FloatStorage", "0", 4, 0, {2, 2}, {huge, huge}},
            {"FloatStorage", "0", 4, 0, {3}, {huge}},
            {"FloatStorage", "0", 4, 0, {2, 2}, {1}},
            {"FloatStorage", "0", 4, 0, std::vector<std::int64_t>(65, 1), std::vector<std::int64_t>(65, 1)},
            {"FloatStorage", "0", 5, 0, {4}, {1}},
            {"FloatStorage", "0", huge, 0, {4}, {1}},
            {"FloatStorage", "0", -4, 0, {4}, {1}},
            {"DoubleStorage", "0", 4, 0, {4}, {1}},
            {"FloatStorage", "1", 4, 0, {4}, {1}},
            {"FloatStorage", "../../etc/passwd", 4, 0, {4}, {1}},
        };
        for (std::size_t i = 0; i < claims.size(); ++i) {
            const std::string bytes = archiveOf(claims[i]);
            const std::string said =
                messageOf(ErrorKind::Malformed, [&] { parseCheckpoint(bytes, "bad.pt"); });
            QVERIFY2(said.starts_with("bad.pt"),
                     qPrintable(QString("claim %1: %2").arg(i).arg(said.c_str())));
        }
        TensorClaim unknown;
        unknown.type = "WeirdStorage";
        QVERIFY(contains(
            messageOf(ErrorKind::Unsupported, [&] { parseCheckpoint(archiveOf(unknown), "bad.pt"); }),
            "WeirdStorage"));
    }

    void callsAreShownAndNeverMade() {
        const Scratch folder;
        const std::string victim = (folder / "ran").string();
        const std::string bytes =
            archiveOf("(dS'a'\ncos\nsystem\n(S'touch " + victim + "'\ntRsS'b'\ncbuiltins\neval\n(S'1'\ntRs.");
        const CheckpointValue value = parseCheckpoint(bytes, "x.pt");
        QCOMPARE(value.toDict("x").at("a").as<CheckpointOpaque>()->description,
                 std::string("os.system(...)"));
        QVERIFY(!std::filesystem::exists(victim));
        const CheckpointFacts facts = checkpointFacts(value, "x.pt");
        QCOMPARE(facts.kind, std::string("other"));
        QCOMPARE(facts.facts.at(1).second, std::string("builtins.eval(...)"));
        QVERIFY(
            contains(messageOf(ErrorKind::Unsupported, [&] { checkpointBytes(value, "x"); }), "os.system"));
    }

    void brokenCallsAreRefused() {
        for (const char* call :
             {"ctorch._utils\n_rebuild_tensor_v2\n)R.",
              "ctorch._utils\n_rebuild_tensor_v2\n(I1\nI2\nI3\nI4\ntR.",
              "ctorch._utils\n_rebuild_parameter\n(I1\ntR.", "ccollections\nOrderedDict\n(I1\ntR.",
              "ccollections\nOrderedDict\n((I1\nI2\nltR.", "cnumpy.core.multiarray\n_reconstruct\n)R.",
              "cnumpy.core.multiarray\n_reconstruct\n)R(I1\ntb.", "cnumpy.core.multiarray\nscalar\n)R.",
              "cnumpy.core.multiarray\nscalar\n(cnumpy\ndtype\n(S'f8'\ntRS'1234'\ntR.",
              "cnumpy.core.multiarray\n_reconstruct\n)R(I1\n(I9223372036854775807\nI9\ntcnumpy\ndtype\n(S'f8'"
              "\ntRI00\n"
              "S'1234'\ntb."}) {
            const std::string bytes = archiveOf(std::string(call));
            QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { parseCheckpoint(bytes, "bad.pt"); }),
                             "bad.pt"));
        }
    }

    void otherArchives() {
        ZipWriter plain, script;
        plain.add("readme.txt", "hello");
        script.add("x/data.pkl", "N.");
        script.add("x/constants.pkl", "N.");
        const std::string other = plain.finish(), torchScript = script.finish();
        QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { parseCheckpoint(other, "x"); }),
                         "without data.pkl"));
        QVERIFY(contains(messageOf(ErrorKind::Unsupported, [&] { parseCheckpoint(torchScript, "x"); }),
                         "TorchScript"));
        QVERIFY(
            contains(messageOf(ErrorKind::Unsupported, [&] { parseCheckpoint("", "x"); }), "something else"));
    }

    void cutAndDamagedFilesAreHarmless() {
        const Scratch folder;
        const Path golden = Path(SONORANT_TEST_DATA) / "golden/training/tiny_adam/epoch_000.pt";
        QVERIFY(python("import sys,torch\nx = torch.load(sys.argv[1])\n"
                       "torch.save(x, sys.argv[2], _use_new_zipfile_serialization=False)",
                       {toQString(golden), toQString(folder / "legacy.pt")})
                    .empty());
        for (const Path& file : {golden, folder / "legacy.pt"}) {
            const std::string whole = readFile(file);
            QCOMPARE(checkpointFacts(parseCheckpoint(whole, "x"), "x").tensors.size(), std::size_t(44));
            std::mt19937 random(1);
            for (int i = 0; i < 150; ++i) {
                const std::size_t length = random() % whole.size();
                try {
                    parseCheckpoint(std::string_view(whole).substr(0, length), "cut.pt");
                    QFAIL("a file that is cut off was accepted");
                } catch (const Error&) {
                }
            }
            for (int i = 0; i < 300; ++i) { // the pickle lies at the beginning
                std::string bytes = whole;
                for (int k = 0; k < 3; ++k)
                    bytes[random() % 20000] = static_cast<char>(random());
                readHarmlessly(bytes);
            }
        }
    }

    void damagedPicklesBehindAGoodChecksumAreHarmless() {
        const std::string file =
            readFile(Path(SONORANT_TEST_DATA) / "golden/training/tiny_adam/epoch_000.pt");
        const ZipReader reader(file, "x");
        const std::string pickle = reader.read(*reader.find("epoch_000/data.pkl"));
        std::mt19937 random(2);
        for (int i = 0; i < 150; ++i) {
            std::string damaged = pickle;
            for (int k = 0; k < 2; ++k)
                damaged[random() % damaged.size()] = static_cast<char>(random());
            ZipWriter zip;
            for (const ZipEntry& entry : reader.entries())
                zip.add(entry.name,
                        entry.name.ends_with("data.pkl") ? std::string_view(damaged) : reader.view(entry));
            readHarmlessly(zip.finish());
        }
    }
};

QTEST_GUILESS_MAIN(TestHostileCheckpoint)
#include "tst_hostile_checkpoint.moc"
