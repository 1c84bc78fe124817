// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/pickle_reader.h"

#include <concepts>
#include <optional>
#include <unordered_map>

namespace sonorant {

/// The stack machine behind readPickle. Each read...() takes the opcodes of one group and says whether `code`
/// was one of them. Source: CPython's pickletools, which documents every opcode.
class PickleMachine {
public:
    PickleMachine(std::string_view bytes, const std::string& context, std::size_t offset,
                  const PickleLimits& limits)
        : m_bytes(bytes), m_context(context), m_limits(limits), m_at(offset) {}

    PickleDocument run();

private:
    bool readNumber(unsigned char code);
    bool readText(unsigned char code);
    bool readContainer(unsigned char code);
    bool readStackAndMemo(unsigned char code);
    bool readObject(unsigned char code);

    // The bytes
    [[noreturn]] void fail(const std::string& what) const;
    std::string_view take(std::uint64_t count);
    std::string_view takeLine();
    template<std::unsigned_integral T>
    T takeNumber();
    std::int64_t takeDecimal();

    // The stack; nothing below the newest mark may be popped
    void push(PickleId id);
    PickleId pop();
    PickleId top() const;
    std::vector<PickleId> popToMark();

    // The nodes
    PickleId make(PickleNode node);
    void pushNode(PickleKind kind, std::vector<PickleId> items);
    void pushText(PickleKind kind, std::string_view text);
    void pushInteger(std::int64_t value);
    void pushLong(std::string_view littleEndian);
    void pushGlobal(std::string_view module, std::string_view name);
    void extend(PickleId target, std::vector<PickleId> added, bool pairs);
    void build();
    void remember(std::uint64_t key);
    void recall(std::uint64_t key);
    void charge(std::size_t bytes);
    PickleId requireKind(PickleId id, PickleKind kind, const char* what) const;

    std::string_view m_bytes;
    const std::string& m_context;
    const PickleLimits& m_limits;
    std::size_t m_at;
    std::size_t m_memory = 0;
    PickleTree m_tree;
    std::vector<PickleId> m_stack;
    std::vector<std::size_t> m_marks; ///< heights of the stack
    std::unordered_map<std::uint64_t, PickleId> m_memo;
};

} // namespace sonorant
