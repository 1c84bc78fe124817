// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutations.h"

#include <algorithm>
#include <array>
#include <cstring>

extern "C" {
/// A target may bring it; libFuzzer knows it by this name, too.
std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize, unsigned seed)
    __attribute__((weak));
/// What such a mutation calls for a plain change of a part.
std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);
}

namespace sonorant::fuzz {

namespace {

/// Numbers at which sizes and signs turn over.
constexpr std::array<std::uint64_t, 22> interesting{
    0,          1,          2,          0x7F,       0x80,       0xFF,       0x7FFF,     0x8000,
    0xFFFF,     0x10000,    0xFFFFFF,   0x1000000,  0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF,
    1ULL << 32, 1ULL << 40, 1ULL << 62, ~0ULL >> 1, 1ULL << 63, ~0ULL};

constexpr std::array<const char*, 20> words{"-1",
                                            "0",
                                            "99999999999999999999",
                                            "9223372036854775807",
                                            "-9223372036854775808",
                                            "1e999",
                                            "nan",
                                            "-0.0",
                                            "4e-324",
                                            "2147483648",
                                            "../",
                                            "/etc/passwd",
                                            "\"",
                                            "'",
                                            "[[[[",
                                            "{{{{",
                                            "\\u0000",
                                            "\xEF\xBB\xBF",
                                            "\xFF\xFE",
                                            "\r\n"};

/// The mutator that LLVMFuzzerMutate draws from.
Mutator* g_current = nullptr;

} // namespace

std::string Mutator::next() {
    std::string bytes = anyFile();
    if (LLVMFuzzerCustomMutator && below(2) == 0) {
        g_current = this;
        const std::size_t size = std::min(bytes.size(), longest);
        bytes.resize(longest);
        bytes.resize(LLVMFuzzerCustomMutator(reinterpret_cast<std::uint8_t*>(bytes.data()), size, longest,
                                             static_cast<unsigned>(m_random())));
        return bytes;
    }
    for (std::size_t changes = 1 + below(8); changes > 0; --changes)
        change(bytes);
    return bytes;
}

void Mutator::change(std::string& bytes) {
    switch (below(8)) {
    case 0:
    case 1:
    case 2:
        setBytes(bytes);
        break;
    case 3:
        setNumber(bytes);
        break;
    case 4:
        setDecimal(bytes);
        break;
    case 5:
        moveChunk(bytes);
        break;
    case 6:
        splice(bytes);
        break;
    default:
        cut(bytes);
    }
    if (bytes.size() > longest) bytes.resize(longest);
}

/// A flipped bit, or a few bytes of chance.
void Mutator::setBytes(std::string& bytes) {
    if (bytes.empty()) bytes.assign(1, '\0');
    const std::size_t at = below(bytes.size());
    if (below(2) == 0) {
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        return;
    }
    for (std::size_t i = at; i < std::min(at + 1 + below(4), bytes.size()); ++i)
        bytes[i] = static_cast<char>(m_random());
}

void Mutator::setNumber(std::string& bytes) {
    const std::size_t count = std::size_t(1) << below(4);
    if (bytes.size() < count) return;
    std::uint64_t value = interesting[below(interesting.size())];
    const std::size_t at = below(bytes.size() - count + 1);
    const bool bigEndian = below(4) == 0;
    for (std::size_t i = 0; i < count; ++i, value >>= 8)
        bytes[at + (bigEndian ? count - 1 - i : i)] = static_cast<char>(value);
}

/// A written number, or a word, takes another's place.
void Mutator::setDecimal(std::string& bytes) {
    constexpr const char* digits = "0123456789";
    std::size_t at = bytes.empty() ? 0 : bytes.find_first_of(digits, below(bytes.size()));
    if (at == std::string::npos || below(4) == 0) at = below(bytes.size());
    const std::size_t end = bytes.find_first_not_of(digits, at);
    const std::size_t count = end == std::string::npos ? bytes.size() - at : end - at;
    bytes.replace(at, count, words[below(words.size())]);
}

/// A chunk again (once or many times), elsewhere.
void Mutator::moveChunk(std::string& bytes) {
    if (bytes.empty()) return;
    const std::size_t from = below(bytes.size());
    const std::string chunk = bytes.substr(from, 1 + below(std::size_t(1) << below(10)));
    std::size_t times = below(8) == 0 ? 1 + below(2000) : 1;
    times = std::min(times, longest / chunk.size());
    const std::size_t to = below(bytes.size() + 1);
    std::string repeated;
    for (; times > 0; --times)
        repeated += chunk;
    bytes.insert(to, repeated);
}

/// The beginning of this one, then the rest of another.
void Mutator::splice(std::string& bytes) {
    const std::string& other = anyFile();
    bytes.resize(below(bytes.size() + 1));
    bytes += other.substr(below(other.size() + 1));
}

void Mutator::cut(std::string& bytes) {
    if (bytes.empty()) return;
    const std::size_t at = below(bytes.size());
    if (below(2) == 0)
        bytes.resize(at);
    else
        bytes.erase(at, 1 + below(64));
}

} // namespace sonorant::fuzz

std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize) {
    using namespace sonorant::fuzz;
    std::string bytes(reinterpret_cast<const char*>(data), size);
    g_current->change(bytes);
    bytes.resize(std::min(bytes.size(), maxSize));
    std::memcpy(data, bytes.data(), bytes.size());
    return bytes.size();
}
