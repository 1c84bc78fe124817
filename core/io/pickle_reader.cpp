// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/pickle_reader.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/io/bytes.h"
#include "core/io/pickle_machine.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>

namespace sonorant {

namespace {

constexpr std::uint64_t smallExpanded = 100'000;             ///< nodes that any file may expand to
constexpr std::uint64_t smallText = std::uint64_t(16) << 20; ///< bytes of text, alike

} // namespace

PickleDocument readPickle(std::string_view bytes, const std::string& context, std::size_t offset,
                          const PickleLimits& limits) {
    PickleDocument document = PickleMachine(bytes, context, offset, limits).run();
    // Whoever reads the tree makes a value of each node, as often as it is met: a small file must stay small.
    PickleLimits walked = limits;
    walked.maxExpanded = std::min(limits.maxExpanded, smallExpanded + 10 * std::uint64_t(bytes.size()));
    walked.maxExpandedText = std::min(limits.maxExpandedText, smallText + 4 * std::uint64_t(bytes.size()));
    requireWalkable(document.tree, document.root, walked, context);
    return document;
}

PickleDocument PickleMachine::run() {
    constexpr unsigned char stop = '.', protocol = 0x80, frame = 0x95;
    constexpr unsigned char newestProtocol = 5;
    while (true) {
        const auto code = takeNumber<std::uint8_t>();
        if (code == stop) break;
        if (code == protocol) {
            const auto version = takeNumber<std::uint8_t>();
            if (version > newestProtocol)
                throw Error(
                    ErrorKind::Unsupported,
                    fmt::format("expected a pickle of protocol 0 to {}, found {}", newestProtocol, version),
                    m_context);
        } else if (code == frame) {
            takeNumber<std::uint64_t>(); // frames only help a reader of streams
        } else if (!readText(code) && !readNumber(code) && !readContainer(code) && !readStackAndMemo(code) &&
                   !readObject(code)) {
            --m_at;
            fail(fmt::format("unknown opcode 0x{:02x}", code));
        }
    }
    const PickleId root = pop();
    if (!m_stack.empty() || !m_marks.empty()) fail("values are left on the stack at the end");
    return {std::move(m_tree), root, m_at};
}

void PickleMachine::fail(const std::string& what) const {
    throw Error(ErrorKind::Malformed, fmt::format("the pickle is broken at byte {}: {}", m_at, what),
                m_context);
}

std::string_view PickleMachine::take(std::uint64_t count) {
    if (!inside(m_bytes, m_at, count))
        fail(fmt::format("expected {} more bytes, found {}", count,
                         m_bytes.size() - std::min(m_at, m_bytes.size())));
    const std::string_view taken = m_bytes.substr(m_at, static_cast<std::size_t>(count));
    m_at += taken.size();
    return taken;
}

std::string_view PickleMachine::takeLine() {
    const std::size_t end = m_bytes.find('\n', m_at);
    if (end == std::string_view::npos) fail("expected a line, found no end of it");
    const std::string_view line = m_bytes.substr(m_at, end - m_at);
    m_at = end + 1;
    return line;
}

template<std::unsigned_integral T>
T PickleMachine::takeNumber() {
    return loadLittle<T>(take(sizeof(T)), 0);
}
template std::uint8_t PickleMachine::takeNumber();
template std::uint16_t PickleMachine::takeNumber();
template std::uint32_t PickleMachine::takeNumber();
template std::uint64_t PickleMachine::takeNumber();

std::int64_t PickleMachine::takeDecimal() {
    std::string_view line = takeLine();
    if (line.ends_with('L')) line.remove_suffix(1);
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(line.data(), line.data() + line.size(), value);
    if (code == std::errc::result_out_of_range)
        throw Error(ErrorKind::Unsupported, "a decimal number of more than 64 bits in a pickle", m_context);
    if (code != std::errc() || end != line.data() + line.size()) fail("expected a whole number");
    return value;
}

PickleId PickleMachine::top() const {
    if (m_stack.size() <= (m_marks.empty() ? 0 : m_marks.back())) fail("expected a value on the stack");
    return m_stack.back();
}

PickleId PickleMachine::pop() {
    const PickleId id = top();
    m_stack.pop_back();
    return id;
}

std::vector<PickleId> PickleMachine::popToMark() {
    if (m_marks.empty()) fail("expected a mark on the stack");
    const auto begin = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    std::vector<PickleId> items(begin, m_stack.end());
    m_stack.erase(begin, m_stack.end());
    m_marks.pop_back();
    return items;
}

void PickleMachine::charge(std::size_t bytes) {
    m_memory += bytes;
    if (m_memory > m_limits.maxMemory)
        fail(fmt::format("its values take more than {} MiB", m_limits.maxMemory >> 20));
}

/// What was remembered may be pushed any number of times, with two bytes of the file for each.
void PickleMachine::push(PickleId id) {
    if (m_stack.size() >= m_limits.maxNodes) fail(fmt::format("more than {} values", m_limits.maxNodes));
    m_stack.push_back(id);
}

PickleId PickleMachine::make(PickleNode node) {
    if (m_tree.size() >= m_limits.maxNodes) fail(fmt::format("more than {} values", m_limits.maxNodes));
    charge(sizeof(PickleNode) + node.items.size() * sizeof(PickleId));
    return m_tree.add(std::move(node));
}

PickleId PickleMachine::requireKind(PickleId id, PickleKind kind, const char* what) const {
    if (m_tree.at(id).kind != kind) fail(fmt::format("expected {}", what));
    return id;
}

void PickleMachine::remember(std::uint64_t key) {
    m_memo[key] = top();
    charge(sizeof(std::uint64_t) * 4); // about what an entry of the memo takes
}

void PickleMachine::recall(std::uint64_t key) {
    const auto found = m_memo.find(key);
    if (found == m_memo.end()) fail(fmt::format("nothing was remembered as {}", key));
    push(found->second);
}

} // namespace sonorant
