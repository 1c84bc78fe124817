// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/certify_service.h"
#include "core/service/checkpoint_service.h"
#include "core/service/feature_service.h"
#include "core/service/inference_service.h"
#include "core/service/training_service.h"

#include <memory>
#include <string>
#include <vector>

namespace sonorant {

struct EngineInfo {
    std::string torchVersion;         ///< "1.13.1"
    std::vector<std::string> devices; ///< "cpu", "cuda:0", ...
    int threads = 1;
    std::vector<std::string> models; ///< ids that can be built
};

/// Everything that runs on LibTorch, behind plain values. Implemented in core/engine, faked in tests.
class Engine {
public:
    virtual ~Engine() = default;
    virtual EngineInfo info() const = 0;
    virtual TrainingService& training() = 0;
    virtual InferenceService& inference() = 0;
    virtual FeatureService& features() = 0;
    virtual CheckpointService& checkpoints() = 0;
    virtual CertifyService& certificates() = 0;
};

/// Opens libsonorant-engine.so (beside this library, or where it is installed) and makes its engine. Takes
/// most of a second: call it in a thread. The library stays open for the life of the program.
/// @throws Error NotFound or Unsupported, with the loader's words
std::unique_ptr<Engine> loadEngine(const Path& library = {});

} // namespace sonorant

/// The one symbol of the engine library.
extern "C" sonorant::Engine* sonorant_create_engine();
