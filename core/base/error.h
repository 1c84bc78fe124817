// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>

namespace sonorant {

enum class ErrorKind {
    NotFound,          ///< a file, folder, model or tensor that was named is not there
    Unreadable,        ///< it is there but cannot be read
    Unwritable,        ///< it cannot be written (permissions, full disk, ...)
    Malformed,         ///< the bytes do not follow the format
    Mismatch,          ///< two things that must fit do not (lengths, shapes, sampling rates, ...)
    Configuration,     ///< an option is missing, unknown or out of range
    Unsupported,       ///< well formed, but nothing that this program can do
    ResourceExhausted, ///< memory, disk or a device ran out
    Internal           ///< a defect of this program
};

/// The one exception of core. A person reads: what happened (with what was expected and found), where,
/// and what to do about it.
class Error : public std::exception {
public:
    /// @param message what happened, with expected and found, as a sentence without a full stop
    /// @param context where: usually a file, a key or an utterance
    /// @param hint    what to do
    Error(ErrorKind kind, std::string message, std::string context = {}, std::string hint = {});

    ErrorKind kind() const { return m_kind; }
    const std::string& message() const { return m_message; }
    const std::string& context() const { return m_context; }
    const std::string& hint() const { return m_hint; }

    /// All of it on one line: "context: message (hint)".
    const char* what() const noexcept override { return m_what.c_str(); }

private:
    ErrorKind m_kind;
    std::string m_message;
    std::string m_context;
    std::string m_hint;
    std::string m_what;
};

/// Thrown by long work when its stop token asks; an outcome, never shown as an error.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

} // namespace sonorant
