// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/python_calls.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace sonorant::python {

namespace {

using Kind = Object::Kind;
using Function = Object (*)(const std::vector<Object>&, const Place&);

Object wrong(const std::string& what) {
    return makeUnknown(what);
}

bool isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

Object toInteger(const std::vector<Object>& a, const Place&) {
    if (a.size() != 1) return wrong("int() with other than one value");
    if (a[0].isWhole()) return makeInteger(a[0].integer);
    if (a[0].kind == Kind::Real)
        return std::abs(a[0].real) < 9e18 ? makeInteger(static_cast<std::int64_t>(a[0].real))
                                          : wrong("a whole number beyond 64 bits");
    if (!a[0].isText()) return wrong(fmt::format("int() of a {}", typeName(a[0])));
    std::string_view digits = trimmed(a[0].text);
    if (!digits.empty() && digits.front() == '+') digits.remove_prefix(1);
    std::int64_t number = 0;
    const auto end = digits.data() + digits.size();
    const auto [stop, code] = std::from_chars(digits.data(), end, number);
    if (digits.empty() || code != std::errc() || stop != end)
        return wrong("int() of a text that is no number");
    return makeInteger(number);
}

Object toReal(const std::vector<Object>& a, const Place&) {
    if (a.size() != 1) return wrong("float() with other than one value");
    if (a[0].isNumber()) return makeReal(a[0].asReal());
    if (!a[0].isText()) return wrong(fmt::format("float() of a {}", typeName(a[0])));
    std::string_view digits = trimmed(a[0].text);
    if (!digits.empty() && digits.front() == '+') digits.remove_prefix(1);
    double number = 0;
    const auto end = digits.data() + digits.size();
    const auto [stop, code] = std::from_chars(digits.data(), end, number);
    if (digits.empty() || digits.front() == '+' || code != std::errc() || stop != end)
        return wrong("float() of a text that is no number");
    return makeReal(number);
}

Object toText(const std::vector<Object>& a, const Place&) {
    if (a.empty()) return makeText("");
    std::string name;
    if (a.size() > 1 || holdsSymbol(a[0], name)) return wrong("str() of a module or function");
    return makeText(strOf(a[0]));
}

Object toBoolean(const std::vector<Object>& a, const Place&) {
    return a.size() == 1 ? makeBoolean(isTrue(a[0])) : wrong("bool() with other than one value");
}

Object lengthOf(const std::vector<Object>& a, const Place&) {
    if (a.size() != 1 || !(a[0].isText() || a[0].box)) return wrong("len() of what has no length");
    const std::size_t size = a[0].isText() ? codePoints(a[0].text).size() : a[0].box->items.size();
    return makeInteger(static_cast<std::int64_t>(size));
}

Object range(const std::vector<Object>& a, const Place&) {
    const bool whole = std::all_of(a.begin(), a.end(), [](const Object& each) { return each.isWhole(); });
    if (a.empty() || a.size() > 3 || !whole) return wrong("range() of other than whole numbers");
    const std::int64_t begin = a.size() > 1 ? a[0].integer : 0, end = a[a.size() > 1 ? 1 : 0].integer;
    const std::int64_t step = a.size() > 2 ? a[2].integer : 1;
    if (step == 0) return wrong("range() with step 0, at which Python stops");
    std::vector<Object> items;
    for (std::int64_t i = begin; step > 0 ? i < end : i > end;) {
        if (items.size() >= mostElements)
            return wrong(fmt::format("more than {} elements in one value", mostElements));
        items.push_back(makeInteger(i));
        if (__builtin_add_overflow(i, step, &i)) break;
    }
    return makeSequence(Kind::Tuple, std::move(items));
}

template<Kind kind>
Object toSequence(const std::vector<Object>& a, const Place&) {
    if (a.empty()) return makeSequence(kind, {});
    if (a.size() > 1) return wrong("list() with several values");
    if (a[0].isSequence()) return makeSequence(kind, a[0].items());
    if (a[0].kind == Kind::Dict) return makeSequence(kind, a[0].box->keys);
    if (!a[0].isText() || a[0].text.size() > mostElements)
        return wrong(fmt::format("list() of a {}", typeName(a[0])));
    std::vector<Object> letters;
    for (const char32_t point : codePoints(a[0].text))
        letters.push_back(makeText(fromCodePoints({&point, 1})));
    return makeSequence(kind, std::move(letters));
}

Object absolute(const std::vector<Object>& a, const Place&) {
    if (a.size() != 1 || !a[0].isNumber()) return wrong("abs() of what is no number");
    if (a[0].kind == Kind::Real) return makeReal(std::abs(a[0].real));
    if (a[0].integer == INT64_MIN) return wrong("a whole number beyond 64 bits");
    return makeInteger(std::abs(a[0].integer));
}

// ---- os.path: the same rules as CPython's posixpath, in words of our own.

bool allTexts(const std::vector<Object>& a, std::size_t least, std::size_t most) {
    return a.size() >= least && a.size() <= most &&
           std::all_of(a.begin(), a.end(), [](const Object& each) { return each.isText(); });
}

Object joinPaths(const std::vector<Object>& a, const Place&) {
    if (!allTexts(a, 1, 1000)) return wrong("os.path.join() of other than texts");
    std::string path = a[0].text;
    for (std::size_t i = 1; i < a.size(); ++i) {
        const std::string& part = a[i].text;
        if (!part.empty() && part.front() == '/')
            path = part;
        else if (path.empty() || path.back() == '/')
            path += part;
        else
            path += "/" + part;
        if (path.size() > longestText) return makeText(std::move(path));
    }
    return makeText(std::move(path));
}

Object folderOf(const std::vector<Object>& a, const Place&) {
    if (!allTexts(a, 1, 1)) return wrong("os.path.dirname() of other than a text");
    std::string head = a[0].text.substr(0, a[0].text.rfind('/') + 1);
    const std::size_t last = head.find_last_not_of('/');
    if (last != std::string::npos) head.resize(last + 1);
    return makeText(std::move(head));
}

Object nameOf(const std::vector<Object>& a, const Place&) {
    if (!allTexts(a, 1, 1)) return wrong("os.path.basename() of other than a text");
    return makeText(a[0].text.substr(a[0].text.rfind('/') + 1));
}

std::string normal(const std::string& path) {
    if (path.empty()) return ".";
    const std::size_t slashes = std::min(path.find_first_not_of('/'), path.size());
    const std::string root = slashes == 2 ? "//" : slashes > 0 ? "/" : "";
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string part = path.substr(begin, end - begin);
        begin = end + 1;
        if (part.empty() || part == ".") continue;
        if (part != ".." || (root.empty() && parts.empty()) || (!parts.empty() && parts.back() == ".."))
            parts.push_back(part);
        else if (!parts.empty())
            parts.pop_back();
    }
    std::string text = root;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i > 0 ? "/" : "") + parts[i];
    return text.empty() ? "." : text;
}

