// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/files.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>
#include <iterator>
#include <string>

namespace sonorant {

/// Runs a call that must throw an Error of that kind and returns what a person would read.
template<typename Call>
std::string messageOf(ErrorKind kind, Call&& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.kind() == kind ? error.what() : std::string("of another kind: ") + error.what();
    } catch (const std::exception& other) {
        return std::string("another exception: ") + other.what();
    }
    return "no error";
}

inline bool contains(const std::string& text, std::string_view part) {
    if (text.find(part) != std::string::npos) return true;
    qWarning("found: %s", text.c_str());
    return false;
}

/// A folder for one test.
class Scratch {
public:
    Path operator/(const std::string& name) const { return Path(m_folder.path().toStdString()) / name; }

private:
    QTemporaryDir m_folder;
};

/// Runs Debian's Python with a program and arguments; its output, or a text that begins with "FAILED".
inline std::string python(const std::string& program, const QStringList& arguments = {}) {
    QProcess process;
    process.start("/usr/bin/python3", QStringList{"-c", QString::fromStdString(program)} + arguments);
    if (!process.waitForFinished(240000)) return "FAILED: /usr/bin/python3 did not run";
    if (process.exitCode() != 0 || process.exitStatus() != QProcess::NormalExit)
        return "FAILED: " + process.readAllStandardError().toStdString();
    return process.readAllStandardOutput().toStdString();
}

inline QString toQString(const Path& path) {
    return QString::fromStdString(path.string());
}

} // namespace sonorant
