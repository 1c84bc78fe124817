// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/feature_sources.h"
#include "core/config/project_file.h"
#include "core/config/schema.h"
#include "core/config/validation.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <utility>

namespace sonorant::validation {

namespace {

/// Looks a path up once, however often it is named.
class Lookup {
public:
    Lookup(const ProjectConfig& config, Report& report)
        : m_config(config), m_report(report), m_sources(featureSources(config)) {}

    void file(const std::string& option, const std::string& path, const std::string& hint) {
        if (path.empty() || !m_seen.insert(path).second) return;
        std::error_code code;
        const Path full = m_config.resolve(path);
        if (std::filesystem::is_directory(full, code))
            m_report.error(option, fmt::format("expected a file, found a folder: {}", toUtf8(full)), hint);
        else if (!std::filesystem::exists(full, code))
            m_report.error(option, fmt::format("no such file: {}", toUtf8(full)), hint);
    }

    void folders(const std::string& option, const std::vector<Folders>& table) {
        for (const Folders& folders : table)
            for (const std::string& folder : folders) {
                if (!m_seen.insert(folder).second) continue;
                std::error_code code;
                const Path full = m_config.resolve(folder);
                if (std::filesystem::is_directory(full, code)) continue;
                if (canBeExtracted(full))
                    m_report.info(option,
                                  fmt::format("{} will be made from the recordings", toUtf8(full.filename())),
                                  "its features are extracted before the first training or generation");
                else
                    m_report.error(option, fmt::format("no such folder: {}", toUtf8(full)),
                                   "paths are relative to the project's config.toml");
            }
    }

    void lists(const std::string& option, const std::vector<NameList>& lists) {
        for (const NameList& list : lists)
            file(option, list.file,
                 "a list is a text file with one name per line; paths are relative to the project's "
                 "config.toml");
    }

private:
    /// Features whose folder is not there yet, while their recordings are.
    bool canBeExtracted(const Path& folder) const {
        std::error_code code;
        for (const FeatureSource& source : m_sources)
            if ((source.melFolder == folder || source.f0Folder == folder) &&
                std::filesystem::is_directory(source.wavFolder, code))
                return true;
        return false;
    }

    const ProjectConfig& m_config;
    Report& m_report;
    const std::vector<FeatureSource> m_sources;
    std::set<std::string> m_seen;
};

} // namespace

void checkTrainingFiles(const ProjectConfig& config, Report& report) {
    Lookup lookup(config, report);
    lookup.lists("data.trn_list", config.data.trnList);
    lookup.lists("data.val_list", config.data.valList);
    lookup.folders("data.input_dirs", config.data.inputDirs);
    lookup.folders("data.output_dirs", config.data.outputDirs);
    for (const Option& option : projectOptions(config.model.name))
        if (option.table == "model" && option.type == OptionType::File)
            lookup.file(option.path(), option.get(config).toText(), option.help);
    lookup.file("training.trained_model", config.training.trainedModel,
                "name a checkpoint (.pt), or leave it out");
}

void checkInferenceFiles(const ProjectConfig& config, Report& report) {
    Lookup lookup(config, report);
    lookup.lists("inference.test_list", config.inference.testList);
    lookup.folders("inference.test_input_dirs", config.inference.testInputDirs);
    lookup.folders("inference.test_output_dirs", config.inference.testOutputDirs);
    lookup.file("inference.inference_data_list", config.inference.inferenceDataList,
                "a text file with one name per line");
    if (const std::string& folder = config.inference.outputDir; !folder.empty())
        if (const std::string why = whyNotOutputFolder(config, config.resolve(folder)); !why.empty())
            report.error("inference.output_dir", why, "choose a folder of its own for generated files");
}

} // namespace sonorant::validation

namespace sonorant {

std::string whyNotOutputFolder(const ProjectConfig& config, const Path& folder) {
    const auto plain = [](const Path& path) {
        std::error_code code;
        const Path canonical = std::filesystem::weakly_canonical(path / "", code);
        return code ? path.lexically_normal() : canonical;
    };
    const Path wanted = plain(folder);
    const std::pair<const char*, const std::vector<Folders>*> tables[] = {
        {"data.input_dirs", &config.data.inputDirs},
        {"data.output_dirs", &config.data.outputDirs},
        {"inference.test_input_dirs", &config.inference.testInputDirs},
        {"inference.test_output_dirs", &config.inference.testOutputDirs}};
    for (const auto& [option, table] : tables)
        for (const Folders& folders : *table)
            for (const std::string& each : folders)
                if (!each.empty() && plain(config.resolve(each)) == wanted)
                    return fmt::format(
                        "generated files would mix with the project's data: {} names this folder, {}", option,
                        toUtf8(folder));
    return {};
}

} // namespace sonorant
