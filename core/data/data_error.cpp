// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/data_error.h"

namespace sonorant {

bool isAboutData(const Error& error) {
    switch (error.kind()) {
    case ErrorKind::NotFound:
    case ErrorKind::Unreadable:
    case ErrorKind::Malformed:
    case ErrorKind::Mismatch:
        return true;
    default:
        return false;
    }
}

} // namespace sonorant
