// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernels/kernel_set.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace sonorant::kernels;

namespace {

std::vector<float> noise(std::size_t count, float amplitude, unsigned seed) {
    std::mt19937 generator(seed);
    std::uniform_real_distribution<float> uniform(-amplitude, amplitude);
    std::vector<float> values(count);
    for (float& value : values)
        value = uniform(generator);
    return values;
}

bool isBfloat16(const KernelSet& kernels) {
    return &kernels == bfloat16Kernels();
}

std::vector<const KernelSet*> allKernels() {
    std::vector<const KernelSet*> sets = availableKernels();
    if (const KernelSet* const half = bfloat16Kernels()) sets.push_back(half);
    return sets;
}

const KernelSet& kernelsNamed(const QString& name) {
    for (const KernelSet* set : allKernels())
        if (name == set->name()) return *set;
    throw std::runtime_error("no such kernels");
}

/// What a sum of some hundred products of numbers around 0.05 and 1 may be off. Two bfloat16 keep 16 bits of
/// each, one keeps 8.
double toleranceOf(const KernelSet& kernels) {
    if (isBfloat16(kernels)) return 5e-3;
    return QString(kernels.name()).startsWith("AMX") ? 1.2e-5 : 3e-6;
}

/// A random signal of `length` rows in an encoded linear buffer, with the same numbers at hand as they were.
struct Rows {
    std::vector<float> values; ///< [length][hidden]
    std::int64_t length, hidden, channels;
    AlignedBuffer memory;
    RowView view;

    Rows(const KernelSet& kernels, std::int64_t rows, std::int64_t width, std::int64_t before,
         std::int64_t after, unsigned seed)
        : values(noise(static_cast<std::size_t>(rows * width), 1, seed)), length(rows), hidden(width),
          channels(paddedChannels(width)) {
        const std::int64_t padded =
            (rows + kernels.blockRows() - 1) / kernels.blockRows() * kernels.blockRows();
        memory = AlignedBuffer(linearWords(before, padded, after, channels));
        view = linearRows(memory.data(), before, padded, after, channels);
        AlignedBuffer plain(static_cast<std::size_t>(padded * channels));
        for (std::int64_t t = 0; t < rows; ++t)
            for (std::int64_t c = 0; c < width; ++c)
                plain.data()[t * channels + c] = values[static_cast<std::size_t>(t * width + c)];
        kernels.encode(plain.data(), padded, channels, view.at(0));
    }
    double at(std::int64_t t, std::int64_t c) const {
        return t < 0 || t >= length ? 0 : double(values[static_cast<std::size_t>(t * hidden + c)]);
    }
};

void addSets() {
    QTest::addColumn<QString>("set");
    QTest::addColumn<int>("hidden");
    QTest::addColumn<int>("taps");
    QTest::addColumn<int>("dilation");
    QTest::addColumn<int>("length");
    for (const KernelSet* set : allKernels())
        for (const auto& [hidden, taps, dilation, length] : {std::array{64, 3, 1, 200},
                                                             {64, 3, 128, 500},
                                                             {8, 3, 2, 97},
                                                             {10, 2, 7, 50},
                                                             {48, 5, 3, 64},
                                                             {80, 3, 9, 33}})
            QTest::addRow("%s, %d channels, %d taps, dilation %d, %d steps", set->name(), hidden, taps,
                          dilation, length)
                << QString(set->name()) << hidden << taps << dilation << length;
}

} // namespace

/// Each set of kernels against sums in float64.
class Kernels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void convolution_data() { addSets(); }
    void convolution();
    void weightGradient_data() { addSets(); }
    void weightGradient();
    void ringAcrossItsEnd();
    void tanhIsAccurate();
    void tanhKeepsNaN();
    void encodingKeepsValues();
};

