// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/certify_service.h"

namespace sonorant {

/// CertifyService on core/certify.
class CertifyServiceImpl final : public CertifyService {
public:
    Certificate certify(const CertifyRequest& request, const JobControl& job) override;
};

} // namespace sonorant
