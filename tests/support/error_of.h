// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace sonorant::test {

/// What a call that must fail throws; Internal, "nothing was thrown", when it does not.
template<typename Call>
Error errorOf(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        return error;
    }
    return {ErrorKind::Internal, "nothing was thrown"};
}

} // namespace sonorant::test
