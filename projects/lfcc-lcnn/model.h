// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/line_model.h"
#include "core/model/model.h"
#include "projects/lfcc-lcnn/lfcc.h"
#include "projects/lfcc-lcnn/light_cnn.h"
#include "projects/lfcc-lcnn/protocol.h"

#include <optional>

namespace sonorant::projects::lfcc_lcnn {

/// Classifies utterances: LFCC of the waveform, a light CNN, one score per class.
///
/// Input: the waveform, [B, T, 1], zero-padded; only the samples that Sequence::length counts are looked at.
/// Output: scores before the soft maximum, [B, classes]. Target: the classes of the protocol, [B] int64.
class LfccLcnnModel : public Model, public LineModel {
public:
    /// @throws Error Configuration when the input is no waveform or an option is out of range
    explicit LfccLcnnModel(const ModelContext& context);

    /// @throws Error Mismatch for another input, or an utterance shorter than a frame
    torch::Tensor forward(const Batch& batch, ExecutionContext& context) override;
    torch::Tensor targetOf(const Batch& batch) const override;
    /// Reads the protocol. @throws Error as Protocol::read and requireAll; Configuration when all utterances
    /// are of one class
    void prepareTraining(const std::vector<std::string>& utterances) override;
    /// "NAME SCORE LABEL": the logarithm of how much more likely the first class is than all others together,
    /// and the likeliest class.
    std::string line(const Sequence& sequence, const torch::Tensor& output) const override;

private:
    std::vector<torch::Tensor> features(const Batch& batch) const;

    std::vector<std::string> m_classes;
    Path m_protocolFile;
    std::optional<Protocol> m_protocol; ///< in training only
    Lfcc m_lfcc;
    std::int64_t m_frameLength;
    LightCnn m_network{nullptr};
};

/// Cross-entropy, and beside it the share of utterances that the likeliest class is wrong of, which does not
/// take part in choosing the best epoch.
class LfccLcnnLoss : public Loss {
public:
    std::vector<bool> stoppingFlags() const override { return {true, false}; }
    /// @param output [B, classes] @param target [B] int64 @throws Error Mismatch
    std::vector<LossValue> compute(const torch::Tensor& output, const torch::Tensor& target) override;
};

ModelFactory factory();

} // namespace sonorant::projects::lfcc_lcnn
