// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/certify/reference.h"

#include "core/base/error.h"
#include "core/checkpoint/checkpoint_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace sonorant {

namespace {

constexpr const char* const versionKey = "sonorant_reference";
constexpr std::int64_t knownVersion = 1;
constexpr const char* const whatToDo = "record it with the snippet of docs/certifying.md";

std::vector<torch::Tensor> tensorsOf(const CheckpointValue& list, const std::string& what) {
    std::vector<torch::Tensor> tensors;
    for (const CheckpointValue& item : list.toSequence(what).items)
        tensors.push_back(item.toTensor(what));
    return tensors;
}

RecordedCall callFrom(const CheckpointValue& value, const std::string& context) {
    const CheckpointDict& dict = value.toDict("a recorded call");
    RecordedCall call;
    call.module = dict.at("module", context).toText("module");
    call.inputs = tensorsOf(dict.at("inputs", context), "inputs of " + call.module);
    call.outputs = tensorsOf(dict.at("outputs", context), "outputs of " + call.module);
    const CheckpointValue* const generator = dict.find("rng");
    if (generator && !generator->isNone()) call.generator = generator->toTensor("rng of " + call.module);
    return call;
}

} // namespace

const RecordedCall* Reference::whole() const {
    const auto found = std::find_if(calls.rbegin(), calls.rend(),
                                    [](const RecordedCall& call) { return call.module.empty(); });
    return found == calls.rend() ? nullptr : &*found;
}

Reference readReference(const Path& file) {
    const std::string context = toUtf8(file);
    const CheckpointValue value = readCheckpoint(file);
    const auto* dict = value.as<CheckpointDict>();
    const CheckpointValue* const version = dict ? dict->find(versionKey) : nullptr;
    if (!version)
        throw Error(ErrorKind::Malformed, "expected recorded inputs and outputs, found another kind of file",
                    context, whatToDo);
    if (const std::int64_t number = version->toInteger(versionKey); number != knownVersion)
        throw Error(ErrorKind::Unsupported,
                    fmt::format("expected a reference of version {}, found {}", knownVersion, number),
                    context, whatToDo);
    Reference reference;
    reference.file = file;
    try {
        for (const CheckpointValue& call : dict->at("calls", context).toSequence("calls").items)
            reference.calls.push_back(callFrom(call, context));
    } catch (const Error& error) { // of one value, which does not know its file
        throw Error(ErrorKind::Malformed, error.message(), context, whatToDo);
    }
    return reference;
}

std::vector<Path> referenceFiles(const Path& folderOrFile) {
    std::vector<Path> files;
    std::error_code unreadable; // links that lead nowhere: they are no records
    if (std::filesystem::is_regular_file(folderOrFile, unreadable)) return {folderOrFile};
    for (const auto& entry : std::filesystem::directory_iterator(folderOrFile, unreadable))
        if (entry.path().extension() == ".pt" && entry.is_regular_file(unreadable))
            files.push_back(entry.path());
    if (files.empty())
        throw Error(ErrorKind::NotFound,
                    "expected a folder with recorded inputs and outputs (*.pt), found none",
                    toUtf8(folderOrFile), whatToDo);
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace sonorant
