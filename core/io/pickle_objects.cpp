// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/pickle_machine.h"

#include <fmt/format.h>

/// The opcodes of containers, of the stack and its memo, and of objects.
namespace sonorant {

void PickleMachine::pushNode(PickleKind kind, std::vector<PickleId> items) {
    PickleNode node;
    node.kind = kind;
    node.items = std::move(items);
    push(make(std::move(node)));
}

/// Adds elements, or keys and values, to a container or to the result of a call.
void PickleMachine::extend(PickleId target, std::vector<PickleId> added, bool pairs) {
    PickleNode& node = m_tree.at(target);
    if (pairs && added.size() % 2 != 0) fail("a key has no value");
    std::vector<PickleId>* place = nullptr;
    if (node.kind == PickleKind::Call || node.kind == PickleKind::Object)
        place = pairs ? &node.entries : &node.appended;
    else if (node.kind == (pairs ? PickleKind::Dict : PickleKind::List))
        place = &node.items;
    if (!place) fail(pairs ? "expected a dict to fill" : "expected a list to fill");
    charge(added.size() * sizeof(PickleId) * 2); // vectors grow by doubling
    place->insert(place->end(), added.begin(), added.end());
}

bool PickleMachine::readContainer(unsigned char code) {
    switch (code) {
    case ']':
        pushNode(PickleKind::List, {});
        return true;
    case '}':
        pushNode(PickleKind::Dict, {});
        return true;
    case ')':
        pushNode(PickleKind::Tuple, {});
        return true;
    case 0x8f:
        pushNode(PickleKind::Set, {});
        return true;
    case 'l':
        pushNode(PickleKind::List, popToMark());
        return true;
    case 't':
        pushNode(PickleKind::Tuple, popToMark());
        return true;
    case 0x91:
        pushNode(PickleKind::FrozenSet, popToMark());
        return true;
    case 'd': {
        std::vector<PickleId> items = popToMark();
        if (items.size() % 2 != 0) fail("a key has no value");
        pushNode(PickleKind::Dict, std::move(items));
        return true;
    }
    case 0x85:   // TUPLE1
    case 0x86:   // TUPLE2
    case 0x87: { // TUPLE3
        std::vector<PickleId> items(static_cast<std::size_t>(code - 0x84));
        for (auto item = items.rbegin(); item != items.rend(); ++item)
            *item = pop();
        pushNode(PickleKind::Tuple, std::move(items));
        return true;
    }
    case 'a': {
        const PickleId item = pop();
        extend(top(), {item}, false);
        return true;
    }
    case 'e': {
        std::vector<PickleId> items = popToMark();
        extend(top(), std::move(items), false);
        return true;
    }
    case 's': {
        const PickleId value = pop(), key = pop();
        extend(top(), {key, value}, true);
        return true;
    }
    case 'u': {
        std::vector<PickleId> items = popToMark();
        extend(top(), std::move(items), true);
        return true;
    }
    case 0x90: { // ADDITEMS
        const std::vector<PickleId> items = popToMark();
        PickleNode& set = m_tree.at(requireKind(top(), PickleKind::Set, "a set to fill"));
        charge(items.size() * sizeof(PickleId) * 2);
        set.items.insert(set.items.end(), items.begin(), items.end());
        return true;
    }
    default:
        return false;
    }
}

bool PickleMachine::readStackAndMemo(unsigned char code) {
    switch (code) {
    case '(':
        if (m_marks.size() >= m_limits.maxMarks)
            fail(fmt::format("more than {} marks are open", m_limits.maxMarks));
        m_marks.push_back(m_stack.size());
        return true;
    case '0': // POP takes the mark away where it is on top
        if (!m_marks.empty() && m_marks.back() == m_stack.size())
            m_marks.pop_back();
        else
            pop();
        return true;
    case '1':
        popToMark();
        return true;
    case '2':
        push(top());
        return true;
    case 'g':
        recall(static_cast<std::uint64_t>(takeDecimal()));
        return true;
    case 'h':
        recall(takeNumber<std::uint8_t>());
        return true;
    case 'j':
        recall(takeNumber<std::uint32_t>());
        return true;
    case 'p':
        remember(static_cast<std::uint64_t>(takeDecimal()));
        return true;
    case 'q':
        remember(takeNumber<std::uint8_t>());
        return true;
    case 'r':
        remember(takeNumber<std::uint32_t>());
        return true;
    case 0x94:
        remember(m_memo.size());
        return true; // MEMOIZE
    default:
        return false;
    }
}

void PickleMachine::pushGlobal(std::string_view module, std::string_view name) {
    constexpr std::size_t longestName = 1000;
    if (module.size() > longestName || name.size() > longestName)
        fail(fmt::format("the name of a class or function is longer than {} bytes", longestName));
    PickleNode node;
    node.kind = PickleKind::Global;
    charge(module.size() + name.size()); // before they are copied
    node.text = module;
    node.name = name;
    push(make(std::move(node)));
}

void PickleMachine::build() {
    const PickleId state = pop();
    PickleNode& node = m_tree.at(top());
    if (node.kind != PickleKind::Call && node.kind != PickleKind::Object)
        fail("expected an object whose state is set");
    if (node.state != noPickleNode) fail("the state of an object is set twice");
    node.state = state;
}

bool PickleMachine::readObject(unsigned char code) {
    switch (code) {
    case 'c': {
        const std::string_view module = takeLine();
        pushGlobal(module, takeLine());
        return true;
    }
    case 0x93: { // STACK_GLOBAL
        const PickleId name = requireKind(pop(), PickleKind::String, "a global's name");
        const PickleId module = requireKind(pop(), PickleKind::String, "a global's module");
        // Copied, as adding a node moves the others.
        pushGlobal(std::string(m_tree.at(module).text), std::string(m_tree.at(name).text));
        return true;
    }
    case 'R':    // REDUCE
    case 0x81: { // NEWOBJ
        const PickleId arguments = requireKind(pop(), PickleKind::Tuple, "a tuple of arguments");
        const PickleId callable = pop();
        pushNode(code == 'R' ? PickleKind::Call : PickleKind::Object, {callable, arguments});
        return true;
    }
    case 0x92: { // NEWOBJ_EX
        const PickleId keywords = requireKind(pop(), PickleKind::Dict, "a dict of keyword arguments");
        const PickleId arguments = requireKind(pop(), PickleKind::Tuple, "a tuple of arguments");
        const PickleId type = pop();
        pushNode(PickleKind::Object, {type, arguments, keywords});
        return true;
    }
    case 'b':
        build();
        return true;
    case 'i':   // INST: the class is named in the opcode
    case 'o': { // OBJ: the class is the first after the mark
        std::vector<PickleId> items = popToMark();
        if (code == 'i') {
            const std::string_view module = takeLine();
            pushGlobal(module, takeLine());
            items.insert(items.begin(), pop());
        }
        if (items.empty()) fail("expected a class to instantiate");
        const PickleId type = items.front();
        pushNode(PickleKind::Tuple, {items.begin() + 1, items.end()});
        const PickleId arguments = pop();
        pushNode(PickleKind::Object, {type, arguments});
        return true;
    }
    case 'Q': {
        const PickleId id = pop();
        pushNode(PickleKind::PersistentId, {id});
        return true;
    }
    case 'P': {
        pushText(PickleKind::String, takeLine());
        const PickleId id = pop();
        pushNode(PickleKind::PersistentId, {id});
        return true;
    }
    case 0x82: // EXT1
    case 0x83: // EXT2
    case 0x84: // EXT4
        throw Error(ErrorKind::Unsupported, "the pickle uses extension codes", m_context);
    case 0x97: // NEXT_BUFFER
    case 0x98: // READONLY_BUFFER
        throw Error(ErrorKind::Unsupported, "the pickle keeps buffers elsewhere", m_context);
    default:
        return false;
    }
}

} // namespace sonorant
