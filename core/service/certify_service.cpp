// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/certify_service.h"

namespace sonorant {

const ModuleCertificate* Certificate::worst() const {
    const ModuleCertificate* worst = nullptr;
    for (const ModuleCertificate& module : modules)
        if (module.calls > 0 && (!worst || module.difference > worst->difference)) worst = &module;
    return worst;
}

} // namespace sonorant