void Kernels::convolution() {
    QFETCH(QString, set);
    QFETCH(int, hidden);
    QFETCH(int, taps);
    QFETCH(int, dilation);
    QFETCH(int, length);
    const KernelSet& kernels = kernelsNamed(set);
    const double tolerance = toleranceOf(kernels);
    const Rows input(kernels, length, hidden, (taps - 1) * dilation, 0, 1);
    const std::vector<float> weight = noise(static_cast<std::size_t>(hidden * hidden * taps), 0.1f, 2);
    const WeightView view{weight.data(), hidden, hidden, taps, hidden * taps, taps, 1, 0.5f};
    AlignedBuffer packed(view.packedWords());
    kernels.pack(view, packed.data());

    Convolution c;
    c.weights = packed.data();
    c.outputs = c.inputs = input.channels;
    c.taps = taps;
    c.step = -dilation;
    c.input = input.view;
    c.count = (length + kernels.blockRows() - 1) / kernels.blockRows() * kernels.blockRows();
    const auto words = static_cast<std::size_t>(c.count * input.channels);
    AlignedBuffer plain(words), added(words), running(words), context(words), next(words), decoded(words);
    const std::vector<float> before = noise(words, 1, 3);
    std::copy(before.begin(), before.end(), added.data());
    std::copy(before.begin(), before.end(), running.data());
    std::copy(before.rbegin(), before.rend(), context.data());
    kernels.convolve(c, plain.data());
    kernels.convolveAdd(c, added.data());
    kernels.convolveTanhAdd(c, context.data(), running.data(), {next.data(), input.channels, c.count, 0});
    kernels.decode(next.data(), c.count, input.channels, decoded.data());

    for (std::int64_t t = 0; t < length; ++t)
        for (std::int64_t out = 0; out < input.channels; ++out) {
            double z = 0;
            for (int tap = 0; tap < taps && out < hidden; ++tap)
                for (int in = 0; in < hidden; ++in)
                    z += 0.5 * double(weight[static_cast<std::size_t>((out * hidden + in) * taps + tap)]) *
                         input.at(t - (taps - 1 - tap) * dilation, in);
            const auto at = static_cast<std::size_t>(t * input.channels + out);
            const double tanhSum = double(before[at]) + std::tanh(z) + double(before[words - 1 - at]);
            QVERIFY2(std::abs(plain.data()[at] - z) < tolerance,
                     qPrintable(QString("row %1 channel %2").arg(t).arg(out)));
            QVERIFY(std::abs(added.data()[at] - (double(before[at]) + z)) < tolerance);
            QVERIFY(std::abs(running.data()[at] - tanhSum) < tolerance);
            QVERIFY(std::abs(decoded.data()[at] - tanhSum) <
                    (isBfloat16(kernels) ? 3 * tolerance : tolerance + 1e-5));
        }
}

void Kernels::weightGradient() {
    QFETCH(QString, set);
    QFETCH(int, hidden);
    QFETCH(int, taps);
    QFETCH(int, dilation);
    QFETCH(int, length);
    const KernelSet& kernels = kernelsNamed(set);
    const Rows input(kernels, length, hidden, (taps - 1) * dilation, 0, 4);
    const Rows gradient(kernels, length, hidden, 0, 0, 5);
    const double tolerance = isBfloat16(kernels) ? 0.003 * std::sqrt(length) * 3 : 2e-6 * length;
    AlignedBuffer sums(static_cast<std::size_t>(taps * input.channels * input.channels));
    WeightGradient w;
    w.outputGradient = gradient.view;
    w.input = input.view;
    w.outputs = w.inputs = input.channels;
    w.taps = taps;
    w.firstTap = 1; // the first tap must stay as it is
    w.step = -dilation;
    w.count = (length + kernels.blockRows() - 1) / kernels.blockRows() * kernels.blockRows();
    w.gradient = sums.data();
    kernels.addWeightGradient(w);
    kernels.addWeightGradient(w); // adds to what is there
    for (int tap = 0; tap < taps; ++tap)
        for (std::int64_t out = 0; out < input.channels; ++out)
            for (std::int64_t in = 0; in < input.channels; ++in) {
                double sum = 0;
                for (int t = 0; tap > 0 && t < length && out < hidden && in < hidden; ++t)
                    sum += 2 * gradient.at(t, out) * input.at(t - (taps - 1 - tap) * dilation, in);
                const double found = sums.data()[(tap * input.channels + out) * input.channels + in];
                QVERIFY2(std::abs(found - sum) < tolerance,
                         qPrintable(QString("%1 %2 %3").arg(tap).arg(out).arg(in)));
            }
}

