// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/job_control.h"
#include "core/config/project_config.h"

#include <cstddef>
#include <string>
#include <vector>

/// Whether a model here computes what its counterpart in Python computed (docs/certifying.md).
namespace sonorant {

/// How often a difference may be as large as the rounding of our own arithmetic. Two correct programs that
/// sum in another order stay within a small multiple.
inline constexpr double usualRoundingMultiple = 8;

struct CertifyRequest {
    /// The model and its hyper-parameters; dimensions and resolutions of [data], where empty, are taken from
    /// the reference.
    ProjectConfig config;
    Path checkpoint;
    Path reference; ///< a folder of recorded calls, or one file
    double within = usualRoundingMultiple;
};

/// One module (over all its calls), or the whole model. The figures are those of the call and output with the
/// largest ratio: largest absolute differences of two elements.
struct ModuleCertificate {
    enum class Verdict { Agrees, Differs, NotCompared };
    std::string name; ///< as in Python; empty: the whole model
    Verdict verdict = Verdict::NotCompared;
    std::string reason; ///< of a difference that is no number (shapes, a failure), or why it is not compared
    std::size_t calls = 0; ///< compared
    double largestValue = 0;
    double difference = 0;        ///< between Python's output and ours, both in float32
    double rounding = 0;          ///< between ours in float32 and in float64
    double referenceRounding = 0; ///< between Python's and ours in float64
    double explained = 0; ///< what part of the difference rounding explains: at most `within` times ours
    double ratio = 0;     ///< difference / rounding (at least one unit in the last place of float32)
    Path file;            ///< the reference file with that call
};

struct Certificate {
    double within = usualRoundingMultiple;
    std::vector<Path> files;
    std::vector<ModuleCertificate>
        modules; ///< in the order in which Python finished them; the whole model last
    /// Modules that differ although nothing within them does: where to look.
    std::vector<std::string> causes;
    bool agrees = false; ///< something was compared, the whole model if it was recorded, and nothing differs

    /// The module whose output differs most; nullptr when none was compared.
    const ModuleCertificate* worst() const;
};

class CertifyService {
public:
    virtual ~CertifyService() = default;
    /// @throws Error when the checkpoint, the reference or the model cannot be had; Cancelled
    virtual Certificate certify(const CertifyRequest& request, const JobControl& job) = 0;
};

} // namespace sonorant
