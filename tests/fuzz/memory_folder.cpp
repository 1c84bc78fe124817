// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/memory_folder.h"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>
#include <unistd.h>

namespace sonorant::fuzz {

namespace fs = std::filesystem;

MemoryFolder::MemoryFolder() {
    std::error_code none;
    const Path base = fs::is_directory("/dev/shm", none) ? Path("/dev/shm") : fs::temp_directory_path();
    m_path = base / fmt::format("sonorant-fuzz-{}", ::getpid());
    fs::create_directories(m_path);
}

MemoryFolder::~MemoryFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

Path MemoryFolder::write(std::string_view name, std::string_view bytes) const {
    const Path file = m_path / name;
    if (file.parent_path() != m_path) fs::create_directories(file.parent_path());
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) throw std::runtime_error("the memory folder is full: " + file.string());
    return file;
}

const MemoryFolder& memoryFolder() {
    static const MemoryFolder folder;
    return folder;
}

} // namespace sonorant::fuzz