/// A convolution over a ring gives what one over the whole signal gives, also where blocks cross the ring's
/// end.
void Kernels::ringAcrossItsEnd() {
    for (const KernelSet* kernels : allKernels()) {
        const std::int64_t channels = 16, tile = 2 * kernels->blockRows(), dilation = 5, tiles = 9;
        const std::vector<float> weight = noise(static_cast<std::size_t>(channels * channels * 3), 0.2f, 6);
        const WeightView view{weight.data(), channels, channels, 3, channels * 3, 3, 1, 1};
        AlignedBuffer packed(view.packedWords());
        kernels->pack(view, packed.data());
        const Rows whole(*kernels, tile * tiles, channels, 2 * dilation, 0, 7);
        RowRing ring(2 * dilation, tile, 2, kernels->blockRows(), channels);
        QVERIFY(ring.view().ring < tile * tiles);
        Convolution c;
        c.weights = packed.data();
        c.outputs = c.inputs = channels;
        c.taps = 3;
        c.step = -dilation;
        c.count = tile;
        const auto words = static_cast<std::size_t>(tile * channels);
        AlignedBuffer expected(words), found(words);
        for (c.start = 0; c.start < tile * tiles; c.start += tile) {
            std::copy_n(whole.view.at(c.start), words, ring.view().at(c.start));
            ring.repeatFirstRows(c.start, tile);
            c.input = whole.view;
            kernels->convolve(c, expected.data());
            c.input = ring.view();
            kernels->convolve(c, found.data());
            QVERIFY2(std::equal(expected.data(), expected.data() + words, found.data()), kernels->name());
        }
    }
}

void Kernels::tanhIsAccurate() {
    constexpr int count = 4096;
    for (const KernelSet* kernels : availableKernels()) {
        double worst = 0, worstSmall = 0;
        AlignedBuffer values(count);
        for (int piece = 0; piece < 100; ++piece) {
            const auto argument = [&](int i) {
                return float(piece * count + i - 50 * count) / (50 * count) * 20;
            };
            for (int i = 0; i < count; ++i)
                values.data()[i] = argument(i);
            kernels->tanhInPlace(values.data(), count);
            for (int i = 0; i < count; ++i) {
                const double x = argument(i), error = std::abs(values.data()[i] - std::tanh(x));
                worst = std::max(worst, error);
                if (std::abs(x) < 0.1 && x != 0) worstSmall = std::max(worstSmall, error / std::abs(x));
            }
        }
        qInfo("%s: tanh within %.2g, relative near zero %.2g", kernels->name(), worst, worstSmall);
        QVERIFY(worst < 5e-7);
        QVERIFY(worstSmall < 5e-7);
    }
}

void Kernels::tanhKeepsNaN() {
    for (const KernelSet* kernels : availableKernels()) {
        AlignedBuffer values(16);
        values.data()[3] = std::numeric_limits<float>::quiet_NaN();
        values.data()[4] = std::numeric_limits<float>::infinity();
        values.data()[5] = -std::numeric_limits<float>::infinity();
        kernels->tanhInPlace(values.data(), 16);
        QVERIFY(std::isnan(values.data()[3]));
        QVERIFY(std::abs(values.data()[4] - 1) < 1e-6);
        QVERIFY(std::abs(values.data()[5] + 1) < 1e-6);
        QCOMPARE(values.data()[6], 0.0f);
    }
}

void Kernels::encodingKeepsValues() {
    for (const KernelSet* kernels : allKernels()) {
        const float tolerance = isBfloat16(*kernels) ? 1.0f / 256 : 1e-5f;
        const std::int64_t rows = 8 * kernels->blockRows(), channels = 48;
        const std::vector<float> values = noise(static_cast<std::size_t>(rows * channels), 3, 8);
        AlignedBuffer plain(values.size()), encoded(values.size()), decoded(values.size());
        std::copy(values.begin(), values.end(), plain.data());
        kernels->encode(plain.data(), rows, channels, encoded.data());
        kernels->decode(encoded.data(), rows, channels, decoded.data());
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(std::abs(decoded.data()[i] - values[i]) <= tolerance * std::abs(values[i]));
    }
}

QTEST_GUILESS_MAIN(Kernels)
#include "tst_kernels.moc"
