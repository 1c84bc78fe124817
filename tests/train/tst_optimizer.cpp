// SPDX-License-Identifier: GPL-3.0-or-later
// Optimisers and schedules against Python's torch.optim, in the same run.
#include "core/base/error.h"
#include "core/nn/torch.h"
#include "core/train/gradients.h"
#include "core/train/loss_monitor.h"
#include "core/train/optimizer.h"
#include "core/train/schedule.h"
#include "core/train/training_parts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <cmath>

using namespace sonorant;

namespace {

/// What Debian's Python with its own torch prints for a script.
QJsonDocument python(const QString& script) {
    QProcess process;
    process.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), script});
    if (!process.waitForFinished(120000) || process.exitCode() != 0)
        qFatal("python3 with torch is needed (package python3-torch): %s",
               process.readAllStandardError().constData());
    return QJsonDocument::fromJson(process.readAllStandardOutput());
}

const char* const losses = "[5.0, 4.0, 4.5, 4.2, 3.9, 3.8999, 3.9, 3.95, 4.0, 3.7, 3.8, 3.9]";
const std::vector<double> lossValues = {5.0, 4.0, 4.5, 4.2, 3.9, 3.8999, 3.9, 3.95, 4.0, 3.7, 3.8, 3.9};

QJsonValue toJson(const PlainValue& value) {
    if (const auto* b = std::get_if<bool>(&value.data)) return *b;
    if (const auto* i = std::get_if<std::int64_t>(&value.data)) return static_cast<double>(*i);
    if (const auto* d = std::get_if<double>(&value.data))
        return std::isinf(*d) ? QJsonValue(QStringLiteral("inf")) : QJsonValue(*d);
    if (const auto* s = std::get_if<std::string>(&value.data)) return QString::fromStdString(*s);
    if (const auto* list = std::get_if<PlainValue::List>(&value.data)) {
        QJsonArray array;
        for (const PlainValue& item : list->items)
            array.append(toJson(item));
        return array;
    }
    return QJsonValue::Null;
}

QJsonObject toJson(const PlainDict& dict) {
    QJsonObject object;
    for (const auto& [key, value] : dict.items)
        object.insert(QString::fromStdString(key), toJson(value));
    return object;
}

std::vector<double> toVector(const torch::Tensor& tensor) {
    const torch::Tensor flat = tensor.to(torch::kFloat64).contiguous().flatten();
    return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
}

} // namespace

class TestOptimizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void schedule_data();
    void schedule();
    void scheduleOfAnotherKindIsRefused();
    void optimizer_data();
    void optimizer();
    void onePassHasTheBitsOfLibTorch_data();
    void onePassHasTheBitsOfLibTorch();
    void clippingAsInPython();
    void foreignStateIsRefused();
    void monitorKeepsBestAndMean();
    void largeTablesOfLossesAreWarnedOf();
};

void TestOptimizer::schedule_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("python");
    QTest::newRow("plateau") << 0 << "S.ReduceLROnPlateau(o, factor=0.3, patience=2)";
    QTest::newRow("step") << 1 << "S.StepLR(o, 3, gamma=0.3)";
    QTest::newRow("exponential") << 2 << "S.ExponentialLR(o, gamma=0.3)";
    QTest::newRow("cosine") << 3 << "S.CosineAnnealingWarmRestarts(o, 2)";
}

