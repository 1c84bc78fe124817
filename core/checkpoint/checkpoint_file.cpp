// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/checkpoint_file.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/checkpoint/legacy_format.h"
#include "core/checkpoint/storage_source.h"
#include "core/checkpoint/value_reader.h"
#include "core/checkpoint/value_writer.h"
#include "core/io/mapped_file.h"
#include "core/io/pickle_reader.h"
#include "core/io/zip.h"

#include <fmt/format.h>

namespace sonorant {

namespace {

constexpr std::uint64_t maxPickleBytes = std::uint64_t(1) << 28;
constexpr std::string_view pickleName = "data.pkl";

/// "ARCHIVE/" of the entry ARCHIVE/data.pkl.
std::string innerFolder(const ZipReader& zip, const std::string& context) {
    for (const ZipEntry& entry : zip.entries())
        if (entry.name.ends_with(pickleName)) {
            const std::string folder = entry.name.substr(0, entry.name.size() - pickleName.size());
            if (folder.ends_with('/') && folder.find('/') == folder.size() - 1) return folder;
        }
    throw Error(ErrorKind::Malformed, "expected a PyTorch checkpoint, found a zip file without data.pkl",
                context);
}

CheckpointValue parseZip(std::string_view bytes, const std::string& context) {
    const ZipReader zip(bytes, context);
    const std::string folder = innerFolder(zip, context);
    if (zip.find(folder + "constants.pkl"))
        throw Error(ErrorKind::Unsupported, "expected a checkpoint, found a TorchScript program", context,
                    "save the state_dict of the model instead");
    if (const ZipEntry* const order = zip.find(folder + "byteorder"); order && zip.read(*order, 64) == "big")
        throw Error(ErrorKind::Unsupported, "the file was written on a big-endian machine", context);
    const std::string pickle = zip.read(*zip.find(folder + std::string(pickleName)), maxPickleBytes);
    const PickleDocument document = readPickle(pickle, context);
    ZipStorages storages(zip, folder + "data/", context);
    return ValueReader(document.tree, storages, context).read(document.root);
}

} // namespace

CheckpointValue parseCheckpoint(std::string_view bytes, const std::string& context) {
    try {
        if (ZipReader::looksLikeZip(bytes)) return parseZip(bytes, context);
        if (looksLikeLegacyCheckpoint(bytes)) return parseLegacyCheckpoint(bytes, context);
    } catch (const c10::Error& broken) {
        throw Error(ErrorKind::Malformed,
                    fmt::format("a tensor cannot be made: {}", broken.what_without_backtrace()), context);
    }
    throw Error(ErrorKind::Unsupported, "expected a PyTorch checkpoint (.pt), found something else", context,
                "choose a file written by torch.save");
}

CheckpointValue readCheckpoint(const Path& file) {
    return parseMapped(file, [&](std::string_view bytes) { return parseCheckpoint(bytes, toUtf8(file)); });
}

void writeCheckpoint(const Path& file, const CheckpointValue& value) {
    const std::string stem = file.stem().string();
    writeFileAtomically(file, checkpointBytes(value, stem.empty() || !isUtf8(stem) ? "archive" : stem));
}

std::string checkpointBytes(const CheckpointValue& value, const std::string& archive) {
    ValueWriter writer;
    const std::string pickle = writer.pickle(value);
    ZipWriter zip;
    zip.add(archive + "/data.pkl", pickle);
    for (std::size_t i = 0; i < writer.storages().size(); ++i) {
        const torch::Tensor& flat = writer.storages()[i];
        zip.add(fmt::format("{}/data/{}", archive, i),
                {static_cast<const char*>(flat.data_ptr()), static_cast<std::size_t>(flat.nbytes())});
    }
    zip.add(archive + "/version", "3\n");
    return zip.finish();
}

} // namespace sonorant