Object normalPath(const std::vector<Object>& a, const Place&) {
    return allTexts(a, 1, 1) ? makeText(normal(a[0].text)) : wrong("os.path.normpath() of other than a text");
}

/// Links are not followed: a path keeps the name that people know it by.
Object absolutePath(const std::vector<Object>& a, const Place& place) {
    if (!allTexts(a, 1, 1)) return wrong("os.path.abspath() of other than a text");
    const std::string& path = a[0].text;
    return makeText(normal(!path.empty() && path.front() == '/' ? path : toUtf8(place.folder) + "/" + path));
}

Object currentFolder(const std::vector<Object>&, const Place& place) {
    return makeText(toUtf8(place.folder));
}

const std::map<std::string, Function, std::less<>>& functions() {
    static const std::map<std::string, Function, std::less<>> all = {{"int", toInteger},
                                                                     {"float", toReal},
                                                                     {"str", toText},
                                                                     {"bool", toBoolean},
                                                                     {"len", lengthOf},
                                                                     {"range", range},
                                                                     {"list", toSequence<Kind::List>},
                                                                     {"tuple", toSequence<Kind::Tuple>},
                                                                     {"abs", absolute},
                                                                     {"os.path.join", joinPaths},
                                                                     {"os.path.dirname", folderOf},
                                                                     {"os.path.basename", nameOf},
                                                                     {"os.path.normpath", normalPath},
                                                                     {"os.path.abspath", absolutePath},
                                                                     {"os.path.realpath", absolutePath},
                                                                     {"os.getcwd", currentFolder}};
    return all;
}

// ---- methods of texts

Object joinTexts(const Object& text, const Object& parts) {
    std::string result;
    for (std::size_t i = 0; i < parts.items().size(); ++i) {
        if (!parts.items()[i].isText()) return wrong("join() of other than texts");
        result += (i > 0 ? text.text : "") + parts.items()[i].text;
        if (result.size() > longestText) break;
    }
    return makeText(std::move(result));
}

Object splitText(const std::string& text, const std::string* separator) {
    std::vector<Object> parts;
    if (separator && separator->empty()) return wrong("split() at an empty text, at which Python stops");
    for (std::size_t at = 0;;) {
        if (parts.size() > mostElements) break;
        if (separator) {
            const std::size_t end = text.find(*separator, at);
            parts.push_back(makeText(text.substr(at, end - at)));
            if (end == std::string::npos) break;
            at = end + separator->size();
            continue;
        }
        while (at < text.size() && isSpace(text[at]))
            ++at;
        if (at >= text.size()) break;
        const std::size_t begin = at;
        while (at < text.size() && !isSpace(text[at]))
            ++at;
        parts.push_back(makeText(text.substr(begin, at - begin)));
    }
    return makeSequence(Kind::List, std::move(parts));
}

