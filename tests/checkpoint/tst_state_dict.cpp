// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/state_dict.h"
#include "core/model/registry.h"
#include "tests/nn/hn_nsf_context.h"
#include "tests/support/io_testing.h"

#include <fmt/format.h>
#include <torch/nn/modules/activation.h>

using namespace sonorant;

namespace {

/// As the Python module in keysOf(): parameters, buffers and children registered in a mixed order.
struct InnerImpl : torch::nn::Module {
    InnerImpl() {
        register_buffer("b1", torch::zeros({2}));
        register_module("norm", torch::nn::BatchNorm1d(3));
        register_parameter("p1", torch::zeros({2}));
        register_parameter("frozen", torch::zeros({1}), false);
        register_module("rnn", torch::nn::LSTM(torch::nn::LSTMOptions(2, 3).bidirectional(true)));
        register_buffer("b2", torch::zeros({1}, torch::kInt64));
        register_parameter("p2", torch::zeros({2, 2}));
    }
};
TORCH_MODULE(Inner);

struct OuterImpl : torch::nn::Module {
    OuterImpl() {
        register_module("z", Inner());
        register_module(
            "list", torch::nn::Sequential(torch::nn::Linear(2, 2), torch::nn::ReLU(),
                                          torch::nn::Conv1d(torch::nn::Conv1dOptions(1, 1, 3).bias(false))));
        register_parameter("own", torch::ones({3}));
    }
};
TORCH_MODULE(Outer);

constexpr const char* sameInPython = R"(
import torch
from torch import nn
class Inner(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer('b1', torch.zeros(2))
        self.norm = nn.BatchNorm1d(3)
        self.p1 = nn.Parameter(torch.zeros(2))
        self.frozen = nn.Parameter(torch.zeros(1), requires_grad=False)
        self.rnn = nn.LSTM(2, 3, bidirectional=True)
        self.register_buffer('b2', torch.zeros(1, dtype=torch.int64))
        self.p2 = nn.Parameter(torch.zeros(2, 2))
class Outer(nn.Module):
    def __init__(self):
        super().__init__()
        self.z = Inner()
        self.list = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Conv1d(1, 1, 3, bias=False))
        self.own = nn.Parameter(torch.ones(3))
print(' '.join(Outer().state_dict()), end='')
)";

std::string namesOf(const StateDict& weights) {
    std::string names;
    for (const auto& [name, tensor] : weights)
        names += (names.empty() ? "" : " ") + name;
    return names;
}

} // namespace

