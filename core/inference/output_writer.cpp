// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/output_writer.h"

#include "core/base/error.h"
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"

#include <fmt/format.h>

namespace sonorant {

std::vector<Path> writeOutput(const ProjectConfig& config, const Path& folder, const std::string& name,
                              const torch::Tensor& output, std::int64_t expected, Issues& issues) {
    if (!isSafeRelativeName(name))
        throw Error(ErrorKind::Unwritable, "the name leads out of the output folder", name, "take '..' out of the list");
    if (output.size(0) < expected)
        issues.push_back({name, fmt::format("the model gave {} output steps, expected {}", output.size(0), expected), "",
                          Severity::Warning});
    const std::size_t parts = config.data.outputDims.size();
    if (parts == 0 || config.data.outputExts.size() != parts)
        throw Error(ErrorKind::Configuration, fmt::format("{} output dimensions but {} extensions", parts, config.data.outputExts.size()),
                    "data.output_exts", "give one extension per output feature");
    std::vector<Path> files;
    std::int64_t column = 0;
    for (std::size_t part = 0; part < parts; ++part) {
        const std::int64_t dimension = config.data.outputDims[part];
        const torch::Tensor values = output.narrow(1, column, dimension).contiguous().to(torch::kFloat32);
        column += dimension;
        const std::string& extension = config.data.outputExts[part];
        const Path relative(name);
        const Path file = folder / relative.parent_path() /
                          (config.inference.outputFilenamePrefix + relative.filename().string() + extension);
        const std::span<const float> samples(values.data_ptr<float>(), static_cast<std::size_t>(values.numel()));
        if (extension == ".wav" && dimension == 1)
            writeWave16(file, samples, static_cast<int>(config.data.wavSampRate));
        else
            writeRawValues(file, samples);
        files.push_back(file);
    }
    return files;
}

} // namespace sonorant
