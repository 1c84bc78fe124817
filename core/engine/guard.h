// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <exception>

namespace sonorant {

/// The exception under way as an Error for people: an Error as it is, a c10::Error without its backtrace (out
/// of memory recognised, with advice), any other exception with its words. Call inside a catch block. `full`
/// receives the whole text for the log.
Error currentError(std::string* full = nullptr);

/// Runs `work` and turns what LibTorch and the standard library throw into Error. Error and Cancelled pass.
template<typename Work>
auto guarded(const Work& work) {
    try {
        return work();
    } catch (const Error&) {
        throw;
    } catch (const Cancelled&) {
        throw;
    } catch (...) {
        throw currentError();
    }
}

} // namespace sonorant
