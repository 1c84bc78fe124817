// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"
#include "core/engine/certify_service_impl.h"
#include "core/engine/checkpoint_service_impl.h"
#include "core/engine/feature_service_impl.h"
#include "core/engine/inference_service_impl.h"
#include "core/engine/training_service_impl.h"
#include "core/model/registry.h"
#include "core/nn/torch.h"
#include "core/service/engine.h"

#include <torch/version.h>

namespace sonorant {

namespace {

class EngineImpl final : public Engine {
public:
    EngineInfo info() const override {
        EngineInfo info;
        info.torchVersion = TORCH_VERSION;
        info.devices = {"cpu"};
        if (torch::cuda::is_available())
            for (std::size_t i = 0; i < torch::cuda::device_count(); ++i)
                info.devices.push_back("cuda:" + std::to_string(i));
        info.threads = hardwareThreads();
        info.models = ModelRegistry::instance().ids();
        return info;
    }
    TrainingService& training() override { return m_training; }
    InferenceService& inference() override { return m_inference; }
    FeatureService& features() override { return m_features; }
    CheckpointService& checkpoints() override { return m_checkpoints; }
    CertifyService& certificates() override { return m_certificates; }

private:
    TrainingServiceImpl m_training;
    InferenceServiceImpl m_inference;
    FeatureServiceImpl m_features;
    CheckpointServiceImpl m_checkpoints;
    CertifyServiceImpl m_certificates;
};

} // namespace

} // namespace sonorant

extern "C" sonorant::Engine* sonorant_create_engine() {
    return new sonorant::EngineImpl;
}
