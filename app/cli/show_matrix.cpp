// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/show_matrix.h"

#include "app/cli/console.h"
#include "core/config/project_file.h"
#include "core/io/npy.h"
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <span>
#include <vector>

namespace sonorant::cli {

namespace {

/// Minimum, mean, maximum and population deviation of the finite values; the others are counted.
class ValueStatistics {
public:
    void add(float value) {
        if (std::isnan(value)) {
            ++m_nan;
        } else if (std::isinf(value)) {
            ++m_infinite;
        } else {
            m_minimum = std::min(m_minimum, value);
            m_maximum = std::max(m_maximum, value);
            // Welford's update: stable for long files.
            const double before = value - m_mean;
            m_mean += before / static_cast<double>(++m_count);
            m_squares += before * (value - m_mean);
        }
    }
    std::string text() const {
        if (m_count == 0) return fmt::format("no finite value; NaN: {}, infinite: {}", m_nan, m_infinite);
        std::string text =
            fmt::format("minimum {:.6g}, mean {:.6g}, maximum {:.6g}, deviation {:.6g}", m_minimum, m_mean,
                        m_maximum, std::sqrt(m_squares / static_cast<double>(m_count)));
        if (m_nan + m_infinite > 0) text += fmt::format("; NaN: {}, infinite: {}", m_nan, m_infinite);
        return text;
    }

private:
    std::int64_t m_count = 0, m_nan = 0, m_infinite = 0;
    float m_minimum = std::numeric_limits<float>::infinity(),
          m_maximum = -std::numeric_limits<float>::infinity();
    double m_mean = 0, m_squares = 0;
};

void printStatistics(std::span<const float> values, std::int64_t columns, bool eachDimension) {
    ValueStatistics all;
    std::vector<ValueStatistics> each(eachDimension ? static_cast<std::size_t>(columns) : 0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        all.add(values[i]);
        if (eachDimension) each[i % each.size()].add(values[i]);
    }
    fmt::print("{}\n", all.text());
    for (std::size_t i = 0; i < each.size(); ++i)
        fmt::print("dimension {}: {}\n", i, each[i].text());
}

/// The dimension that a project gives to files of this extension; 0 if it does not know them.
std::int64_t dimensionIn(const DataConfig& data, const std::string& extension) {
    for (std::size_t i = 0; i < std::min(data.inputExts.size(), data.inputDims.size()); ++i)
        if (data.inputExts[i] == extension) return data.inputDims[i];
    for (std::size_t i = 0; i < std::min(data.outputExts.size(), data.outputDims.size()); ++i)
        if (data.outputExts[i] == extension) return data.outputDims[i];
    return 0;
}

/// The config.toml of the nearest folder above the file; empty if there is none.
Path projectAround(const Path& file) {
    Path folder = std::filesystem::absolute(file).parent_path();
    for (int level = 0; level < 5; ++level, folder = folder.parent_path())
        if (std::filesystem::is_regular_file(folder / "config.toml")) return folder / "config.toml";
    return {};
}

/// Usual dimensions of acoustic features that fit the file's size.
std::vector<std::int64_t> plausibleDimensions(std::int64_t values) {
    std::vector<std::int64_t> plausible;
    for (const std::int64_t dimension :
         {1, 2, 5, 13, 20, 25, 39, 40, 60, 64, 80, 100, 120, 128, 160, 187, 256, 257, 259, 513, 1024})
        if (values % dimension == 0) plausible.push_back(dimension);
    return plausible;
}

std::int64_t chooseDimension(const Path& file, const MatrixQuestion& question) {
    if (question.dimension > 0) return question.dimension;
    const Path project = question.project.empty() ? projectAround(file) : Path(question.project);
    if (!project.empty())
        if (const std::int64_t known =
                dimensionIn(readProject(project).config.data, file.extension().string()))
            return known;
    const std::int64_t values = rawMatrixInfo(file, 1).rows;
    const std::vector<std::int64_t> plausible = plausibleDimensions(values);
    if (plausible.size() == 1) return plausible.front();
    printError(fmt::format("a raw file of {} values does not say how many of them make a frame", values),
               toUtf8(file),
               fmt::format("give --dim or --project; plausible: {}", fmt::join(plausible, ", ")));
    throw Refused{WrongUsage};
}

} // namespace

int showRawMatrix(const Path& file, const MatrixQuestion& question) {
    const std::int64_t columns = chooseDimension(file, question);
    const MappedMatrix matrix(file, columns);
    fmt::print("{}\nraw float32, {} frames of {}\n", toUtf8(file), matrix.rows(), columns);
    if (matrix.remainder() > 0)
        fmt::print(stderr, "warning: {} bytes after the last whole frame are left out\n", matrix.remainder());
    printStatistics(matrix.values(), columns, question.eachDimension);
    return Done;
}

int showNpy(const Path& file, const MatrixQuestion& question) {
    const NpyHeader header = parseNpyHeader(readFile(file), toUtf8(file));
    const Matrix matrix = readNpy(file, question.dimension);
    fmt::print("{}\nNumPy array of type {} and shape ({}), {} order\n", toUtf8(file), header.type,
               fmt::join(header.shape, ", "), header.fortranOrder ? "Fortran" : "C");
    printStatistics(matrix.values, matrix.columns, question.eachDimension);
    return Done;
}

int showWaveform(const Path& file) {
    WaveReader reader(file);
    const WaveInfo& info = reader.info();
    fmt::print("{}\n{}, {} Hz, {} channel{}, {} samples, {:.3f} s\n", toUtf8(file), info.format,
               info.samplingRate, info.channels, info.channels == 1 ? "" : "s", info.frames,
               static_cast<double>(info.frames) / std::max(1, info.samplingRate));
    std::vector<float> block(static_cast<std::size_t>(std::max(1, info.channels)) * 65536);
    ValueStatistics statistics;
    while (const std::int64_t frames = reader.read(block))
        for (std::int64_t i = 0; i < frames * info.channels; ++i)
            statistics.add(block[static_cast<std::size_t>(i)]);
    fmt::print("{}\n", statistics.text());
    return Done;
}

} // namespace sonorant::cli