void TestOptimizer::schedule() {
    QFETCH(int, type);
    QFETCH(QString, python);
    const QJsonDocument wanted = ::python(QStringLiteral(R"(
import torch, json, math, warnings
warnings.simplefilter('ignore')
import torch.optim.lr_scheduler as S
p = torch.nn.Parameter(torch.zeros(2)); o = torch.optim.Adam([p], lr=0.01); s = %1
def clean(v):
    return 'inf' if isinstance(v, float) and math.isinf(v) else [clean(x) for x in v] if isinstance(v, list) else v
rates, states = [], []
for loss in %2:
    o.step()
    s.step(loss) if 'Plateau' in type(s).__name__ else s.step()
    rates.append(o.param_groups[0]['lr'])
    states.append({k: clean(v) for k, v in s.state_dict().items()})
print(json.dumps({'rates': rates, 'states': states}))
)")
                                              .arg(python, QString::fromLatin1(losses)));
    TrainingConfig options;
    options.lrDecayFactor = 0.3;
    options.lrSchedulerType = type;
    options.lrPatience = 2;
    options.lrSteplrSize = 3;
    std::vector<double> rates = {0.01};
    std::unique_ptr<Schedule> schedule = makeSchedule(options, rates);
    for (std::size_t i = 0; i < lossValues.size(); ++i) {
        if (i == 5) { // a checkpoint in between changes nothing
            const PlainDict saved = schedule->state();
            schedule = makeSchedule(options, {0.01});
            schedule->restore(saved);
        }
        schedule->step(lossValues[i], rates);
        const double rate = wanted[u"rates"].toArray().at(static_cast<qsizetype>(i)).toDouble();
        QVERIFY2(std::abs(rates[0] - rate) <= 1e-15 * 0.01 + 4e-16 * rate,
                 qPrintable(QString::number(rates[0], 'g', 17)));
        const QJsonObject state = wanted[u"states"].toArray().at(static_cast<qsizetype>(i)).toObject();
        QJsonObject own = toJson(schedule->state());
        if (type == 3) { // cosines of two libraries may differ in the last place
            QVERIFY(std::abs(own[u"_last_lr"].toArray()[0].toDouble() -
                             state[u"_last_lr"].toArray()[0].toDouble()) < 1e-17);
            own[u"_last_lr"] = state[u"_last_lr"];
        }
        QCOMPARE(own, state);
    }
}

void TestOptimizer::scheduleOfAnotherKindIsRefused() {
    TrainingConfig options;
    options.lrDecayFactor = 0.5;
    options.lrSchedulerType = 1;
    const PlainDict step = makeSchedule(options, {0.1})->state();
    options.lrSchedulerType = 0;
    QVERIFY_EXCEPTION_THROWN(makeSchedule(options, {0.1})->restore(step), Error);
}

void TestOptimizer::optimizer_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("decay");
    QTest::addColumn<QString>("python");
    QTest::newRow("Adam") << "Adam" << -1.0 << "torch.optim.Adam([p, q], lr=0.03)";
    QTest::newRow("Adam with decay") << "Adam" << 0.1
                                     << "torch.optim.Adam([p, q], lr=0.03, weight_decay=0.1)";
    QTest::newRow("AdamW") << "AdamW" << -1.0 << "torch.optim.AdamW([p, q], lr=0.03)";
    QTest::newRow("AdamW with decay")
        << "AdamW" << 0.2 << "torch.optim.AdamW([p, q], lr=0.03, weight_decay=0.2)";
    QTest::newRow("SGD") << "SGD" << -1.0 << "torch.optim.SGD([p, q], lr=0.03)";
    QTest::newRow("SGD with decay") << "SGD" << 0.1 << "torch.optim.SGD([p, q], lr=0.03, weight_decay=0.1)";
}

