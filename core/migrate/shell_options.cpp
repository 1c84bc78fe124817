// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/shell_options.h"

#include "core/base/text.h"
#include "core/migrate/framework_names.h"
#include "core/migrate/shell_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

namespace {

/// "main.py", "../main.py", "main_merge.py".
bool isMainProgram(const std::string& word) {
    const std::string name = word.substr(word.rfind('/') + 1);
    return name.rfind("main", 0) == 0 && name.size() >= 7 && name.compare(name.size() - 3, 3, ".py") == 0;
}

/// Where the options begin; 0 when this command does not start main.py. Words are counted from 1 for that.
std::size_t optionsBegin(const std::vector<ShellWord>& words) {
    for (std::size_t i = 0; i < words.size(); ++i)
        if (isMainProgram(words[i].text)) return i + 1;
    return 0;
}

class OptionReader {
public:
    OptionReader(const ShellCommand& command, std::size_t begin, ShellOptions& result)
        : m_command(command), m_at(begin), m_result(result) {
        for (std::size_t i = begin; i < command.words.size(); ++i)
            m_generates = m_generates || command.words[i].text == "--inference";
    }

    void read() {
        while (m_at < m_command.words.size()) {
            const ShellWord word = m_command.words[m_at++];
            if (word.text.rfind("--", 0) == 0 && word.text.size() > 2)
                option(word);
            else
                leave(word.text, word.expands ? "a shell variable, whose value is not known"
                                              : "a word that is no option");
        }
    }

private:
    void leave(const std::string& name, const std::string& note) {
        m_result.options.push_back({name, m_command.line, nullptr, {}, true, note});
    }

    void option(const ShellWord& word) {
        const std::size_t equals = word.text.find('=');
        const std::string name = word.text.substr(0, equals);
        const FrameworkOption* const known = findFrameworkOption(name.substr(2));
        if (!known) {
            const auto nearest = nearestName(name.substr(2), frameworkOptionNames());
            // Its value, if it has one, goes with it.
            if (equals == std::string::npos && hasValue()) ++m_at;
            return leave(name, nearest ? fmt::format("no option of the framework; --{} is one", *nearest)
                                       : "no option of the framework");
        }
        ShellOption found{name, m_command.line, known->option, {}, known->flagValue, known->note};
        if (known->isFlag) {
            if (equals != std::string::npos) return leave(name, "this option takes no value");
        } else if (equals != std::string::npos) {
            found.value = word.text.substr(equals + 1);
        } else if (!hasValue()) {
            return leave(name, "its value is missing");
        }
        const bool expands =
            word.expands || (!known->isFlag && equals == std::string::npos && m_command.words[m_at].expands);
        if (!known->isFlag && equals == std::string::npos) found.value = m_command.words[m_at++].text;
        if (expands)
            return leave(name, fmt::format("the value of {} is not known", found.value.substr(0, 60)));
        if (m_generates && known->name == "trained-model")
            return leave(
                name, "the network to generate with: sonorant-cli infer takes it, too, with --trained-model");
        m_result.options.push_back(std::move(found));
    }

    /// "-1" is a value, "--lr" is none.
    bool hasValue() const {
        return m_at < m_command.words.size() && m_command.words[m_at].text.rfind("--", 0) != 0;
    }

    const ShellCommand& m_command;
    std::size_t m_at;
    ShellOptions& m_result;
    bool m_generates = false;
};

} // namespace

ShellOptions readShellOptions(std::string_view script, const std::string& context) {
    ShellOptions result;
    for (const ShellCommand& command : readShell(script, context)) {
        const std::size_t begin = optionsBegin(command.words);
        const bool bare = command.words.front().text.rfind("--", 0) == 0;
        if (begin == 0 && !bare) continue;
        ++result.commands;
        OptionReader(command, begin, result).read();
    }
    return result;
}

} // namespace sonorant
