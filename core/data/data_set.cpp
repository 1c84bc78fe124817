// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_set.h"

#include "core/base/error.h"
#include "core/data/feature_tensor.h"
#include "core/data/seen_files.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

namespace {

void requireIndex(std::int64_t index, std::int64_t size) {
    if (index >= 0 && index < size) return;
    throw Error(ErrorKind::Internal,
                fmt::format("expected a sequence from 0 to {}, found {}", size - 1, index));
}

torch::Tensor keepRanges(const torch::Tensor& values, const SampleRanges& ranges) {
    std::vector<torch::Tensor> parts;
    for (const auto& [begin, end] : ranges)
        parts.push_back(values.slice(0, begin, end));
    return torch::cat(parts, 0);
}

} // namespace

CorpusDataSet::CorpusDataSet(SetSpec spec, SubsetScan scan)
    : m_spec(std::move(spec)), m_inputFolders(std::move(scan.spec.inputFolders)),
      m_outputFolders(std::move(scan.spec.outputFolders)), m_utterances(std::move(scan.utterances)),
      m_sequences(std::move(scan.sequences)), m_seen(std::make_unique<SeenFiles>()) {}

CorpusDataSet::~CorpusDataSet() = default;

std::size_t CorpusDataSet::place(std::int64_t index) const {
    requireIndex(index, size());
    return static_cast<std::size_t>(m_spec.reversed ? size() - 1 - index : index);
}

const Sequence& CorpusDataSet::sequence(std::int64_t index) const {
    return m_sequences[place(index)];
}

const FileStamp* CorpusDataSet::scannedStamps(const std::string& name) const {
    const auto at = std::ranges::lower_bound(m_utterances, name, {}, &UtteranceFacts::name);
    return at != m_utterances.end() && at->name == name && !at->stamps.empty() ? at->stamps.data() : nullptr;
}

torch::Tensor CorpusDataSet::loadPart(const Sequence& sequence, bool inputs) const {
    const std::vector<FeatureSpec>& features = inputs ? m_spec.inputs : m_spec.outputs;
    const std::vector<Path>& folders = inputs ? m_inputFolders : m_outputFolders;
    const std::int64_t resolution = features.front().resolution;
    const FrameRange range{sequence.start / resolution, sequence.length / resolution,
                           !inputs && m_spec.role == SetRole::Test};
    const FileStamp* stamps = scannedStamps(sequence.name);
    if (stamps && !inputs) stamps += m_spec.inputs.size();
    std::vector<torch::Tensor> parts;
    for (std::size_t f = 0; f < features.size(); ++f) {
        const Path file = features[f].file(folders[f], sequence.name);
        m_seen->requireUnchanged(file, stamps ? stamps + f : nullptr);
        parts.push_back(loadFeature(file, features[f], range));
    }
    return parts.size() == 1 ? parts.front() : torch::cat(parts, 1);
}

Sample CorpusDataSet::load(std::int64_t index) const {
    Sample sample;
    sample.sequence = sequence(index);
    sample.input = loadPart(sample.sequence, true);
    if (!m_spec.outputs.empty()) sample.target = loadPart(sample.sequence, false);
    if (m_spec.silence != SilenceMode::Off) dropSilence(sample);
    return sample;
}

void CorpusDataSet::takeAsItIs(const std::string& file) const {
    m_seen->takeAsItIs(file);
}

/// The first input waveform decides; all waveforms are cut alike.
void CorpusDataSet::dropSilence(Sample& sample) const {
    const torch::Tensor first = sample.input.select(1, 0).contiguous();
    const std::span<const float> samples(first.data_ptr<float>(), static_cast<std::size_t>(first.numel()));
    const SampleRanges ranges = rangesToKeep(samples, m_spec.samplingRate, m_spec.silence);
    if (ranges.empty())
        throw Error(ErrorKind::Mismatch,
                    m_spec.silence == SilenceMode::KeepOnly ? "expected silence, found none"
                                                            : "expected speech, found only silence",
                    sample.sequence.name,
                    "name it in data.leave_out, or set data.opt_wav_silence_handler to 0");
    sample.input = keepRanges(sample.input, ranges);
    if (sample.target.defined()) sample.target = keepRanges(sample.target, ranges);
    sample.sequence.length = sample.input.size(0);
}

MergedDataSet::MergedDataSet(std::vector<std::shared_ptr<DataSet>> parts) : m_parts(std::move(parts)) {
    std::int64_t end = 0;
    for (const std::shared_ptr<DataSet>& part : m_parts)
        m_ends.push_back(end += part->size());
}

const DataSet& MergedDataSet::partOf(std::int64_t& index) const {
    requireIndex(index, size());
    const auto part =
        static_cast<std::size_t>(std::upper_bound(m_ends.begin(), m_ends.end(), index) - m_ends.begin());
    if (part > 0) index -= m_ends[part - 1];
    return *m_parts[part];
}

const Sequence& MergedDataSet::sequence(std::int64_t index) const {
    const DataSet& part = partOf(index);
    return part.sequence(index);
}

Sample MergedDataSet::load(std::int64_t index) const {
    const DataSet& part = partOf(index);
    return part.load(index);
}

void MergedDataSet::takeAsItIs(const std::string& file) const {
    for (const std::shared_ptr<DataSet>& part : m_parts)
        part->takeAsItIs(file);
}

} // namespace sonorant