void TestOptimizer::optimizer() {
    QFETCH(QString, name);
    QFETCH(double, decay);
    QFETCH(QString, python);
    const QJsonDocument wanted = ::python(QStringLiteral(R"(
import torch, json
p = torch.nn.Parameter(torch.arange(6).reshape(2, 3) / 7 - 0.4); q = torch.nn.Parameter(torch.ones(2), requires_grad=False)
o = %1
for i in range(7):
    o.zero_grad()
    ((p * torch.cos(torch.arange(6).reshape(2, 3) + i)).sum() ** 2 + (p ** 3).sum()).backward()
    o.step()
g = o.state_dict()
print(json.dumps({'p': p.detach().double().flatten().tolist(), 'groups': g['param_groups'], 'states': list(g['state'].keys())}))
)")
                                              .arg(python));
    TrainingConfig options;
    options.lr = 0.03;
    options.optimizer = name.toStdString();
    options.l2Penalty = decay;
    torch::Tensor p = (torch::arange(6).reshape({2, 3}) / 7 - 0.4).detach().requires_grad_();
    const torch::Tensor q = torch::ones({2});
    auto optimizer = makeOptimizer(options, {{"all", {p, q}}});
    for (int i = 0; i < 7; ++i) {
        if (i == 4) { // by way of a checkpoint
            const OptimizerState saved = optimizer->state();
            optimizer = makeOptimizer(options, {{"all", {p, q}}});
            optimizer->restore(saved, "test");
        }
        optimizer->zeroGradients();
        const torch::Tensor loss =
            (p * torch::cos(torch::arange(6).reshape({2, 3}) + i)).sum().pow(2) + p.pow(3).sum();
        loss.backward();
        optimizer->step();
    }
    const std::vector<double> got = toVector(p.detach());
    for (std::size_t i = 0; i < got.size(); ++i)
        QCOMPARE(got[i], wanted[u"p"].toArray().at(static_cast<qsizetype>(i)).toDouble());
    const OptimizerState state = optimizer->state();
    QCOMPARE(toJson(state.groups.at(0)), wanted[u"groups"].toArray().at(0).toObject());
    QCOMPARE(static_cast<qsizetype>(state.state.size()), wanted[u"states"].toArray().size());
}

void TestOptimizer::onePassHasTheBitsOfLibTorch_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("decay");
    for (const char* const name : {"Adam", "AdamW"})
        for (const double decay : {0.0, 0.07})
            QTest::addRow("%s, decay %g", name, decay) << name << decay;
}

/// Enough values of all sizes that a product rounded once too often would show.
void TestOptimizer::onePassHasTheBitsOfLibTorch() {
    QFETCH(QString, name);
    QFETCH(double, decay);
    torch::manual_seed(11);
    TrainingConfig options;
    options.lr = 0.003;
    options.optimizer = name.toStdString();
    options.l2Penalty = decay;
    std::vector<torch::Tensor> ours, theirs;
    for (const std::int64_t count : {1, 7, 16, 100, 4097, 50001}) {
        ours.push_back((torch::randn({count}) * 0.1).detach().requires_grad_());
        theirs.push_back(ours.back().detach().clone().requires_grad_());
    }
    const auto mine = makeOptimizer(options, {{"all", ours}});
    std::unique_ptr<torch::optim::Optimizer> plain;
    if (name == "Adam")
        plain = std::make_unique<torch::optim::Adam>(theirs,
                                                     torch::optim::AdamOptions(0.003).weight_decay(decay));
    else
        plain = std::make_unique<torch::optim::AdamW>(
            theirs, torch::optim::AdamWOptions(0.003).weight_decay(decay > 0 ? decay : 0.01));
    for (int step = 0; step < 6; ++step) {
        for (std::size_t i = 0; i < ours.size(); ++i) {
            const torch::Tensor gradient = torch::randn_like(ours[i].detach()) * std::pow(10.0, -step);
            ours[i].mutable_grad() = gradient;
            theirs[i].mutable_grad() = gradient.clone();
        }
        mine->step();
        plain->step();
        for (std::size_t i = 0; i < ours.size(); ++i)
            QVERIFY2(torch::equal(ours[i], theirs[i]),
                     qPrintable(QString("step %1, parameter %2").arg(step).arg(i)));
    }
}

