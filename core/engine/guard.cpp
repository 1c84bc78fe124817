// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/guard.h"

#include "core/base/files.h"
#include "core/nn/torch.h"

#include <filesystem>
#include <new>

namespace sonorant {

namespace {

const char* const memoryHint =
    "use shorter segments (data.truncate_seq), a smaller batch (training.batch_size) or a "
    "smaller model, and close other programs";

bool speaksOfMemory(const std::string& text) {
    return text.find("out of memory") != std::string::npos ||
           text.find("can't allocate memory") != std::string::npos ||
           text.find("not enough memory") != std::string::npos;
}

} // namespace

Error currentError(std::string* full) {
    try {
        throw;
    } catch (const Error& error) {
        // Without the hint, which is told beside it.
        if (full)
            *full = error.context().empty() ? error.message() : error.context() + ": " + error.message();
        return error;
    } catch (const c10::Error& error) {
        if (full) *full = error.what();
        const std::string words = error.what_without_backtrace();
        if (speaksOfMemory(words))
            return Error(ErrorKind::ResourceExhausted, "memory ran out: " + words, "LibTorch", memoryHint);
        return Error(ErrorKind::Internal, words, "LibTorch");
    } catch (const std::bad_alloc&) {
        if (full) *full = "std::bad_alloc";
        return Error(ErrorKind::ResourceExhausted, "memory ran out", "", memoryHint);
    } catch (const std::filesystem::filesystem_error& error) {
        if (full) *full = error.what();
        return Error(ErrorKind::Unreadable, error.code().message(), toUtf8(error.path1()),
                     "see whether the file or folder is there and may be used");
    } catch (const std::exception& error) {
        if (full) *full = error.what();
        if (speaksOfMemory(error.what()))
            return Error(ErrorKind::ResourceExhausted, error.what(), "", memoryHint);
        return Error(ErrorKind::Internal, error.what());
    } catch (...) {
        if (full) *full = "an exception of unknown type";
        return Error(ErrorKind::Internal, "an exception of unknown type");
    }
}

} // namespace sonorant