Object replaceText(const std::string& text, const std::string& from, const std::string& to) {
    if (from.empty()) return wrong("replace() of an empty text");
    std::string result;
    for (std::size_t at = 0;;) {
        const std::size_t end = text.find(from, at);
        result += text.substr(at, end - at);
        if (end == std::string::npos || result.size() > longestText) break;
        result += to;
        at = end + from.size();
    }
    return makeText(std::move(result));
}

Object stripText(const std::string& text, const std::string& method, const std::string* characters) {
    const std::u32string points = codePoints(text), given = characters ? codePoints(*characters) : U"";
    const auto drops = [&](char32_t c) {
        return characters ? given.find(c) != std::u32string::npos
                          : c == U' ' || (c >= U'\t' && c <= U'\r') || (c >= 0x1c && c <= 0x1f) ||
                                c == 0x85 || c == 0xa0;
    };
    std::size_t begin = 0, end = points.size();
    while (method != "rstrip" && begin < end && drops(points[begin]))
        ++begin;
    while (method != "lstrip" && end > begin && drops(points[end - 1]))
        --end;
    return makeText(fromCodePoints(points.substr(begin, end - begin)));
}

Object changeCase(std::string text, bool upper) {
    for (char& c : text) {
        if ((c & 0x80) != 0) return wrong("upper or lower case of other than plain letters");
        const char first = upper ? 'a' : 'A';
        if (c >= first && c <= first + 25) c = static_cast<char>(c ^ 0x20);
    }
    return makeText(std::move(text));
}

} // namespace

Object builtinName(const std::string& name, const Place& place) {
    if (name == "True" || name == "False") return makeBoolean(name == "True");
    if (name == "None") return makeNone();
    if (name == "__file__") return makeText(toUtf8(place.file));
    if (name == "__name__") return makeText(toUtf8(place.file.stem()));
    const bool function = name.find('.') == std::string::npos && functions().count(name) > 0;
    if (function || name == "print") return makeSymbol(name);
    return makeUnknown(fmt::format("uses {}, which is not set before", name));
}

Object callFunction(const std::string& function, const Arguments& arguments, const Place& place) {
    for (const Object& each : arguments.positional)
        if (each.isUnknown()) return each;
    const auto found = functions().find(function);
    if (function == "os.getenv" || function.rfind("os.environ", 0) == 0)
        return wrong("takes a value from the environment, which differs from machine to machine");
    if (found == functions().end()) return wrong(fmt::format("calls {}(), which is not run", function));
    if (!arguments.named.empty()) return wrong(fmt::format("calls {}() with named values", function));
    return found->second(arguments.positional, place);
}

Object callTextMethod(const Object& text, const std::string& method, const Arguments& arguments) {
    const auto& a = arguments.positional;
    for (const Object& each : a)
        if (each.isUnknown()) return each;
    const bool texts = std::all_of(a.begin(), a.end(), [](const Object& each) { return each.isText(); });
    const auto first = [&]() -> const std::string* { return a.empty() ? nullptr : &a[0].text; };
    if (!arguments.named.empty()) return wrong(fmt::format("calls {}() with named values", method));
    if (method == "join" && a.size() == 1 && a[0].isSequence()) return joinTexts(text, a[0]);
    if (method == "split" && texts && a.size() <= 1) return splitText(text.text, first());
    if (method == "replace" && texts && a.size() == 2) return replaceText(text.text, a[0].text, a[1].text);
    if ((method == "strip" || method == "lstrip" || method == "rstrip") && texts && a.size() <= 1)
        return stripText(text.text, method, first());
    if ((method == "upper" || method == "lower") && a.empty())
        return changeCase(text.text, method == "upper");
    if (method == "startswith" && texts && a.size() == 1)
        return makeBoolean(text.text.rfind(a[0].text, 0) == 0);
    if (method == "endswith" && texts && a.size() == 1)
        return makeBoolean(
            text.text.size() >= a[0].text.size() &&
            text.text.compare(text.text.size() - a[0].text.size(), std::string::npos, a[0].text) == 0);
    return wrong(fmt::format("calls {}() of a text, which is not run", method));
}

Object attributeOf(const std::string& symbol, const std::string& name) {
    const std::string full = symbol + "." + name;
    static const std::map<std::string, const char*, std::less<>> constants = {
        {"os.sep", "/"},     {"os.path.sep", "/"},    {"os.curdir", "."},
        {"os.pardir", ".."}, {"os.path.curdir", "."}, {"os.path.pardir", ".."}};
    if (const auto found = constants.find(full); found != constants.end()) return makeText(found->second);
    if (full == "os.environ")
        return wrong("takes a value from the environment, which differs from machine to machine");
    return makeSymbol(full);
}

} // namespace sonorant::python