void TestOptimizer::clippingAsInPython() {
    const QJsonDocument wanted = python(QStringLiteral(R"(
import torch, json
ps = [torch.nn.Parameter(torch.zeros(n)) for n in (3, 5)]
for p in ps: p.grad = torch.sin(torch.arange(p.numel()).float() + p.numel()) * 4
norm = torch.nn.utils.clip_grad_norm_(ps, 1.7)
print(json.dumps({'norm': norm.item(), 'grads': [g for p in ps for g in p.grad.double().tolist()]}))
)"));
    std::vector<torch::Tensor> parameters;
    for (const int n : {3, 5}) {
        torch::Tensor p = torch::zeros({n}).requires_grad_();
        p.mutable_grad() = torch::sin(torch::arange(n).to(torch::kFloat32) + n) * 4;
        parameters.push_back(p);
    }
    const torch::Tensor norm = gradientNorm(parameters);
    QCOMPARE(norm.item<double>(), wanted[u"norm"].toDouble());
    clipGradients(parameters, norm, 1.7);
    qsizetype at = 0;
    for (const torch::Tensor& p : parameters)
        for (const double value : toVector(p.grad()))
            QCOMPARE(value, wanted[u"grads"].toArray().at(at++).toDouble());
}

void TestOptimizer::foreignStateIsRefused() {
    TrainingConfig options;
    torch::Tensor p = torch::ones({3}).requires_grad_();
    p.mutable_grad() = torch::ones({3});
    const auto adam = makeOptimizer(options, {{"all", {p}}});
    adam->step();
    options.optimizer = "SGD";
    const auto sgd = makeOptimizer(options, {{"all", {p}}});
    QVERIFY_EXCEPTION_THROWN(sgd->restore(adam->state(), "test"), Error);
    const torch::Tensor r = torch::ones({4}).requires_grad_();
    const auto other = makeOptimizer(TrainingConfig{}, {{"all", {r}}});
    QVERIFY_EXCEPTION_THROWN(other->restore(adam->state(), "test"), Error);
}

void TestOptimizer::monitorKeepsBestAndMean() {
    LossMonitor monitor(3, 4, {true, false});
    monitor.beginEpoch(0);
    monitor.record({0, 2}, {2.0, 10.0}, 0.5);
    monitor.record({3}, {5.0, 1.0}, 0.25);
    QCOMPARE(monitor.epochMean(),
             (std::vector<double>{3.0, 7.0})); // segment 1 was not visited and does not count
    QCOMPARE(monitor.epochSum(), 9.0);         // only the flagged loss
    QCOMPARE(monitor.epochSeconds(), 1.25);
    QVERIFY(monitor.updateBest());
    monitor.beginEpoch(1);
    monitor.record({0, 1, 2, 3}, {2.25, 0.0}, 0.1);
    QVERIFY(!monitor.updateBest()); // equal is not better
    const LossHistory history = monitor.history();
    QCOMPARE(*history.bestError, 9.0);
    QCOMPARE(*history.bestEpoch, 0);

    LossMonitor longer(5, 4, {true, false});
    longer.restore(history, "test");
    QCOMPARE(longer.history().lossMat.size(0), 5);
    QCOMPARE(longer.history().lossMat[1][2][0].item<double>(), 2.25);
    LossMonitor other(3, 5, {true, false});
    QVERIFY_EXCEPTION_THROWN(other.restore(history, "test"), Error);
    // NaN is never the best
    longer.beginEpoch(2);
    longer.record({0, 1, 2, 3}, {std::nan(""), 0.0}, 0.1);
    QVERIFY(!longer.updateBest());
}

void TestOptimizer::largeTablesOfLossesAreWarnedOf() {
    // 1000 epochs x 50,000 segments x (one loss and the time) x 8 bytes = 0.8 GB.
    QVERIFY(lossTableWarnings(1000, 50000, 1).empty());
    const Issues issues = lossTableWarnings(1000, 50000, 2);
    QCOMPARE(issues.size(), std::size_t(1));
    QVERIFY(issues[0].severity == Severity::Warning);
    QCOMPARE(issues[0].path, std::string("training.epochs"));
    QVERIFY2(issues[0].message.find("1000 epochs x 50000 segments take 1.2 GB") != std::string::npos,
             issues[0].message.c_str());
}

QTEST_GUILESS_MAIN(TestOptimizer)
#include "tst_optimizer.moc"
