// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/service/engine.h"

#include <dlfcn.h>
#include <vector>

namespace sonorant {
namespace {

constexpr const char* libraryName = "libsonorant-engine.so";

/// The folder that this library was loaded from.
Path ownFolder() {
    Dl_info info{};
    if (dladdr(reinterpret_cast<const void*>(&loadEngine), &info) == 0 || info.dli_fname == nullptr)
        return {};
    std::error_code failed;
    const Path own = std::filesystem::canonical(info.dli_fname, failed);
    return failed ? Path() : own.parent_path();
}

std::vector<Path> candidates(const Path& library) {
    if (!library.empty()) return {library};
    std::vector<Path> paths;
    if (const Path folder = ownFolder(); !folder.empty()) paths.push_back(folder / libraryName);
    paths.emplace_back(libraryName); // wherever the dynamic linker looks
    return paths;
}

std::string lastLoaderWords() {
    const char* words = dlerror();
    return words ? words : "no reason given";
}

} // namespace

std::unique_ptr<Engine> loadEngine(const Path& library) {
    std::string tried;
    for (const Path& path : candidates(library)) {
        void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (!handle) {
            tried += (tried.empty() ? "" : "; ") + lastLoaderWords();
            continue;
        }
        using Create = Engine*();
        auto* create = reinterpret_cast<Create*>(dlsym(handle, "sonorant_create_engine"));
        if (!create)
            throw Error(ErrorKind::Unsupported,
                        "the library has no function sonorant_create_engine: it is no engine of this program",
                        toUtf8(path), "install Sonorant again");
        // The handle is kept for good: LibTorch registers things that must not go away before the program
        // does.
        return std::unique_ptr<Engine>(create());
    }
    throw Error(ErrorKind::NotFound, "the training engine cannot be loaded: " + tried,
                library.empty() ? libraryName : toUtf8(library),
                "check that LibTorch is installed (Debian: libtorch1.13), then start Sonorant again");
}

} // namespace sonorant
