// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/pickle_writer.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/io/bytes.h"

#include <bit>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

namespace sonorant {

std::string latin1ToUtf8(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 2);
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 0x80) {
            text += byte;
        } else {
            text += static_cast<char>(0xC0 | (code >> 6));
            text += static_cast<char>(0x80 | (code & 0x3F));
        }
    }
    return text;
}

std::string utf8ToLatin1(std::string_view text, const std::string& context) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            bytes += text[i];
            continue;
        }
        if ((lead != 0xC2 && lead != 0xC3) || i + 1 == text.size())
            throw Error(ErrorKind::Malformed, "bytes in a pickle are not held as Latin-1 text", context);
        bytes += static_cast<char>(((lead & 0x03) << 6) | (static_cast<unsigned char>(text[++i]) & 0x3F));
    }
    return bytes;
}

namespace {

/// Emits nodes in the order in which Python's pickler does. Recursion is bounded by requireWalkable.
class Writer {
public:
    explicit Writer(const PickleTree& tree) : m_tree(tree) {}

    std::string write(PickleId root) {
        m_out += "\x80\x02";
        emit(root);
        m_out += '.';
        return std::move(m_out);
    }

private:
    void emit(PickleId id) {
        if (const auto known = m_written.find(id); known != m_written.end()) return recall(known->second);
        const PickleNode& node = m_tree.at(id);
        switch (node.kind) {
        case PickleKind::None:
            m_out += 'N';
            return;
        case PickleKind::Bool:
            m_out += node.integer != 0 ? '\x88' : '\x89';
            return;
        case PickleKind::Int:
            emitInteger(node.integer);
            return;
        case PickleKind::Float:
            emitFloat(node.real);
            return;
        case PickleKind::String:
            emitString(node.text);
            return;
        case PickleKind::Global:
            emitGlobal(node.text, node.name);
            return;
        case PickleKind::BigInt:
            emitLong(node.text);
            break;
        case PickleKind::Bytes:
            emitBytes(node.text);
            break;
        case PickleKind::Tuple:
            emitTuple(node.items);
            break;
        case PickleKind::List:
            m_out += ']';
            fill(node.items, 'e');
            break;
        case PickleKind::Dict:
            m_out += '}';
            fill(node.items, 'u');
            break;
        case PickleKind::Set:
            emitSet("set", node.items);
            break;
        case PickleKind::FrozenSet:
            emitSet("frozenset", node.items);
            break;
        case PickleKind::Call:
        case PickleKind::Object:
            emitObject(node);
            break;
        case PickleKind::PersistentId:
            emit(node.items.at(0));
            m_out += 'Q';
            break;
        }
        m_written[id] = remember();
    }

    void emitInteger(std::int64_t value) {
        if (value >= 0 && value <= 0xFF) {
            m_out += 'K';
            appendLittle(m_out, static_cast<std::uint8_t>(value));
        } else if (value >= 0 && value <= 0xFFFF) {
            m_out += 'M';
            appendLittle(m_out, static_cast<std::uint16_t>(value));
        } else if (value >= std::numeric_limits<std::int32_t>::min() &&
                   value <= std::numeric_limits<std::int32_t>::max()) {
            m_out += 'J';
            appendLittle(m_out, static_cast<std::uint32_t>(value));
        } else {
            m_out += "\x8a\x08";
            appendLittle(m_out, static_cast<std::uint64_t>(value));
        }
    }
    void emitLong(const std::string& twosComplement) {
        m_out += '\x8b';
        appendLittle(m_out, static_cast<std::uint32_t>(twosComplement.size()));
        m_out += twosComplement;
    }
    void emitFloat(double value) {
        m_out += 'G';
        const auto pattern = std::bit_cast<std::uint64_t>(value);
        for (int shift = 56; shift >= 0; shift -= 8)
            m_out += static_cast<char>((pattern >> shift) & 0xFF);
    }
    void emitString(const std::string& text) {
        if (const auto known = m_strings.find(text); known != m_strings.end()) return recall(known->second);
        if (!isUtf8(text)) throw Error(ErrorKind::Malformed, "expected a text in UTF-8 to pickle");
        if (text.size() > std::numeric_limits<std::uint32_t>::max())
            throw Error(ErrorKind::Unsupported, "a text of more than 4 GiB cannot be pickled");
        m_out += 'X';
        appendLittle(m_out, static_cast<std::uint32_t>(text.size()));
        m_out += text;
        m_strings.emplace(text, remember());
    }
    void emitGlobal(const std::string& module, const std::string& name) {
        const auto key = std::make_pair(module, name);
        if (const auto known = m_globals.find(key); known != m_globals.end()) return recall(known->second);
        if (module.find('\n') != std::string::npos || name.find('\n') != std::string::npos)
            throw Error(ErrorKind::Malformed, "a name in a pickle holds a line end");
        m_out += 'c';
        m_out += module;
        m_out += '\n';
        m_out += name;
        m_out += '\n';
        m_globals.emplace(key, remember());
    }
    void emitBytes(const std::string& bytes) {
        if (bytes.empty()) {
            emitGlobal("__builtin__", "bytes");
            m_out += ")R";
            return;
        }
        emitGlobal("_codecs", "encode");
        emitString(latin1ToUtf8(bytes));
        emitString("latin1");
        m_out += "\x86R";
    }
    void emitTuple(const std::vector<PickleId>& items) {
        if (items.size() > 3) m_out += '(';
        for (const PickleId item : items)
            emit(item);
        if (items.empty())
            m_out += ')';
        else
            m_out += items.size() > 3 ? 't' : static_cast<char>(0x84 + static_cast<int>(items.size()));
    }
    void emitSet(const char* type, const std::vector<PickleId>& items) {
        emitGlobal("__builtin__", type);
        m_out += ']';
        fill(items, 'e');
        m_out += "\x85R";
    }
    void emitObject(const PickleNode& node) {
        if (node.items.size() != 2)
            throw Error(ErrorKind::Unsupported, "an object with keyword arguments cannot be pickled");
        emit(node.items[0]);
        emit(node.items[1]);
        m_out += node.kind == PickleKind::Call ? 'R' : '\x81';
        fill(node.appended, 'e');
        fill(node.entries, 'u');
        if (node.state == noPickleNode) return;
        emit(node.state);
        m_out += 'b';
    }

    /// Fills the container on the stack's top.
    void fill(const std::vector<PickleId>& items, char opcode) {
        if (items.empty()) return;
        m_out += '(';
        for (const PickleId item : items)
            emit(item);
        m_out += opcode;
    }
    std::uint32_t remember() {
        putNumbered('q', 'r', m_memoSize);
        return m_memoSize++;
    }
    void recall(std::uint32_t key) { putNumbered('h', 'j', key); }
    void putNumbered(char shortCode, char longCode, std::uint32_t key) {
        if (key <= 0xFF) {
            m_out += shortCode;
            appendLittle(m_out, static_cast<std::uint8_t>(key));
        } else {
            m_out += longCode;
            appendLittle(m_out, key);
        }
    }

    const PickleTree& m_tree;
    std::string m_out;
    std::uint32_t m_memoSize = 0;
    std::unordered_map<PickleId, std::uint32_t> m_written;
    std::unordered_map<std::string, std::uint32_t> m_strings;
    std::map<std::pair<std::string, std::string>, std::uint32_t> m_globals;
};

} // namespace

std::string writePickle(const PickleTree& tree, PickleId root) {
    requireWalkable(tree, root, PickleLimits{}, "pickle to write");
    return Writer(tree).write(root);
}

} // namespace sonorant
