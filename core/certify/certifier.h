// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_control.h"
#include "core/certify/distance.h"
#include "core/certify/reference.h"
#include "core/checkpoint/state_dict.h"
#include "core/model/model.h"
#include "core/service/certify_service.h"

#include <memory>
#include <string>
#include <vector>

namespace sonorant {

/// Repeats recorded calls here. Every module is given the very input that its counterpart in Python was
/// given, and the generator's state from before the call, so that differences do not pile up: the first
/// module that differs is the one that is wrong. The same is computed in float64, from which the rounding is
/// known.
class Certifier {
public:
    /// Builds the model twice and loads the weights. @param context its normalisation is replaced by the
    /// weights'
    /// @param source names the weights in errors. @throws Error, also when the weights do not fit
    Certifier(const ModelContext& context, const StateDict& weights, const std::string& source,
              double within);

    /// @throws Cancelled between calls
    void compare(const Reference& reference, const JobControl& job = {});

    /// Of everything compared so far.
    Certificate certificate() const;

private:
    /// The model in one precision.
    struct Side {
        std::shared_ptr<Model> model;
        ExecutionContext context;
        torch::ScalarType type;
        torch::nn::Module* find(const std::string& name) const;
    };
    struct Outputs {
        std::vector<torch::Tensor> tensors;
        std::string failure;        ///< in words, when the module threw
        bool known = true;          ///< false: its type cannot be called
        bool drewUnknowing = false; ///< it drew, but the generator's state was not recorded
    };

    Side makeSide(const ModelContext& context, const StateDict& weights, const std::string& source,
                  torch::ScalarType type) const;
    static Outputs callSide(Side& side, const RecordedCall& call);
    ModuleCertificate judge(const RecordedCall& call);
    void judgeOutputs(ModuleCertificate& row, const RecordedCall& call, const Outputs& own,
                      const Outputs& precise) const;
    void merge(ModuleCertificate&& found);

    double m_within;
    Side m_own, m_precise;
    std::vector<Path> m_files;
    std::vector<ModuleCertificate> m_rows;
    bool m_wholeRecorded = false;
};

} // namespace sonorant
