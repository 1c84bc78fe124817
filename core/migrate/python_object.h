// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The values that a Python configuration can hold, as data. Nothing here runs Python.
namespace sonorant::python {

struct Box;

/// What one value may cost: elements of a list (counted through all levels), bytes of a text, levels of
/// nesting. Values beyond these are not computed, so that no file can ask for more memory than a
/// configuration needs.
inline constexpr std::size_t mostElements = 100000;
inline constexpr std::size_t longestText = std::size_t(1) << 20;
inline constexpr int deepestNesting = 60;

/// One value. Lists are compared by identity where Python would change them in place.
struct Object {
    enum class Kind {
        Unknown, ///< not computed: `text` says why, `line` where
        None,
        Boolean,
        Integer, ///< 64 bits; larger ones are Unknown
        Real,
        Text, ///< UTF-8
        List,
        Tuple,
        Dict,
        Symbol ///< a module or function, by its dotted name in `text` ("os.path.join")
    };
    Kind kind = Kind::None;
    std::int64_t integer = 0; ///< of an Integer; 0 or 1 of a Boolean
    double real = 0;
    std::string text;
    int line = 0;
    std::shared_ptr<const Box> box; ///< of List, Tuple, Dict

    bool isUnknown() const { return kind == Kind::Unknown; }
    bool isNone() const { return kind == Kind::None; }
    bool isText() const { return kind == Kind::Text; }
    bool isSequence() const { return kind == Kind::List || kind == Kind::Tuple; }
    bool isMutable() const { return kind == Kind::List || kind == Kind::Dict; }
    bool isWhole() const { return kind == Kind::Integer || kind == Kind::Boolean; }
    bool isNumber() const { return isWhole() || kind == Kind::Real; }
    double asReal() const { return kind == Kind::Real ? real : static_cast<double>(integer); }
    const std::vector<Object>& items() const; ///< of a list or tuple
};

/// What a list, tuple or dict holds.
struct Box {
    std::vector<Object> items; ///< of a dict: the values
    std::vector<Object> keys;  ///< of a dict
    std::size_t weight = 1;    ///< elements through all levels; text counts by its length
    int depth = 1;
};

Object makeNone();
Object makeBoolean(bool value);
Object makeInteger(std::int64_t value);
Object makeReal(double value);
Object makeSymbol(std::string name);
Object makeUnknown(std::string reason, int line = 0);
/// Unknown when it is longer than longestText.
Object makeText(std::string text);
/// Unknown when an item is, or beyond the limits.
Object makeSequence(Object::Kind kind, std::vector<Object> items);
Object makeDict(std::vector<std::pair<Object, Object>> entries);

std::size_t weightOf(const Object& object);
bool isTrue(const Object& object);
bool isEqual(const Object& a, const Object& b);
/// True when `object` is this very list or dict, or holds it at any level.
bool holds(const Object& object, const Box* box);
/// True when a module or function is in it at any level; `name` becomes the first one's.
bool holdsSymbol(const Object& object, std::string& name);

/// "str", "list", ...: Python's name of its type.
const char* typeName(const Object& object);
/// As Python's str() and repr() spell it.
std::string strOf(const Object& object);
std::string reprOf(const Object& object);

/// UTF-8 as code points and back. Bytes that are no UTF-8 cannot come here: files are checked when read.
std::u32string codePoints(std::string_view text);
std::string fromCodePoints(std::u32string_view points);
void appendCodePoint(std::string& text, char32_t point);

} // namespace sonorant::python
