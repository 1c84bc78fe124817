// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_config.h"

#include <QString>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace sonorant::test {

/// A recorded run of the Python framework: tests/data/golden/training/CASE.
struct GoldenRun {
    struct Step {
        std::string info;
        std::vector<double> loss;
    };
    struct Epoch {
        int epoch;
        double trainLoss, devLoss;
        bool best;
        std::string lr; ///< "LR -> 1.50e-02", or empty
    };
    std::string name;
    Path folder;
    ProjectConfig config; ///< the very configuration of the recorded run; caches go to `cache`
    Path trainedModel;    ///< of a resumed run
    std::vector<Step> steps;
    std::vector<Epoch> epochs;
    std::int64_t parameterNumber = 0;
    bool earlyStopped = false;

    static GoldenRun load(const std::string& name, const Path& cache);
};

/// Whole runs agree bit for bit where the processor has AVX-512 (the kernels that the recording used).
bool hasAvx512();

/// OpenBLAS chooses its kernels by the processor, and they round differently: the runs were recorded with
/// those of Skylake-X. Where the processor has AVX-512, makes sure that this process uses them, by starting
/// it anew when needed (the library looks at its environment once, while it is loaded). To be called first in
/// main.
void useRecordedKernels(char** arguments);

} // namespace sonorant::test
