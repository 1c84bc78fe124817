// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/checkpoint/checkpoint_facts.h"
#include "core/checkpoint/checkpoint_file.h"
#include "core/checkpoint/epoch_checkpoint.h"
#include "tests/checkpoint/canonical.h"
#include "tests/support/io_testing.h"

#include <cmath>
#include <map>

using namespace sonorant;

namespace {

const char* const loadAndPrint =
    "\nfor name in sys.argv[1:]:\n    print(canonical(torch.load(name)), end='\\0')\n";

/// Python's view of some files, all in one process as importing torch takes seconds.
std::vector<std::string> asPythonSees(const QStringList& files) {
    const std::string all = python(canonicalPython() + loadAndPrint, files);
    std::vector<std::string> texts;
    for (const QByteArray& text : QByteArray::fromStdString(all).split('\0'))
        texts.push_back(text.toStdString());
    if (all.starts_with("FAILED")) qWarning("%s", all.c_str());
    texts.pop_back(); // after the last end
    return texts;
}

std::vector<Path> goldenFiles() {
    std::vector<Path> files;
    for (const char* run : {"tiny_adam", "tiny_batch4_adamw_clip_step"})
        for (const auto& item :
             std::filesystem::directory_iterator(Path(SONORANT_TEST_DATA) / "golden/training" / run))
            if (item.path().extension() == ".pt") files.push_back(item.path());
    std::sort(files.begin(), files.end());
    return files;
}

QStringList toArguments(const std::vector<Path>& files) {
    QStringList list;
    for (const Path& file : files)
        list << toQString(file);
    return list;
}

/// Files that Python writes with everything a reader must face.
constexpr const char* makeOddFiles = R"(
import zipfile
folder = sys.argv[1]
base = torch.arange(12, dtype=torch.float32)
odd = {
    'whole': base, 'turned': base.view(3, 4).t(), 'part': base[3:7], 'step': base[1::3],
    'expanded': torch.tensor([1.5]).expand(2, 3), 'empty': torch.empty(0, 4), 'scalar': torch.tensor(2.5),
    'half': torch.randn(5).half(), 'bfloat16': torch.randn(3, 2).bfloat16(), 'double': torch.randn(2).double(),
    'int64': torch.tensor([-1, 2 ** 62]), 'int32': torch.tensor([-5], dtype=torch.int32),
    'int16': torch.tensor([-300], dtype=torch.int16), 'int8': torch.tensor([-3], dtype=torch.int8),
    'uint8': torch.tensor([200], dtype=torch.uint8), 'bool': torch.tensor([True, False, True]),
    'complex': torch.tensor([1 + 2j]), 'parameter': torch.nn.Parameter(torch.randn(2, 2)),
    'fortran': numpy.asfortranarray(numpy.arange(6.).reshape(2, 3)), 'array': numpy.arange(3, dtype='f4'),
    'ints': numpy.array([[1, -2]]), 'flags': numpy.array([True, False]), 'none': numpy.zeros((0, 3)),
    'number': numpy.float64(0.1), 'whole number': numpy.int64(-7), 'float32': numpy.float32(0.1),
    'numpy half': numpy.float16(0.5), 'zero-dim': numpy.array(3.5), 'size': tuple(torch.Size([2, 3])),
    5: (), (1, 'x'): [None, True, -1, 2 ** 40, 1e300, float('inf'), 'tä🎤', b'\x00\xff', b''],
}
class Box(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = torch.nn.BatchNorm1d(3)
torch.save(odd, folder + '/odd.pt')
torch.save(odd, folder + '/legacy.pt', _use_new_zipfile_serialization=False)
for protocol in (3, 4, 5):
    torch.save(odd, folder + '/protocol%d.pt' % protocol, pickle_protocol=protocol)
torch.save(torch.nn.DataParallel(Box()).state_dict(), folder + '/parallel.pt')

def rewritten(name, old, new, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(folder + '/odd.pt') as a, zipfile.ZipFile(folder + '/' + name, 'w', compression) as b:
        for item in a.namelist():
            data = a.read(item)
            if item.endswith('data.pkl'):
                assert old in data
                data = data.replace(old, new)
            b.writestr(item, data)

rewritten('cuda.pt', b'X\x03\x00\x00\x00cpu', b'X\x06\x00\x00\x00cuda:0')
rewritten('numpy2.pt', b'cnumpy.core.multiarray', b'cnumpy._core.multiarray')
rewritten('deflated.pt', b'half', b'half', zipfile.ZIP_DEFLATED)
print(canonical(odd), end='')
)";

} // namespace

class TestCheckpointPython : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheGoldenFilesAsPythonDoes() {
        const std::vector<Path> files = goldenFiles();
        QCOMPARE(files.size(), std::size_t(9));
        const std::vector<std::string> expected = asPythonSees(toArguments(files));
        QCOMPARE(expected.size(), files.size());
        for (std::size_t i = 0; i < files.size(); ++i) {
            QVERIFY(expected[i].size() > 3000);
            QCOMPARE(canonical(readCheckpoint(files[i])), expected[i]);
        }
    }

