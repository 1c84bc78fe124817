// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corpus/corpus.h"
#include "core/data/batch.h"

#include <memory>
#include <vector>

namespace sonorant {

class SeenFiles;

/// Sequences that can be loaded. Immutable: load() may be called from any number of threads.
class DataSet {
public:
    virtual ~DataSet() = default;
    virtual std::int64_t size() const = 0;
    /// Length and position as scanned. With flag_reverse_data_loading_order index i is segment size() - 1 -
    /// i.
    virtual const Sequence& sequence(std::int64_t index) const = 0;
    /// Reads the rows of that segment from each file.
    /// @throws Error NotFound, Unreadable, Malformed; Mismatch when a file became shorter since it was
    /// scanned
    virtual Sample load(std::int64_t index) const = 0;
    /// Somebody knows that this file changed, and goes on with it. @param file the context of an error of
    /// load()
    virtual void takeAsItIs(const std::string& /*file*/) const {}
};

/// One subset of a scanned set.
class CorpusDataSet : public DataSet {
public:
    CorpusDataSet(SetSpec spec, SubsetScan scan);
    ~CorpusDataSet() override;

    std::int64_t size() const override { return static_cast<std::int64_t>(m_sequences.size()); }
    const Sequence& sequence(std::int64_t index) const override;
    /// input [T, sum(input_dims)] with T = length / input_reso; a feature of one frame is repeated over T.
    /// Targets of test sets that are shorter than the input are padded with zeros.
    /// @throws Error Mismatch also when a file was written again since it was scanned
    /// With a silence handler, the sample (and its sequence's length) is what is left of the segment.
    Sample load(std::int64_t index) const override;
    void takeAsItIs(const std::string& file) const override;

private:
    std::size_t place(std::int64_t index) const;
    torch::Tensor loadPart(const Sequence& sequence, bool inputs) const;
    /// Of that utterance, per feature; null where scanning was skipped.
    const FileStamp* scannedStamps(const std::string& name) const;
    void dropSilence(Sample& sample) const;

    SetSpec m_spec;
    std::vector<Path> m_inputFolders, m_outputFolders;
    std::vector<UtteranceFacts> m_utterances; ///< sorted by name
    std::vector<Sequence> m_sequences;
    std::unique_ptr<SeenFiles> m_seen;
};

/// Several sets in a row: the indices of each are shifted by the sizes of those before it; ids stay as they
/// are.
class MergedDataSet : public DataSet {
public:
    explicit MergedDataSet(std::vector<std::shared_ptr<DataSet>> parts);

    std::int64_t size() const override { return m_ends.empty() ? 0 : m_ends.back(); }
    const Sequence& sequence(std::int64_t index) const override;
    Sample load(std::int64_t index) const override;
    void takeAsItIs(const std::string& file) const override;

private:
    /// The part that holds `index`, which becomes the index within it.
    const DataSet& partOf(std::int64_t& index) const;
    std::vector<std::shared_ptr<DataSet>> m_parts;
    std::vector<std::int64_t> m_ends; ///< per part, the index after its last
};

} // namespace sonorant
