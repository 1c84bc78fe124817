// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/migrate/config_import.h"

#include "core/base/error.h"
#include "core/config/model_descriptor.h"
#include "core/config/project_file.h"
#include "core/config/schema.h"
#include "core/migrate/framework_names.h"
#include "core/migrate/import_paths.h"
#include "core/migrate/option_values.h"
#include "core/migrate/python_config.h"
#include "core/migrate/shell_options.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

namespace {

class Importer {
public:
    explicit Importer(const ImportRequest& request)
        : m_request(request), m_source(readFile(request.configFile, std::uint64_t(4) << 20)),
          m_paths(request.configFile, request.targetFolder, m_source) {
        m_report.targetFile = m_paths.targetFolder() / "config.toml";
    }

    ImportReport run() {
        chooseModel();
        variables();
        commands();
        finish();
        return std::move(m_report);
    }

private:
    void chooseModel() {
        const auto& models = ModelDescriptors::instance();
        if (!models.find(m_request.model)) {
            std::string known;
            for (const std::string& id : models.ids())
                known += (known.empty() ? "" : ", ") + id;
            throw Error(ErrorKind::Configuration, fmt::format("there is no model {}", m_request.model),
                        "--model", "the models are " + known);
        }
        const std::vector<Option> options = projectOptions(m_request.model);
        findOption(options, "model.name")->set(m_config, Value(m_request.model));
    }

    void variables() {
        const std::string file = toUtf8(m_request.configFile.filename());
        const python::Configuration read = python::readConfiguration(m_source, m_request.configFile);
        Shape shape;
        for (const python::Variable& variable : read.variables) {
            const python::Object& value = variable.value;
            const bool nested = (variable.name == "input_dirs" || variable.name == "output_dirs") &&
                                value.isSequence() && !value.items().empty() &&
                                !value.items().front().isText();
            shape.hasSubsets =
                shape.hasSubsets || nested || (variable.name == "trn_set_name" && value.isSequence());
        }
        for (const python::Variable& variable : read.variables)
            take(variable, file, shape);
        for (const python::Skipped& skipped : read.skipped)
            m_report.notCarried.push_back({file, skipped.what, skipped.line, {}, {}, skipped.reason, true});
    }

    void take(const python::Variable& variable, const std::string& file, Shape shape) {
        const Option* const option = optionOfVariable(variable.name);
        if (variable.imported && !option) return; // a module
        ImportEntry entry{file, variable.name, variable.line, {}, {}, {}, false};
        const std::string left = whyVariableIsLeft(variable.name);
        entry.isHelper = !option && left.empty();
        if (variable.value.isUnknown()) {
            entry.reason = variable.value.text;
        } else if (!option) {
            // Helpers have done their work once the names that use them have their values.
            entry.reason =
                left.empty() ? "a name of the file's own, which the framework does not look at" : left;
        } else {
            const Shape own = option->table == "inference" ? Shape{true} : shape;
            OptionValue found = toOptionValue(*option, variable.value, own, [this](const std::string& path) {
                return m_paths.carried(path);
            });
            if (found.value) return carry(std::move(entry), *option, *found.value);
            entry.reason = std::move(found.problem);
        }
        m_report.notCarried.push_back(std::move(entry));
    }

    void carry(ImportEntry entry, const Option& option, const Value& value) {
        option.set(m_config, value);
        entry.option = option.path();
        entry.value = toToml(value);
        m_report.carried.push_back(std::move(entry));
    }

    void commands() {
        if (m_request.command.empty()) return;
        const ShellOptions found = readShellOptions(m_request.command, m_request.commandName);
        if (found.commands == 0)
            m_report.warnings.push_back(
                {m_request.commandName, "no line in it starts main.py",
                 "give the line that starts the training: python main.py --lr 0.0003 ...",
                 Severity::Warning});
        for (const ShellOption& each : found.options) {
            ImportEntry entry{m_request.commandName, each.name, each.line, {}, {}, each.note, false};
            if (!each.option) {
                m_report.notCarried.push_back(std::move(entry));
                continue;
            }
            const bool path =
                each.option->type == OptionType::File || each.option->type == OptionType::Folder;
            OptionValue value =
                each.option->type == OptionType::Boolean
                    ? OptionValue{Value(each.flag), {}}
                    : toOptionValue(*each.option, path ? m_paths.carried(each.value) : each.value);
            if (value.value) {
                dropEarlier(each.option->path());
                carry(std::move(entry), *each.option, *value.value);
            } else {
                entry.reason = std::move(value.problem);
                m_report.notCarried.push_back(std::move(entry));
            }
        }
    }

    /// Of an option that is given twice, the last one counts, as in the shell; the first is told as such.
    void dropEarlier(const std::string& option) {
        const auto found = std::find_if(m_report.carried.begin(), m_report.carried.end(),
                                        [&option](const ImportEntry& each) { return each.option == option; });
        if (found == m_report.carried.end()) return;
        ImportEntry earlier = std::move(*found);
        m_report.carried.erase(found);
        earlier.reason = "given again later, and the last one counts";
        earlier.option.clear();
        earlier.value.clear();
        m_report.notCarried.push_back(std::move(earlier));
    }

    void finish() {
        m_config.file = m_report.targetFile;
        m_config.folder = m_report.targetFile.parent_path();
        m_report.text = "# Brought along from " + oneLine(toUtf8(m_request.configFile.filename())) +
                        " of the Python framework.\n";
        for (const ImportEntry& entry : m_report.notCarried)
            if (!entry.isHelper)
                m_report.text +=
                    fmt::format("# Not carried over: {} (line {} of {}): {}\n", oneLine(entry.name),
                                entry.line, oneLine(entry.source), oneLine(entry.reason));
        m_report.text += "\n" + writeProjectText(m_config);
        // Read back: what is shown and checked is what will be on disk.
        ReadResult read = readProjectText(m_report.text, m_report.targetFile);
        m_report.config = std::move(read.config);
        Issues& warnings = m_report.warnings;
        warnings.insert(warnings.end(), read.issues.begin(), read.issues.end());
        const InferenceConfig& inference = m_config.inference;
        const bool tests = !inference.testList.empty() || !inference.testInputDirs.empty();
        for (Issue& issue : validate(m_report.config, true, tests))
            warnings.push_back(std::move(issue));
    }

    static std::string oneLine(std::string text) {
        std::replace_if(
            text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
        return text;
    }

    const ImportRequest& m_request;
    const std::string m_source;
    const ImportPaths m_paths;
    ProjectConfig m_config;
    ImportReport m_report;
};

} // namespace

ImportReport readImport(const ImportRequest& request) {
    return Importer(request).run();
}

void writeImport(const ImportReport& report, bool replace) {
    if (!replace && std::filesystem::exists(report.targetFile))
        throw Error(ErrorKind::Configuration, "there is a config.toml already", toUtf8(report.targetFile),
                    "choose another folder, or replace it on purpose");
    writeFileAtomically(report.targetFile, report.text);
}

} // namespace sonorant