    void pythonReadsWhatWasReadAndWritten() {
        const Scratch folder;
        const std::vector<Path> files = goldenFiles();
        std::vector<Path> generic, typed;
        for (const Path& file : files) {
            const std::string name = file.parent_path().filename().string() + "-" + file.filename().string();
            generic.push_back(folder / ("generic-" + name));
            writeCheckpoint(generic.back(), readCheckpoint(file));
            typed.push_back(folder / ("typed-" + name));
            if (file.stem() == "trained_network")
                writeWeights(typed.back(), readWeights(file));
            else
                writeEpochCheckpoint(typed.back(), readEpochCheckpoint(file));
        }
        const std::vector<std::string> original = asPythonSees(toArguments(files));
        QCOMPARE(original.size(), files.size());
        QCOMPARE(asPythonSees(toArguments(generic)), original);
        QCOMPARE(asPythonSees(toArguments(typed)), original);
    }

    void readsEverythingOdd() {
        const Scratch folder;
        const std::string expected =
            python(canonicalPython() + makeOddFiles, {toQString(folder / "odd.pt").section('/', 0, -2)});
        QVERIFY2(!expected.starts_with("FAILED"), expected.c_str());
        for (const char* name : {"odd.pt", "legacy.pt", "protocol3.pt", "protocol4.pt", "protocol5.pt",
                                 "cuda.pt", "numpy2.pt", "deflated.pt"}) {
            const std::string found = canonical(readCheckpoint(folder / name));
            QVERIFY2(found == expected, name);
        }
        sharingSurvives(folder / "odd.pt", folder);
        sharingSurvives(folder / "legacy.pt", folder);
        const StateDict parallel = readWeights(folder / "parallel.pt");
        QCOMPARE(parallel.size(), std::size_t(5));
        QCOMPARE(parallel[0].first, std::string("norm.weight"));
        QCOMPARE(parallel[4].second.scalar_type(), torch::kInt64); // num_batches_tracked
    }

    void ourOwnStateIsIgnoredByPythonAndKept() {
        const Path golden = Path(SONORANT_TEST_DATA) / "golden/training/tiny_adam/epoch_001.pt";
        const Scratch folder;
        EpochCheckpoint checkpoint = readEpochCheckpoint(golden);
        QVERIFY(!checkpoint.sonorant);
        SonorantState own;
        own.generatorState = torch::arange(5056, torch::kInt64).to(torch::kUInt8);
        own.facts.set("phase", "train");
        own.facts.set("rate", 0.25);
        own.tensors["order.0"] = torch::tensor({3, 1, 2}, torch::kInt64);
        checkpoint.sonorant = own;
        writeEpochCheckpoint(folder / "e.pt", checkpoint);
        const EpochCheckpoint again = readEpochCheckpoint(folder / "e.pt");
        QVERIFY(again.sonorant.has_value());
        QVERIFY(again.sonorant->facts == own.facts);
        QVERIFY(torch::equal(again.sonorant->generatorState, own.generatorState));
        QVERIFY(torch::equal(again.sonorant->tensors.at("order.0"), own.tensors.at("order.0")));
        const std::string same =
            python(canonicalPython() + "\na, b = torch.load(sys.argv[1]), torch.load(sys.argv[2])\n"
                                       "own = b.pop('sonorant')\n"
                                       "print(canonical(a) == canonical(b), own['facts'], end='')",
                   {toQString(golden), toQString(folder / "e.pt")});
        QCOMPARE(same, std::string("True {'phase': 'train', 'rate': 0.25}"));
    }

    void theTrainingsFieldsAreThose() {
        const Path golden =
            Path(SONORANT_TEST_DATA) / "golden/training/tiny_batch4_adamw_clip_step/epoch_003.pt";
        const EpochCheckpoint checkpoint = readEpochCheckpoint(golden);
        QCOMPARE(checkpoint.stateDict.size(), std::size_t(44));
        QCOMPARE(splitLines(*checkpoint.info).size(), std::size_t(4));
        QCOMPARE(checkpoint.optimizer->state.at(4).step.item<float>(), 48.0F);
        QVERIFY(!checkpoint.optimizer->state.contains(0)); // frozen
        const PlainDict& group = checkpoint.optimizer->groups.at(0);
        QCOMPARE(group.at("lr").toReal(), 0.00125);
        QCOMPARE(group.items.back().first, std::string("params"));
        QCOMPARE(group.at("betas"), PlainValue::tuple({0.9, 0.999}));
        QCOMPARE(checkpoint.lrScheduler->at("_step_count").toInteger(), std::int64_t(5));
        QCOMPARE(checkpoint.valLog->bestError.value(), 440.66571044921875);
        QCOMPARE(checkpoint.valLog->bestEpoch.value(), std::int64_t(3));
        QVERIFY(!checkpoint.trainLog->bestError.has_value());
        QCOMPARE(checkpoint.trainLog->lossMat.sizes().vec(), (std::vector<std::int64_t>{4, 47, 1}));
        QCOMPARE(checkpoint.trainLog->timeMat.scalar_type(), torch::kFloat64);
    }

