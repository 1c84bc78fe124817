// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/certify_service.h"

#include <string>
#include <vector>

namespace sonorant::cli {

/// A table with a line per module, then what it means in words.
std::vector<std::string> certificateLines(const Certificate& certificate);

/// The same as JSON (docs/certifying.md).
std::string certificateJson(const CertifyRequest& request, const Certificate& certificate);

} // namespace sonorant::cli
