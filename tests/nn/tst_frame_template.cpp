// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/model/registry.h"

#include <QTest>

using namespace sonorant;

namespace {

ModelContext smallContext() {
    ModelContext context;
    context.options.name = "frame-template";
    context.options.values = {{"hidden_dim", 8}};
    context.data.inputDims = {4};
    context.data.inputReso = {10};
    context.data.outputDims = {1};
    context.data.outputReso = {1};
    context.normalization = Normalization::identity(4, 1);
    return context;
}

} // namespace

/// The pattern for new models is itself a complete one.
class FrameTemplate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learnsAMappingFromFrames();
    void refusesOtherShapes();
};

void FrameTemplate::learnsAMappingFromFrames() {
    ExecutionContext execution = ExecutionContext::make(torch::kCPU, 3);
    const auto model = ModelRegistry::instance().build(smallContext(), execution);
    const auto loss = ModelRegistry::instance().at("frame-template").makeLoss(smallContext());
    Batch batch;
    batch.input = torch::randn({2, 30, 4}, execution.generator, torch::TensorOptions());
    batch.target = (batch.input.slice(2, 0, 1) * 0.5 + 0.2).repeat_interleave(10, 1);
    torch::optim::Adam optimizer(model->parameters(), torch::optim::AdamOptions(0.01));
    double first = 0, last = 0;
    for (int step = 0; step < 200; ++step) {
        optimizer.zero_grad();
        const torch::Tensor output = model->forward(batch, execution);
        QCOMPARE(output.sizes(), batch.target.sizes());
        const auto values = loss->compute(output, model->normalizeTarget(batch.target));
        QCOMPARE(values.size(), std::size_t(1));
        QVERIFY(values.front().countsForStopping);
        values.front().value.backward();
        optimizer.step();
        last = values.front().value.item<double>();
        if (step == 0) first = last;
    }
    qInfo("loss %.4f -> %.6f", first, last);
    QVERIFY(last < first / 20);
}

void FrameTemplate::refusesOtherShapes() {
    ExecutionContext execution = ExecutionContext::make(torch::kCPU, 3);
    const auto model = ModelRegistry::instance().build(smallContext(), execution);
    Batch batch;
    batch.input = torch::zeros({1, 5, 3});
    QVERIFY_EXCEPTION_THROWN(model->forward(batch, execution), Error);
    const auto loss = ModelRegistry::instance().at("frame-template").makeLoss(smallContext());
    QVERIFY_EXCEPTION_THROWN(loss->compute(torch::zeros({1, 50, 1}), torch::zeros({1, 40, 1})), Error);
}

QTEST_GUILESS_MAIN(FrameTemplate)
#include "tst_frame_template.moc"