class TestStateDict : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orderIsPythons() {
        const std::string expected = python(sameInPython);
        QVERIFY2(!expected.starts_with("FAILED"), expected.c_str());
        QCOMPARE(namesOf(stateDictOf(*Outer())), expected);
    }

    void theModelHasTheGoldenNames() {
        ExecutionContext execution = ExecutionContext::make(torch::kCPU, 1);
        const auto model = ModelRegistry::instance().build(test::tinyContext(), execution);
        const StateDict golden =
            readWeights(Path(SONORANT_TEST_DATA) / "golden/training/tiny_adam/trained_network.pt");
        QCOMPARE(namesOf(stateDictOf(*model)), namesOf(golden));
        const LoadReport report = loadStateDict(*model, golden, false, "golden");
        QCOMPARE(report.loaded.size(), golden.size());
        for (const auto& [name, tensor] : stateDictOf(*model)) {
            const auto same = std::find_if(golden.begin(), golden.end(),
                                           [&](const auto& item) { return item.first == name; });
            QVERIFY2(torch::equal(tensor, same->second), name.c_str());
        }
    }

    void tensorsAreTheModulesOwn() {
        Outer module;
        const StateDict weights = stateDictOf(*module);
        weights.back().second.numel();
        for (const auto& [name, tensor] : weights)
            if (name == "own") torch::Tensor(tensor).fill_(7);
        QCOMPARE(module->named_parameters()["own"].sum().item<float>(), 21.0F);
    }

    void everyMisfitIsNamedAndNothingIsTouched() {
        Outer module;
        StateDict weights = stateDictOf(*Outer());
        for (auto& [name, tensor] : weights)
            tensor = torch::full_like(tensor, 5);
        std::erase_if(weights, [](const auto& item) { return item.first == "z.norm.running_mean"; });
        weights.emplace_back("z.extra", torch::zeros({1}));
        for (auto& [name, tensor] : weights)
            if (name == "list.0.weight") tensor = torch::zeros({4});
        const std::string said =
            messageOf(ErrorKind::Mismatch, [&] { loadStateDict(*module, weights, false, "net.pt"); });
        for (const char* part :
             {"net.pt", "missing: z.norm.running_mean", "unexpected: z.extra",
              "list.0.weight: model [2, 2], file [4]", "allow_mismatched_pretrained_model"})
            QVERIFY(contains(said, part));
        QCOMPARE(module->named_parameters()["own"].sum().item<float>(), 3.0F);

        const LoadReport report = loadStateDict(*module, weights, true, "net.pt");
        QCOMPARE(report.missing, std::vector<std::string>{"z.norm.running_mean: model [3]"});
        QCOMPARE(report.unexpected, std::vector<std::string>{"z.extra: file [1]"});
        QVERIFY(report.mismatched.empty()); // four elements fit into [2, 2]
        QCOMPARE(report.reshaped, std::vector<std::string>{"list.0.weight: model [2, 2], file [4]"});
        std::string told;
        for (const Issue& issue : issuesOf(report, "net.pt"))
            told += (issue.severity == Severity::Info ? "note " : "warning ") + issue.path + " " +
                    issue.message + "\n";
        QCOMPARE(told,
                 fmt::format("note net.pt taken: {0} of the model's {1} tensors\n"
                             "note net.pt taken in the model's shape: list.0.weight: model [2, 2], file [4]\n"
                             "warning net.pt not in the checkpoint: z.norm.running_mean: model [3]\n"
                             "warning net.pt not in the model: z.extra: file [1]\n",
                             stateDictOf(*module).size() - 1, stateDictOf(*module).size()));
        Outer other;
        QVERIFY(issuesOf(loadStateDict(*other, stateDictOf(*Outer()), true, "x"), "x").empty());
        QCOMPARE(module->named_parameters()["list.0.weight"].abs().sum().item<float>(), 0.0F);
        QCOMPARE(module->named_parameters()["own"].sum().item<float>(), 15.0F);
        for (auto& [name, tensor] : weights)
            if (name == "own") tensor = torch::zeros({4});
        QCOMPARE(loadStateDict(*module, weights, true, "x").mismatched,
                 std::vector<std::string>{"own: model [3], file [4]"});
    }

    void typesAreConverted() {
        Outer module;
        StateDict weights = stateDictOf(*Outer());
        for (auto& [name, tensor] : weights)
            tensor = torch::full_like(tensor, 2).to(torch::kFloat16);
        loadStateDict(*module, weights, false, "half");
        QCOMPARE(module->named_parameters()["own"].scalar_type(), torch::kFloat32);
        QCOMPARE(module->named_buffers()["z.b2"].scalar_type(), torch::kInt64);
        QCOMPARE(module->named_buffers()["z.b2"].item<std::int64_t>(), std::int64_t(2));
        QVERIFY(module->named_parameters()["own"].requires_grad());
    }

    void otherFilesAreRefused() {
        const Scratch folder;
        QVERIFY(
            contains(messageOf(ErrorKind::NotFound, [&] { readWeights(folder / "none.pt"); }), "none.pt"));
        writeFileAtomically(folder / "text.pt", std::string_view("no checkpoint"));
        QVERIFY(contains(messageOf(ErrorKind::Unsupported, [&] { readWeights(folder / "text.pt"); }),
                         "torch.save"));
        QVERIFY(python("import sys,torch\ntorch.save([1, 2], sys.argv[1])\ntorch.save({'a': 3}, sys.argv[2])",
                       {toQString(folder / "list.pt"), toQString(folder / "dict.pt")})
                    .empty());
        QVERIFY(contains(messageOf(ErrorKind::Mismatch, [&] { readWeights(folder / "list.pt"); }),
                         "found a list"));
        QVERIFY(contains(messageOf(ErrorKind::Mismatch, [&] { readWeights(folder / "dict.pt"); }), "\"a\""));
    }

    void aFullDiskLeavesTheOldFile() {
        const Scratch folder;
        const Path file = folder / "net.pt";
        writeWeights(file, {{"a", torch::ones({2})}});
        for (const char* point : {"write", "flush", "rename"}) {
            faults::arm(point, 1);
            const std::string said = messageOf(ErrorKind::Unwritable, [&] {
                writeWeights(file, {{"b", torch::zeros({9})}});
            });
            faults::disarm();
            QVERIFY(contains(said, "net.pt"));
            QCOMPARE(readWeights(file).at(0).first, std::string("a"));
        }
    }
};

QTEST_GUILESS_MAIN(TestStateDict)
#include "tst_state_dict.moc"
