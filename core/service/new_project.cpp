// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/new_project.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/config/toml_document.h"
#include "core/io/name_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace sonorant {

namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): the standard library's shuffles differ from one implementation to
/// the next.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : m_state(seed) {}
    /// In [0, count), of which every value is as likely as any other to within 2^-32 for lists of files.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

private:
    std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::uint64_t m_state;
};

std::size_t shareOf(std::size_t count, int percent, std::size_t available) {
    if (percent == 0 || available == 0) return 0;
    const auto rounded = static_cast<std::size_t>(std::lround(static_cast<double>(count) * percent / 100.0));
    return std::clamp<std::size_t>(rounded, 1, available);
}

void checkShares(const SplitShares& shares) {
    const bool sensible = shares.train > 0 && shares.validation >= 0 && shares.test >= 0;
    if (sensible && shares.train + shares.validation + shares.test == 100) return;
    throw Error(ErrorKind::Configuration,
                fmt::format("expected shares of 100 % in all with some for training, found {} + {} + {} %",
                            shares.train, shares.validation, shares.test),
                "split", "change the shares of the sets");
}

/// As the file shall name it: relative where it lies in the project.
std::string pathIn(const Path& project, const Path& path) {
    const Path base = std::filesystem::absolute(project).lexically_normal();
    const Path full = std::filesystem::absolute(path).lexically_normal();
    const std::string relative = toUtf8(full.lexically_relative(base));
    return isSafeRelativeName(relative) ? relative : toUtf8(full);
}

} // namespace

NameSplit splitNames(std::vector<std::string> names, const SplitShares& shares, std::uint64_t seed) {
    checkShares(shares);
    if (names.empty())
        throw Error(ErrorKind::Configuration, "there are no utterances to share out", "split",
                    "choose a folder with recordings");
    std::sort(names.begin(), names.end());
    Chance chance(seed);
    for (std::size_t i = names.size() - 1; i > 0; --i)
        std::swap(names[i], names[chance.below(i + 1)]);
    const std::size_t count = names.size();
    const std::size_t validation = shareOf(count, shares.validation, count - 1);
    const std::size_t test = shareOf(count, shares.test, count - 1 - validation);
    const auto first = names.begin();
    const auto second = first + static_cast<std::ptrdiff_t>(validation);
    const auto third = second + static_cast<std::ptrdiff_t>(test);
    NameSplit split{{third, names.end()}, {first, second}, {second, third}};
    for (auto* const set : {&split.train, &split.validation, &split.test})
        std::sort(set->begin(), set->end());
    return split;
}

std::int64_t featureHop(int samplingRate) {
    return std::llround(samplingRate * 0.005);
}

namespace {

std::string header(const NewProject& project, const ModelDescriptor& model) {
    const std::string size =
        project.preset.label.empty() ? std::string() : fmt::format(", {}", project.preset.label);
    return fmt::format(
        "# A project of Sonorant: {}{}.\n"
        "# Paths are relative to this file. Every option is described in docs/configuration.md; those "
        "left out have their defaults.\n\n[model]\nname = {}\n",
        model.displayName, size, toToml(Value(model.id)));
}

std::string dataTable(const NewProject& project) {
    const std::int64_t rate = project.samplingRate, hop = featureHop(project.samplingRate);
    const std::string waves = toToml(Value(pathIn(project.folder, project.recordings)));
    std::string text = "\n[data]\ntrn_set_name = \"trn\"\ntrn_list = [\"scp/train.lst\"]\n";
    if (!project.split.validation.empty()) text += "val_set_name = \"val\"\nval_list = [\"scp/val.lst\"]\n";
    text += fmt::format(
        "# What the model reads: log mel spectrogram and F0, a frame every 5 ms ({} samples at {} Hz).\n"
        "input_dirs = [[{}, {}]]\ninput_exts = [\".mfbsp\", \".f0\"]\ninput_dims = [80, 1]\n"
        "input_reso = [{}, {}]\ninput_norm = [true, true]\n",
        hop, rate, toToml(Value(project.melFolder)), toToml(Value(project.f0Folder)), hop, hop);
    text +=
        fmt::format("# What it shall produce: the waveform.\noutput_dirs = [[{}]]\noutput_exts = [\".wav\"]\n"
                    "output_dims = [1]\noutput_reso = [1]\noutput_norm = [false]\nwav_samp_rate = {}\n",
                    waves, rate);
    if (project.preset.segmentSeconds > 0)
        text += fmt::format("truncate_seq = {} # {:g} s\n",
                            std::llround(project.preset.segmentSeconds * static_cast<double>(rate)),
                            project.preset.segmentSeconds);
    return text + fmt::format("minimum_len = {}\n", rate / 4);
}

std::string inferenceTable(const NewProject& project) {
    if (project.split.test.empty()) return {};
    return fmt::format("\n[inference]\ntest_set_name = [\"test\"]\ntest_list = [\"scp/test.lst\"]\n"
                       "test_input_dirs = [[{}, {}]]\ntest_output_dirs = [[{}]]\noutput_dir = \"output\"\n",
                       toToml(Value(project.melFolder)), toToml(Value(project.f0Folder)),
                       toToml(Value(pathIn(project.folder, project.recordings))));
}

} // namespace

std::string newProjectText(const NewProject& project) {
    const ModelDescriptor* const model = ModelDescriptors::instance().find(project.model);
    if (!model)
        throw Error(ErrorKind::Configuration, fmt::format("there is no model \"{}\"", project.model),
                    "model.name", "choose one of: " + nameSome(ModelDescriptors::instance().ids()));
    if (!model->wantsTargets || !model->linesFile.empty())
        throw Error(ErrorKind::Configuration,
                    fmt::format("{} cannot be trained from recordings alone", project.model), "model.name",
                    fmt::format("copy the configuration of projects/{} and change it", project.model));
    TomlDocument document(header(project, *model) + dataTable(project) + "\n[training]\n" +
                          inferenceTable(project));
    for (const auto& [path, value] : project.preset.values) {
        const std::size_t dot = path.find('.');
        document.set(path.substr(0, dot), path.substr(dot + 1), value);
    }
    return document.text();
}

void checkProjectFolder(const Path& folder) {
    std::error_code ignored;
    if (std::filesystem::exists(folder / "config.toml", ignored))
        throw Error(ErrorKind::Configuration, "the folder holds a project already", toUtf8(folder),
                    "choose another name, or open the project that is there");
    if (std::filesystem::exists(folder, ignored) && !std::filesystem::is_directory(folder, ignored))
        throw Error(ErrorKind::Unwritable, "a file of this name is in the way", toUtf8(folder),
                    "choose another name");
}

Path writeNewProject(const NewProject& project) {
    checkProjectFolder(project.folder);
    const std::string text = newProjectText(project); // what is wrong shows before anything is written
    writeNameList(project.folder / "scp" / "train.lst", project.split.train);
    if (!project.split.validation.empty())
        writeNameList(project.folder / "scp" / "val.lst", project.split.validation);
    if (!project.split.test.empty()) writeNameList(project.folder / "scp" / "test.lst", project.split.test);
    const Path file = project.folder / "config.toml";
    writeFileAtomically(file, text);
    return file;
}

} // namespace sonorant
