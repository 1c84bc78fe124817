// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listen/generated.h"

#include "core/base/error.h"
#include "core/base/json_number.h"
#include "core/run/run_folder.h"

#include <nlohmann/json.hpp>

namespace sonorant {

namespace {

using Json = nlohmann::ordered_json;

constexpr int recordVersion = 1;
constexpr const char* recordName = "record.json";

Json toJson(const std::string& utterance, const GeneratedSound& sound, const Path& folder) {
    const Path relative = sound.file.lexically_relative(folder);
    return Json{{"utterance", utterance},
                {"file", toUtf8(relative.empty() ? sound.file : relative)},
                {"audio_seconds", sound.audioSeconds},
                {"seconds", sound.seconds},
                {"checkpoint_bytes", sound.checkpoint.bytes},
                {"checkpoint_modified", sound.checkpoint.modified}};
}

GeneratedSound soundOf(const Json& json, const Path& folder) {
    GeneratedSound sound;
    const Path file(json.at("file").get<std::string>());
    sound.file = file.is_absolute() ? file : folder / file;
    sound.audioSeconds = json.value("audio_seconds", 0.0);
    sound.seconds = json.value("seconds", 0.0);
    sound.checkpoint.bytes = wholeNumber<std::uint64_t>(json.at("checkpoint_bytes"));
    sound.checkpoint.modified = wholeNumber<std::int64_t>(json.at("checkpoint_modified"));
    return sound;
}

} // namespace

Path generatedFolder(const Path& run, const ListenCheckpoint& checkpoint) {
    return RunFolder{run}.generated() / checkpoint.key;
}

GeneratedRecord GeneratedRecord::read(const Path& folder) {
    GeneratedRecord record(folder);
    const Path file = folder / recordName;
    std::error_code failed;
    if (!std::filesystem::exists(file, failed)) return record;
    const Json json = Json::parse(readFile(file, 256 << 20), nullptr, false);
    if (!json.is_object())
        throw Error(ErrorKind::Malformed, "expected a JSON object of generated sounds", toUtf8(file),
                    "delete it and generate again");
    try {
        if (wholeNumber(json, "v", 0) != recordVersion)
            throw Error(ErrorKind::Unsupported,
                        "this record has version " + std::to_string(wholeNumber(json, "v", 0)) +
                            ", known is " + std::to_string(recordVersion),
                        toUtf8(file), "open the project with a newer version of Sonorant");
        for (const Json& each : json.at("sounds")) {
            GeneratedSound sound = soundOf(each, folder);
            // What was generated lies in this folder; a record that names others was not written here.
            if (!isSafeRelativeName(toUtf8(sound.file.lexically_relative(folder)))) continue;
            if (std::filesystem::is_regular_file(sound.file, failed))
                record.add(each.at("utterance").get<std::string>(), std::move(sound));
        }
    } catch (const Json::exception& error) {
        throw Error(ErrorKind::Malformed, std::string("this is no record of sounds: ") + error.what(),
                    toUtf8(file), "delete it and generate again");
    }
    return record;
}

const GeneratedSound* GeneratedRecord::find(const std::string& utterance) const {
    const auto found = m_sounds.find(utterance);
    return found == m_sounds.end() ? nullptr : &found->second;
}

const GeneratedSound* GeneratedRecord::findCurrent(const std::string& utterance,
                                                   const ListenCheckpoint& checkpoint) const {
    const GeneratedSound* const sound = find(utterance);
    return sound && sound->checkpoint == checkpoint.stamp ? sound : nullptr;
}

void GeneratedRecord::write() const {
    Json json{{"v", recordVersion}, {"sounds", Json::array()}};
    for (const auto& [utterance, sound] : m_sounds)
        json["sounds"].push_back(toJson(utterance, sound, m_folder));
    writeFileAtomically(m_folder / recordName,
                        json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace sonorant
