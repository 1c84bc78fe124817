// SPDX-License-Identifier: GPL-3.0-or-later
// Files that others have written with torch.save: on GPUs, under DataParallel, by other programs, whole
// models.
#include "core/checkpoint/checkpoint_facts.h"
#include "core/checkpoint/checkpoint_file.h"
#include "core/checkpoint/epoch_checkpoint.h"
#include "tests/checkpoint/canonical.h"
#include "tests/support/io_testing.h"

#include <algorithm>

using namespace sonorant;

namespace {

/// Into the folder of argument 1; argument 2 is a whole epoch of the framework.
constexpr const char* const makeFiles = R"(
folder, golden = sys.argv[1], torch.load(sys.argv[2])

def both(name, value):
    torch.save(value, folder + '/' + name + '.pt')
    torch.save(value, folder + '/' + name + '-legacy.pt', _use_new_zipfile_serialization=False)

# As a GPU's: the location of a storage is a text in the pickle.
def moved(data):
    old, new = b'X\x03\x00\x00\x00cpu', b'X\x06\x00\x00\x00cuda:1'
    assert old in data
    return data.replace(old, new)

def to_gpu(name):
    import zipfile
    with zipfile.ZipFile(folder + '/' + name + '.pt') as a, zipfile.ZipFile(folder + '/' + name + '-gpu.pt', 'w') as b:
        for item in a.namelist():
            b.writestr(item, moved(a.read(item)) if item.endswith('data.pkl') else a.read(item))
    data = open(folder + '/' + name + '-legacy.pt', 'rb').read()
    open(folder + '/' + name + '-legacy-gpu.pt', 'wb').write(moved(data))

parallel = dict(golden)
parallel['state_dict'] = collections.OrderedDict(('module.' + k, v) for k, v in golden['state_dict'].items())
both('parallel', parallel)
to_gpu('parallel')

class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.first = torch.nn.Linear(3, 4)
        self.rest = torch.nn.Sequential(torch.nn.Conv1d(4, 2, 3), torch.nn.BatchNorm1d(2), torch.nn.LSTM(2, 5))
        self.register_buffer('table', torch.arange(3))
        self.own = torch.nn.Parameter(torch.zeros(2))
net = Net()
both('module', net)
both('module-within', {'state_dict': net, 'epoch': 3})
to_gpu('module')
adagrad = torch.optim.Adagrad(net.parameters())
both('two-optimizers', {'state_dict': net.state_dict(), 'optimizer': [adagrad.state_dict()] * 2, 'info': {'loss': 1.5}})
both('lambda', {'state_dict': net.state_dict(), 'optimizer': adagrad.state_dict(),
                'lr_scheduler': torch.optim.lr_scheduler.LambdaLR(adagrad, [lambda e: 1]).state_dict()})
both('gan', {'generator': net.state_dict(), 'discriminator': net.state_dict(), 'steps': 1000})
both('sparse', {'dense': torch.ones(2), 'sparse': torch.eye(3).to_sparse()})
print(canonical(golden), end='\0')
print(canonical(golden['state_dict']), end='\0')
print(' '.join(sorted(net.state_dict())), end='')
)";

std::string namesOf(const CheckpointFacts& facts) {
    std::vector<std::string> names;
    for (const TensorFacts& tensor : facts.tensors)
        names.push_back(tensor.name);
    std::sort(names.begin(), names.end());
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : " ") + name;
    return text;
}

std::string prefixed(const std::string& names, const std::string& prefix) {
    std::string text = prefix;
    for (const char c : names)
        text += c == ' ' ? " " + prefix : std::string(1, c);
    return text;
}

} // namespace

class TestForeignCheckpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const QString golden = SONORANT_TEST_DATA "/golden/training/tiny_batch4_adamw_clip_step/epoch_003.pt";
        const QStringList texts =
            QString::fromStdString(python(canonicalPython() + makeFiles,
                                          {toQString(m_folder / "x").section('/', 0, -2), golden}))
                .split(QChar(u'\0'));
        QVERIFY2(texts.size() == 3, qPrintable(texts[0]));
        m_golden = texts[0].toStdString();
        m_goldenWeights = texts[1].toStdString();
        m_names = texts[2].toStdString();
    }

    void wholeEpochsOfDataParallelAndGpus() {
        for (const char* name : {"parallel", "parallel-legacy", "parallel-gpu", "parallel-legacy-gpu"}) {
            const Path file = m_folder / (std::string(name) + ".pt");
            // Everything is read, with the prefix gone: written again, it is the framework's own file.
            writeEpochCheckpoint(m_folder / "again.pt", readEpochCheckpoint(file));
            QVERIFY2(canonical(readCheckpoint(m_folder / "again.pt")) == m_golden, name);
            QCOMPARE(checkpointFacts(file).kind, std::string("epoch"));
            writeWeights(m_folder / "weights.pt", readWeights(file)); // as `convert` does
            QVERIFY2(canonical(readCheckpoint(m_folder / "weights.pt")) == m_goldenWeights, name);
        }
        const std::string seen =
            python(canonicalPython() + "\nfor f in sys.argv[1:]: print(canonical(torch.load(f)), end='\\0')",
                   {toQString(m_folder / "again.pt"), toQString(m_folder / "weights.pt")});
        QVERIFY(seen == m_golden + std::string(1, '\0') + m_goldenWeights + std::string(1, '\0'));
    }

    void modelsSavedAsAWhole() {
        for (const char* name : {"module", "module-legacy", "module-gpu", "module-legacy-gpu"}) {
            const CheckpointFacts facts = checkpointFacts(m_folder / (std::string(name) + ".pt"));
            QCOMPARE(facts.kind, std::string("other"));
            QCOMPARE(namesOf(facts), m_names);
            QCOMPARE(facts.facts.at(0).second, std::string("__main__.Net(...)"));
            QCOMPARE(facts.elements, std::int64_t(12 + 4 + 24 + 2 + 4 + 4 + 1 + 40 + 100 + 40 + 3 + 2));
        }
        for (const char* name : {"module-within.pt", "module-within-legacy.pt"})
            QCOMPARE(namesOf(checkpointFacts(m_folder / name)), prefixed(m_names, "state_dict."));
        // Weights are not taken from an object that only Python can make.
        QVERIFY(contains(messageOf(ErrorKind::Mismatch, [&] { readWeights(m_folder / "module.pt"); }),
                         "found __main__.Net(...)"));
    }

    void keysThatMeanSomethingElse() {
        for (const char* name : {"two-optimizers.pt", "two-optimizers-legacy.pt"}) {
            const CheckpointFacts facts = checkpointFacts(m_folder / name);
            QVERIFY(contains(namesOf(facts), prefixed("first.bias first.weight", "state_dict.")));
            const StateDict weights = readWeights(m_folder / name); // these are where they should be
            QCOMPARE(weights.size(), std::size_t(15));
        }
        // A schedule and an optimiser that we do not have are still shown.
        QCOMPARE(checkpointFacts(m_folder / "lambda.pt").tensors.size(), std::size_t(15));
        const CheckpointFacts facts = checkpointFacts(m_folder / "two-optimizers.pt");
        QCOMPARE(facts.kind, std::string("other"));
        QCOMPARE(facts.facts.at(0).first, std::string("no epoch checkpoint"));
        QVERIFY(contains(facts.facts.at(0).second, "expected \"info\" as a text, found a dict"));
    }

    void severalModelsInOneFile() {
        for (const char* name : {"gan.pt", "gan-legacy.pt"}) {
            const CheckpointFacts facts = checkpointFacts(m_folder / name);
            QCOMPARE(namesOf(facts),
                     prefixed(m_names, "discriminator.") + " " + prefixed(m_names, "generator."));
        }
        const CheckpointFacts sparse = checkpointFacts(m_folder / "sparse.pt");
        QVERIFY(contains(sparse.facts.at(0).second, "_rebuild_sparse_tensor"));
        QVERIFY(sparse.tensors.size() == 3); // the dense one, indices and values
    }

private:
    Scratch m_folder;
    std::string m_golden, m_goldenWeights, m_names;
};

QTEST_GUILESS_MAIN(TestForeignCheckpoint)
#include "tst_foreign_checkpoint.moc"