    void pythonResumesItsOptimizersFromOurFiles() {
        const Scratch folder;
        const std::string said = python(canonicalPython() + R"(
p = torch.nn.Parameter(torch.ones(2))
for name, make in (('sgd', lambda: torch.optim.SGD([p], 0.1)), ('momentum', lambda: torch.optim.SGD([p], 0.1, 0.9)),
                   ('amsgrad', lambda: torch.optim.Adam([p], amsgrad=True))):
    o = make(); p.grad = torch.ones(2); o.step()
    torch.save({'state_dict': collections.OrderedDict(p=p.detach()), 'optimizer': o.state_dict()},
               sys.argv[1] + '/' + name + '.pt')
)",
                                        {toQString(folder / "x").section('/', 0, -2)});
        QCOMPARE(said, std::string());
        std::vector<Path> before, after;
        for (const char* name : {"sgd", "momentum", "amsgrad"}) {
            before.push_back(folder / (std::string(name) + ".pt"));
            after.push_back(folder / (std::string(name) + "-again.pt"));
            writeEpochCheckpoint(after.back(), readEpochCheckpoint(before.back()));
        }
        const std::vector<std::string> expected = asPythonSees(toArguments(before));
        QCOMPARE(expected.size(), std::size_t(3));
        QCOMPARE(asPythonSees(toArguments(after)), expected);
    }

    void factsAreThoseOfPython() {
        const Path file = Path(SONORANT_TEST_DATA) / "golden/training/tiny_adam/epoch_002.pt";
        const CheckpointFacts facts = checkpointFacts(file);
        QCOMPARE(facts.kind, std::string("epoch"));
        QCOMPARE(facts.tensors.size(), std::size_t(44));
        const std::string expected = python(
            "import sys,torch\nd = torch.load(sys.argv[1])['state_dict']\n"
            "print(sum(t.numel() for t in d.values()))\n"
            "t = d['m_condition.l_conv1d.weight'].double()\n"
            "print('%.12g %.12g %.12g %.12g' % (t.min(), t.mean(), t.max(), t.std(unbiased=False)), end='')",
            {toQString(file)});
        const auto found =
            std::find_if(facts.tensors.begin(), facts.tensors.end(), [](const TensorFacts& tensor) {
                return tensor.name == "m_condition.l_conv1d.weight";
            });
        QVERIFY(found != facts.tensors.end());
        QCOMPARE(QString::fromStdString(expected), QString("%1\n%2 %3 %4 %5")
                                                       .arg(facts.elements)
                                                       .arg(found->minimum, 0, 'g', 12)
                                                       .arg(found->mean, 0, 'g', 12)
                                                       .arg(found->maximum, 0, 'g', 12)
                                                       .arg(found->deviation, 0, 'g', 12));
        const TensorFacts odd = tensorFacts("x", torch::tensor({1.0F, NAN, 3.0F, -INFINITY}));
        QCOMPARE(odd.nonFinite, std::int64_t(2));
        QCOMPARE(odd.mean, 2.0);
        QCOMPARE(odd.deviation, 1.0);
    }

private:
    static const torch::Tensor& tensorOf(const CheckpointValue& value, const char* key) {
        return value.toDict("file").at(key).toTensor(key);
    }

    /// Views of one storage are so here, and in Python after writing.
    void sharingSurvives(const Path& file, const Scratch& folder) {
        const CheckpointValue value = readCheckpoint(file);
        const auto* whole = static_cast<float*>(tensorOf(value, "whole").data_ptr());
        QCOMPARE(static_cast<float*>(tensorOf(value, "turned").data_ptr()), whole);
        QCOMPARE(static_cast<float*>(tensorOf(value, "part").data_ptr()), whole + 3);
        writeCheckpoint(folder / "again.pt", value);
        QCOMPARE(python(canonicalPython() +
                            "\na, b = torch.load(sys.argv[1]), torch.load(sys.argv[2])\n"
                            "p = b['whole'].data_ptr()\n"
                            "print(canonical(a) == canonical(b), b['turned'].data_ptr() == p, "
                            "b['part'].data_ptr() - p, end='')",
                        {toQString(file), toQString(folder / "again.pt")}),
                 std::string("True True 12"));
    }
};

QTEST_GUILESS_MAIN(TestCheckpointPython)
#include "tst_checkpoint_python.moc"
