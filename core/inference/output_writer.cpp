// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/output_writer.h"

#include "core/base/error.h"
#include "core/io/npy.h"
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"

#include <fmt/format.h>

namespace sonorant {

namespace {

/// @param values [samples, dimension], contiguous float32
void writeFeature(const Path& file, const torch::Tensor& values, const std::string& extension,
                  int samplingRate) {
    const std::span<const float> samples(values.data_ptr<float>(), static_cast<std::size_t>(values.numel()));
    const std::int64_t dimension = values.size(1);
    if (extension == ".flac")
        throw Error(ErrorKind::Unsupported, "generated sound is not written as FLAC", toUtf8(file),
                    "write \".wav\" in data.output_exts");
    if (extension == ".wav" && dimension != 1)
        throw Error(ErrorKind::Mismatch, fmt::format("a waveform has dimension 1, found {}", dimension),
                    toUtf8(file), "correct data.output_dims, or write \".npy\" in data.output_exts");
    if (extension == ".wav")
        writeWave16(file, samples, samplingRate);
    else if (extension == ".npy")
        writeNpy(file, {values.size(0), dimension, {samples.begin(), samples.end()}});
    else
        writeRawValues(file, samples);
}

} // namespace

Path outputFile(const ProjectConfig& config, const Path& folder, const std::string& name, std::size_t part) {
    const Path relative(name);
    return folder / relative.parent_path() /
           (config.inference.outputFilenamePrefix + relative.filename().string() +
            config.data.outputExts.at(part));
}

std::vector<Path> writeOutput(const ProjectConfig& config, const Path& folder, const std::string& name,
                              const torch::Tensor& output, std::int64_t expected, Issues& issues) {
    if (!isSafeRelativeName(name))
        throw Error(ErrorKind::Unwritable, "the name leads out of the output folder", name,
                    "take '..' out of the list");
    if (output.size(0) < expected)
        issues.push_back(
            {name, fmt::format("the model gave {} output steps, expected {}", output.size(0), expected), "",
             Severity::Warning});
    const std::size_t parts = config.data.outputDims.size();
    if (parts == 0 || config.data.outputExts.size() != parts)
        throw Error(
            ErrorKind::Configuration,
            fmt::format("{} output dimensions but {} extensions", parts, config.data.outputExts.size()),
            "data.output_exts", "give one extension per output feature");
    std::vector<Path> files;
    std::int64_t column = 0;
    for (std::size_t part = 0; part < parts; ++part) {
        const std::int64_t dimension = config.data.outputDims[part];
        const torch::Tensor values = output.narrow(1, column, dimension).contiguous().to(torch::kFloat32);
        column += dimension;
        const Path file = outputFile(config, folder, name, part);
        // The prefix and the extension are options, too.
        if (!isSafeRelativeName(toUtf8(file.lexically_relative(folder))))
            throw Error(ErrorKind::Unwritable, "the file would lie outside of the output folder",
                        toUtf8(file), "correct inference.output_filename_prefix or data.output_exts");
        writeFeature(file, values, config.data.outputExts[part], static_cast<int>(config.data.wavSampRate));
        files.push_back(file);
    }
    return files;
}

} // namespace sonorant
