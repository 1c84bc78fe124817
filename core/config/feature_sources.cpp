// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/feature_sources.h"

#include <algorithm>

namespace sonorant {

namespace {

std::size_t indexOf(const std::vector<std::string>& extensions, const std::string& wanted) {
    return static_cast<std::size_t>(std::find(extensions.begin(), extensions.end(), wanted) -
                                    extensions.begin());
}

class SourceFinder {
public:
    explicit SourceFinder(const ProjectConfig& config)
        : m_config(config), m_mel(indexOf(config.data.inputExts, ".mfbsp")),
          m_f0(indexOf(config.data.inputExts, ".f0")), m_wav(indexOf(config.data.outputExts, ".wav")) {}

    /// @param outputs may lack the recordings: those of a source with the same features are taken then
    void add(const Folders& inputs, const Folders& outputs, const std::vector<NameList>& lists) {
        if (m_mel >= inputs.size() || m_f0 >= inputs.size()) return;
        FeatureSource source;
        source.melFolder = m_config.resolve(inputs[m_mel]);
        source.f0Folder = m_config.resolve(inputs[m_f0]);
        const bool recorded = m_wav < outputs.size();
        if (recorded) source.wavFolder = m_config.resolve(outputs[m_wav]);
        for (FeatureSource& known : m_sources) {
            if (known.melFolder != source.melFolder || known.f0Folder != source.f0Folder) continue;
            if (recorded && known.wavFolder != source.wavFolder) continue;
            known.lists.insert(known.lists.end(), lists.begin(), lists.end());
            return;
        }
        if (!recorded) return;
        source.lists = lists;
        m_sources.push_back(std::move(source));
    }

    std::vector<FeatureSource> take() { return std::move(m_sources); }

private:
    const ProjectConfig& m_config;
    const std::size_t m_mel, m_f0, m_wav;
    std::vector<FeatureSource> m_sources;
};

NameList listAt(const std::vector<NameList>& lists, std::size_t index) {
    return index < lists.size() ? lists[index] : NameList();
}

} // namespace

std::vector<FeatureSource> featureSources(const ProjectConfig& config) {
    SourceFinder finder(config);
    const DataConfig& data = config.data;
    for (std::size_t i = 0; i < std::min(data.inputDirs.size(), data.outputDirs.size()); ++i) {
        std::vector<NameList> lists = {listAt(data.trnList, i)};
        if (!data.valSetName.names.empty()) lists.push_back(listAt(data.valList, i));
        finder.add(data.inputDirs[i], data.outputDirs[i], lists);
    }
    const InferenceConfig& test = config.inference;
    for (std::size_t i = 0; i < test.testInputDirs.size(); ++i) {
        std::vector<NameList> lists = {listAt(test.testList, i)};
        if (!test.inferenceDataList.empty()) lists = {NameList{test.inferenceDataList, {}}};
        finder.add(test.testInputDirs[i], i < test.testOutputDirs.size() ? test.testOutputDirs[i] : Folders(),
                   lists);
    }
    return finder.take();
}

} // namespace sonorant
