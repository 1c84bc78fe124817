// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/bytes.h"
#include "core/io/npy.h"

#include <fmt/format.h>

#include <charconv>

namespace sonorant {

namespace {

/// Reads the header's text: a Python dict of a string, a boolean and a tuple of whole numbers.
class HeaderText {
public:
    HeaderText(std::string_view text, const std::string& context) : m_text(text), m_context(context) {}

    void parse(NpyHeader& header) {
        expect('{');
        bool type = false, order = false, shape = false;
        while (!tryTake('}')) {
            const std::string key = quoted();
            expect(':');
            if (key == "descr" && !type) {
                header.type = quoted();
                type = true;
            } else if (key == "fortran_order" && !order) {
                header.fortranOrder = boolean();
                order = true;
            } else if (key == "shape" && !shape) {
                header.shape = tuple();
                shape = true;
            } else {
                fail(fmt::format("unexpected key \"{}\"", key));
            }
            if (tryTake(',')) continue;
            expect('}');
            break;
        }
        if (!type || !order || !shape) fail("expected the keys descr, fortran_order and shape");
    }

private:
    [[noreturn]] void fail(const std::string& what) const {
        throw Error(ErrorKind::Malformed, fmt::format("the .npy header cannot be read: {}", what), m_context);
    }
    void skipSpace() {
        while (!m_text.empty() && (m_text.front() == ' ' || m_text.front() == '\n'))
            m_text.remove_prefix(1);
    }
    bool tryTake(char wanted) {
        skipSpace();
        if (m_text.empty() || m_text.front() != wanted) return false;
        m_text.remove_prefix(1);
        return true;
    }
    void expect(char wanted) {
        if (!tryTake(wanted))
            fail(fmt::format("expected '{}', found {}", wanted,
                             m_text.empty()
                                 ? std::string("the end")
                                 : fmt::format("byte {}", static_cast<unsigned char>(m_text.front()))));
    }
    std::string quoted() {
        skipSpace();
        if (m_text.empty() || (m_text.front() != '\'' && m_text.front() != '"'))
            fail("expected a quoted text");
        const std::size_t end = m_text.find(m_text.front(), 1);
        if (end == std::string_view::npos) fail("a quote is not closed");
        const std::string text(m_text.substr(1, end - 1));
        m_text.remove_prefix(end + 1);
        return text;
    }
    bool boolean() {
        skipSpace();
        for (const std::string_view word : {"True", "False"})
            if (m_text.starts_with(word)) {
                m_text.remove_prefix(word.size());
                return word == "True";
            }
        fail("expected True or False");
    }
    std::vector<std::int64_t> tuple() {
        std::vector<std::int64_t> numbers;
        expect('(');
        while (!tryTake(')')) {
            skipSpace();
            std::int64_t number = 0;
            const auto [end, code] = std::from_chars(m_text.data(), m_text.data() + m_text.size(), number);
            if (code != std::errc() || number < 0) fail("expected whole numbers as shape");
            m_text.remove_prefix(static_cast<std::size_t>(end - m_text.data()));
            if (m_text.starts_with('L')) m_text.remove_prefix(1); // Python 2
            numbers.push_back(number);
            if (tryTake(',')) continue;
            expect(')');
            break;
        }
        return numbers;
    }

    std::string_view m_text;
    const std::string& m_context;
};

} // namespace

NpyHeader parseNpyHeader(std::string_view bytes, const std::string& context) {
    constexpr std::string_view magic = "\x93NUMPY";
    const auto cutOff = [&context](const std::string& found) {
        return Error(ErrorKind::Malformed, "not a valid .npy file (its header is cut off" + found + ")",
                     context, "copy or make the file again");
    };
    if (!bytes.starts_with(magic))
        throw Error(ErrorKind::Malformed, "expected a .npy file, found something else", context);
    if (bytes.size() < magic.size() + 4) throw cutOff({});
    const int version = static_cast<unsigned char>(bytes[magic.size()]);
    if (version < 1 || version > 3)
        throw Error(ErrorKind::Unsupported, fmt::format("expected .npy version 1, 2 or 3, found {}", version),
                    context);
    const std::size_t lengthBytes = version == 1 ? 2 : 4;
    const std::size_t begin = magic.size() + 2 + lengthBytes;
    if (bytes.size() < begin) throw cutOff({});
    const std::uint64_t length = version == 1 ? loadLittle<std::uint16_t>(bytes, magic.size() + 2)
                                              : loadLittle<std::uint32_t>(bytes, magic.size() + 2);
    if (!inside(bytes, begin, length))
        throw cutOff(fmt::format(": expected {} bytes, found {}", length, bytes.size() - begin));
    NpyHeader header;
    header.dataOffset = begin + static_cast<std::size_t>(length);
    HeaderText(bytes.substr(begin, static_cast<std::size_t>(length)), context).parse(header);
    return header;
}

} // namespace sonorant
