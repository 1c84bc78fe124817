// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/python_object.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sonorant::python {

namespace {

using Kind = Object::Kind;

const Box& boxOf(const Object& object) {
    static const Box empty;
    return object.box ? *object.box : empty;
}

std::string realText(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    std::string text = fmt::format("{}", value);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

std::string quotedText(const std::string& text) {
    const bool withDouble = text.find('\'') != std::string::npos && text.find('"') == std::string::npos;
    const char quote = withDouble ? '"' : '\'';
    std::string result(1, quote);
    for (const char each : text) {
        if (each == quote || each == '\\')
            result += std::string("\\") + each;
        else if (each == '\n')
            result += "\\n";
        else if (each == '\t')
            result += "\\t";
        else if (each == '\r')
            result += "\\r";
        else if (static_cast<unsigned char>(each) < 0x20 || each == 0x7f)
            result += fmt::format("\\x{:02x}", static_cast<unsigned>(each));
        else
            result += each;
    }
    return result + quote;
}

std::string boxText(const Object& object) {
    const Box& box = boxOf(object);
    const bool list = object.kind == Kind::List, tuple = object.kind == Kind::Tuple;
    std::string text = list ? "[" : tuple ? "(" : "{";
    for (std::size_t i = 0; i < box.items.size(); ++i) {
        if (i > 0) text += ", ";
        if (object.kind == Kind::Dict) text += reprOf(box.keys[i]) + ": ";
        text += reprOf(box.items[i]);
    }
    if (tuple && box.items.size() == 1) text += ",";
    return text + (list ? "]" : tuple ? ")" : "}");
}

} // namespace

const std::vector<Object>& Object::items() const {
    return boxOf(*this).items;
}

Object makeNone() {
    return {};
}

Object makeBoolean(bool value) {
    Object object;
    object.kind = Kind::Boolean;
    object.integer = value ? 1 : 0;
    return object;
}

Object makeInteger(std::int64_t value) {
    Object object;
    object.kind = Kind::Integer;
    object.integer = value;
    return object;
}

Object makeReal(double value) {
    Object object;
    object.kind = Kind::Real;
    object.real = value;
    return object;
}

Object makeSymbol(std::string name) {
    Object object;
    object.kind = Kind::Symbol;
    object.text = std::move(name);
    return object;
}

Object makeUnknown(std::string reason, int line) {
    Object object;
    object.kind = Kind::Unknown;
    object.text = std::move(reason);
    object.line = line;
    return object;
}

Object makeText(std::string text) {
    if (text.size() > longestText)
        return makeUnknown(fmt::format("a text of more than {} bytes", longestText));
    Object object;
    object.kind = Kind::Text;
    object.text = std::move(text);
    return object;
}

namespace {

Object boxed(Kind kind, Box box) {
    for (const auto* part : {&box.keys, &box.items})
        for (const Object& item : *part) {
            if (item.isUnknown()) return item;
            box.weight += weightOf(item);
            box.depth = std::max(box.depth, boxOf(item).depth * (item.box ? 1 : 0) + 1);
        }
    if (box.weight > mostElements)
        return makeUnknown(fmt::format("more than {} elements in one value", mostElements));
    if (box.depth > deepestNesting)
        return makeUnknown(fmt::format("nested deeper than {} levels", deepestNesting));
    Object object;
    object.kind = kind;
    object.box = std::make_shared<const Box>(std::move(box));
    return object;
}

} // namespace

Object makeSequence(Kind kind, std::vector<Object> items) {
    Box box;
    box.items = std::move(items);
    return boxed(kind, std::move(box));
}

Object makeDict(std::vector<std::pair<Object, Object>> entries) {
    Box box;
    for (auto& [key, value] : entries) {
        if (key.isMutable()) return makeUnknown("a dict with a key that Python refuses");
        const auto same = std::find_if(box.keys.begin(), box.keys.end(),
                                       [&key = key](const Object& each) { return isEqual(each, key); });
        if (same != box.keys.end()) {
            box.items[static_cast<std::size_t>(same - box.keys.begin())] = std::move(value);
            continue;
        }
        // Keys are looked for one after the other: a configuration's dicts are small.
        if (box.keys.size() >= 1000) return makeUnknown("a dict of more than 1000 entries");
        box.keys.push_back(std::move(key));
        box.items.push_back(std::move(value));
    }
    return boxed(Kind::Dict, std::move(box));
}

std::size_t weightOf(const Object& object) {
    return object.box ? object.box->weight : 1 + object.text.size() / 64;
}

bool isTrue(const Object& object) {
    switch (object.kind) {
    case Kind::Unknown:
    case Kind::None:
        return false;
    case Kind::Boolean:
    case Kind::Integer:
        return object.integer != 0;
    case Kind::Real:
        return object.real != 0;
    case Kind::Text:
        return !object.text.empty();
    case Kind::Symbol:
        return true;
    default:
        return !object.items().empty();
    }
}

bool isEqual(const Object& a, const Object& b) {
    if (a.isNumber() && b.isNumber())
        return a.isWhole() && b.isWhole() ? a.integer == b.integer : a.asReal() == b.asReal();
    if (a.kind != b.kind) return false;
    if (a.kind == Kind::None) return true;
    if (!a.box) return a.text == b.text;
    if (a.box == b.box) return true;
    const Box &left = *a.box, &right = *b.box;
    if (left.items.size() != right.items.size()) return false;
    if (a.kind != Kind::Dict)
        return std::equal(left.items.begin(), left.items.end(), right.items.begin(), isEqual);
    for (std::size_t i = 0; i < left.keys.size(); ++i) {
        std::size_t j = 0;
        while (j < right.keys.size() && !isEqual(left.keys[i], right.keys[j]))
            ++j;
        if (j == right.keys.size() || !isEqual(left.items[i], right.items[j])) return false;
    }
    return true;
}

bool holds(const Object& object, const Box* box) {
    if (!object.box) return false;
    if (object.box.get() == box) return true;
    return std::any_of(object.box->items.begin(), object.box->items.end(),
                       [box](const Object& item) { return holds(item, box); });
}

bool holdsSymbol(const Object& object, std::string& name) {
    if (object.kind == Kind::Symbol) {
        name = object.text;
        return true;
    }
    const auto& items = boxOf(object).items;
    return std::any_of(items.begin(), items.end(),
                       [&name](const Object& item) { return holdsSymbol(item, name); });
}

const char* typeName(const Object& object) {
    switch (object.kind) {
    case Kind::Unknown:
        return "unknown";
    case Kind::None:
        return "None";
    case Kind::Boolean:
        return "bool";
    case Kind::Integer:
        return "int";
    case Kind::Real:
        return "float";
    case Kind::Text:
        return "str";
    case Kind::List:
        return "list";
    case Kind::Tuple:
        return "tuple";
    case Kind::Dict:
        return "dict";
    case Kind::Symbol:
        break;
    }
    return "module or function";
}

std::string strOf(const Object& object) {
    return object.isText() ? object.text : reprOf(object);
}

std::string reprOf(const Object& object) {
    switch (object.kind) {
    case Kind::Unknown:
        return "?";
    case Kind::None:
        return "None";
    case Kind::Boolean:
        return object.integer != 0 ? "True" : "False";
    case Kind::Integer:
        return std::to_string(object.integer);
    case Kind::Real:
        return realText(object.real);
    case Kind::Text:
        return quotedText(object.text);
    case Kind::Symbol:
        return object.text;
    default:
        return boxText(object);
    }
}

std::u32string codePoints(std::string_view text) {
    std::u32string points;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t point = size == 1 ? lead : lead & (0x7F >> size);
        for (std::size_t k = 1; k < size && i + k < text.size(); ++k)
            point = (point << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3F);
        points += point;
        i += size;
    }
    return points;
}

void appendCodePoint(std::string& text, char32_t point) {
    const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0 | (point >> 6));
        put(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        put(0xE0 | (point >> 12));
        put(0x80 | ((point >> 6) & 0x3F));
        put(0x80 | (point & 0x3F));
    } else {
        put(0xF0 | (point >> 18));
        put(0x80 | ((point >> 12) & 0x3F));
        put(0x80 | ((point >> 6) & 0x3F));
        put(0x80 | (point & 0x3F));
    }
}

std::string fromCodePoints(std::u32string_view points) {
    std::string text;
    for (const char32_t point : points)
        appendCodePoint(text, point);
    return text;
}

} // namespace sonorant::python
