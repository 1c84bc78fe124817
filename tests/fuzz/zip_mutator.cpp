// SPDX-License-Identifier: GPL-3.0-or-later
// Damage inside an archive: an entry is changed and the archive written anew around it, with right sizes and
// checksums, so that the readers behind the container are reached. Linked to the targets that read .pt files.
#include "core/base/error.h"
#include "core/io/zip.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize,
                                               unsigned seed);

using namespace sonorant;

namespace {

void changeOne(std::string& content, std::size_t room) {
    const std::size_t size = content.size();
    content.resize(size + room);
    content.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(content.data()), size, content.size()));
}

/// Nothing of it when the bytes are no archive.
std::string changedInside(std::string_view bytes, std::size_t maxSize, unsigned seed) {
    constexpr std::uint64_t mostBytes = 1 << 18;
    constexpr std::size_t room = 64;
    try {
        const ZipReader zip(bytes, "seed");
        if (zip.entries().empty()) return {};
        // The pickle, which all else hangs from, in most cases.
        std::size_t chosen = seed % zip.entries().size();
        for (std::size_t i = 0; i < zip.entries().size() && seed % 8 != 0; ++i)
            if (zip.entries()[i].name.ends_with("data.pkl")) chosen = i;
        ZipWriter writer;
        for (std::size_t i = 0; i < zip.entries().size(); ++i) {
            std::string content = zip.read(zip.entries()[i], mostBytes);
            if (i == chosen)
                for (unsigned changes = 1 + (seed >> 8) % 4; changes > 0; --changes)
                    changeOne(content, room);
            writer.add(zip.entries()[i].name, content);
        }
        std::string changed = writer.finish();
        return changed.size() <= maxSize ? changed : std::string();
    } catch (const Error&) {
        return {};
    }
}

} // namespace

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize,
                                    unsigned seed) {
    const std::string changed =
        seed % 4 == 0 ? std::string()
                      : changedInside({reinterpret_cast<const char*>(data), size}, maxSize, seed / 4);
    if (changed.empty()) return LLVMFuzzerMutate(data, size, maxSize);
    std::memcpy(data, changed.data(), changed.size());
    return changed.size();
}
