// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace sonorant::fuzz {

/// Makes damaged files of good ones. The same seed and the same files give the same inputs in the same order.
class Mutator {
public:
    /// Files longer than this are not made.
    static constexpr std::size_t longest = std::size_t(1) << 16;

    Mutator(std::uint64_t seed, std::vector<std::string> files) : m_random(seed), m_files(std::move(files)) {}

    /// One of the files with one to eight changes. Where the target brings a mutation that knows the format
    /// (LLVMFuzzerCustomMutator), it makes half of them.
    std::string next();
    /// One change, somewhere.
    void change(std::string& bytes);

    std::size_t below(std::size_t end) { return end == 0 ? 0 : static_cast<std::size_t>(m_random() % end); }

private:
    const std::string& anyFile() { return m_files[below(m_files.size())]; }
    void setBytes(std::string& bytes);
    void setNumber(std::string& bytes);
    void setDecimal(std::string& bytes);
    void moveChunk(std::string& bytes);
    void splice(std::string& bytes);
    void cut(std::string& bytes);

    std::mt19937_64 m_random;
    std::vector<std::string> m_files;
};

} // namespace sonorant::fuzz
