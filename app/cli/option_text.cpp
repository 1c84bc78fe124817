// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/option_text.h"

#include "core/config/model_descriptor.h"
#include "core/config/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace sonorant::cli {

namespace {

std::string wrapped(const std::string& text, const std::string& indent, std::size_t width) {
    std::string lines, line = indent, word;
    for (std::istringstream words(text); words >> word;) {
        if (line.size() > indent.size() && line.size() + word.size() + 1 > width) {
            lines += line + "\n";
            line = indent;
        }
        if (line.size() > indent.size()) line += ' ';
        line += word;
    }
    return lines + line + "\n";
}

/// "a number above 0; default 1e-4; Hz"
std::string facts(const Option& option) {
    std::string text = describeRange(option);
    if (!option.unit.empty()) text += "; in " + option.unit;
    return text + (option.required ? "; required" : "; default " + toToml(option.defaultValue));
}

std::string choiceMeanings(const Option& option) {
    std::string text;
    for (std::size_t i = 0; i < std::min(option.choices.size(), option.choiceLabels.size()); ++i) {
        const Value& choice = option.choices[i];
        text += fmt::format("{}{}: {}", text.empty() ? "" : ", ",
                            choice.isText() ? choice.toText() : toToml(choice), option.choiceLabels[i]);
    }
    return text;
}

std::string helpOf(const std::vector<Option>& options, const std::string& table) {
    std::string text, group;
    for (const Option& option : options) {
        if (option.table != table) continue;
        if (option.group != group) text += fmt::format("\n  {}\n", option.group);
        group = option.group;
        text +=
            fmt::format("    {} ({})\n", option.key, facts(option)) + wrapped(option.help, "        ", 100);
    }
    return text;
}

std::string cell(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '\\');
    return text;
}

std::string markdownOf(const std::vector<Option>& options, const std::string& table) {
    std::string text, group;
    for (const Option& option : options) {
        if (option.table != table) continue;
        if (option.group != group)
            text += fmt::format("\n### {}\n\n| Key | Value | Default | Meaning |\n|---|---|---|---|\n",
                                option.group);
        group = option.group;
        std::string range = describeRange(option);
        if (!option.unit.empty()) range += ", in " + option.unit;
        std::string help = option.help;
        if (const std::string meanings = choiceMeanings(option); !meanings.empty())
            help += " (" + meanings + ")";
        if (option.advanced) help += " *Advanced.*";
        const std::string standard =
            option.required ? "required" : fmt::format("`{}`", toToml(option.defaultValue));
        text += fmt::format("| `{}` | {} | {} | {} |\n", option.key, cell(range), cell(standard), cell(help));
    }
    return text;
}

/// The pattern for new models is built with the tests only: no model to train with.
std::vector<ModelDescriptor> modelsToTrain() {
    std::vector<ModelDescriptor> models = ModelDescriptors::instance().all();
    std::erase_if(models, [](const ModelDescriptor& model) { return model.id == "frame-template"; });
    return models;
}

std::string markdownOfModels() {
    std::string text =
        fmt::format("| Key | Value | Default | Meaning |\n|---|---|---|---|\n"
                    "| `name` | the name of a folder under projects/ | required | The model to train. |\n");
    for (const ModelDescriptor& model : modelsToTrain()) {
        text += fmt::format("\n## [model] with name = \"{}\"\n\n{}: {}\n", model.id, model.displayName,
                            model.summary);
        if (!model.reference.empty()) text += fmt::format("\n{}.\n", model.reference);
        text += markdownOf(model.options, "model");
    }
    return text;
}

const char* const markdownIntroduction =
    R"(<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- Made from the schema by `sonorant-cli options --markdown`; change the texts in core/config/options_*.cpp. -->
# Configuration

A project is a folder with a `config.toml`. Paths in it are relative to that file. It has four tables: `[model]`,
`[data]`, `[training]` and `[inference]`; an option that is left out has its default. The names are those of the Python
framework project-NN-Pytorch-scripts.

On the command line `--set TABLE.KEY=VALUE` uses another value for one run; the table may be left out where the key is
unique: `sonorant-cli train projects/demo --set lr=1e-3 --set epochs=5`. Text needs no quotes there.

`projects/demo/config.toml` is a small complete example, `projects/hn-nsf/config.toml` one of the published size.

Lists follow the features: with `input_exts = [".mfbsp", ".f0"]`, the lists `input_dims`, `input_reso` and `input_norm`
have two entries each, and `input_dirs` has two folders for each subset: `[["mfbsp", "f0"]]` for one subset,
`[["a/mfbsp", "a/f0"], ["b/mfbsp", "b/f0"]]` for two.
)";

} // namespace

std::string optionHelp(const std::vector<std::string>& tables) {
    std::string text = "Options of the project's config.toml, also for --set TABLE.KEY=VALUE:\n";
    for (const std::string& table : tables) {
        if (table != "model") {
            text += fmt::format("\n[{}]\n{}", table, helpOf(generalOptions(), table));
            continue;
        }
        text += "\n[model]\n    name (required)\n        The model to train: the name of its folder under "
                "projects/.\n";
        for (const ModelDescriptor& model : modelsToTrain())
            text += fmt::format("\n[model] with name = \"{}\": {}\n{}", model.id, model.displayName,
                                helpOf(model.options, "model"));
    }
    return text;
}

std::string optionMarkdown() {
    std::string text = markdownIntroduction;
    const char* const headings[][2] = {{"data", "The data sets and their features."},
                                       {"training", "How the model is trained, and what is saved."},
                                       {"inference", "Generation with a trained model."}};
    text += "\n## [model]\n\n" + markdownOfModels();
    for (const auto& [table, about] : headings)
        text += fmt::format("\n## [{}]\n\n{}\n{}", table, about, markdownOf(generalOptions(), table));
    return text;
}

} // namespace sonorant::cli
