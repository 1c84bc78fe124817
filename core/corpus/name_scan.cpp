// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/name_scan.h"

#include "core/base/error.h"
#include "core/io/name_list.h"

#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <unordered_set>

namespace sonorant {

namespace fs = std::filesystem;

namespace {

using FileNames = std::unordered_set<std::string>;

void requireFolder(const Path& folder) {
    std::error_code failure;
    if (fs::is_directory(folder, failure)) return;
    throw Error(ErrorKind::NotFound, "expected a folder of feature files, found none", toUtf8(folder),
                "correct input_dirs or output_dirs, or extract the features first");
}

bool endsWith(const std::string& text, const std::string& end) {
    return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// The names of one folder's entries; none when there is no such folder.
FileNames listFolder(const Path& folder) {
    FileNames names;
    std::error_code failure;
    for (fs::directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure))
        names.insert(it->path().filename().string());
    if (failure && failure != std::errc::no_such_file_or_directory && failure != std::errc::not_a_directory)
        throw Error(ErrorKind::Unreadable, "cannot list the folder: " + failure.message(), toUtf8(folder));
    return names;
}

/// The symbolic links on the way to where a walk is. One that leads back to a folder on this way is not
/// followed: links in a circle would be walked dozens of levels deep, and two of them for ever.
class LinkedWay {
public:
    /// @param depth of the entry below the root of the walk
    bool leadsBack(const fs::directory_entry& entry, int depth) {
        while (!m_links.empty() && m_links.back().depth >= depth)
            m_links.pop_back();
        std::error_code failure;
        if (!entry.is_symlink(failure) || !entry.is_directory(failure)) return false;
        const Path target = fs::canonical(entry.path(), failure);
        m_links.push_back({depth, fs::canonical(entry.path().parent_path(), failure)});
        return failure || std::any_of(m_links.begin(), m_links.end(), [&target](const Link& link) {
                   return std::mismatch(target.begin(), target.end(), link.folder.begin(), link.folder.end())
                              .first == target.end(); // the link lies in it, or below
               });
    }

private:
    struct Link {
        int depth;
        Path folder; ///< in which it lies, without links
    };
    std::vector<Link> m_links;
};

/// The names of all files of that extension below the folder, with their sub-paths.
std::vector<std::string> namesBelow(const Path& folder, const std::string& extension) {
    std::vector<std::string> names;
    std::error_code failure;
    fs::recursive_directory_iterator it(folder, fs::directory_options::follow_directory_symlink, failure),
        end;
    LinkedWay way;
    for (; !failure && it != end; it.increment(failure)) {
        if (way.leadsBack(*it, it.depth())) it.disable_recursion_pending();
        std::string name = it->path().filename().string();
        if (!endsWith(name, extension) || it->is_directory()) continue;
        name = it.depth() == 0 ? name : it->path().lexically_relative(folder).string();
        names.push_back(name.substr(0, name.size() - extension.size()));
    }
    if (failure)
        throw Error(ErrorKind::Unreadable, "cannot list the folder: " + failure.message(), toUtf8(folder));
    return names;
}

std::vector<std::string> wantedNames(const SetSpec& spec, const SubsetSpec& subset) {
    std::vector<std::string> names = listedNames(spec, subset);
    std::sort(names.begin(), names.end()); // bytes of UTF-8 sort as code points do
    names.erase(std::unique(names.begin(), names.end()), names.end());
    const std::unordered_set<std::string> out(spec.leaveOut.begin(), spec.leaveOut.end());
    if (!out.empty()) std::erase_if(names, [&](const std::string& name) { return out.contains(name); });
    return names;
}

/// Which files exist below one feature's folder, listing each sub-folder once when it is first asked for.
class FolderIndex {
public:
    explicit FolderIndex(Path root) : m_root(std::move(root)) {}

    bool has(const std::string& name, const std::string& extension) {
        const std::size_t slash = name.rfind('/');
        if (slash == std::string::npos) return filesOf("").contains(name + extension);
        return filesOf(name.substr(0, slash)).contains(name.substr(slash + 1) + extension);
    }

private:
    const FileNames& filesOf(const std::string& below) {
        const auto found = m_listed.find(below);
        if (found != m_listed.end()) return found->second;
        return m_listed.emplace(below, listFolder(below.empty() ? m_root : m_root / below)).first->second;
    }
    Path m_root;
    std::unordered_map<std::string, FileNames> m_listed;
};

} // namespace

std::vector<std::string> listedNames(const SetSpec& spec, const SubsetSpec& subset) {
    if (subset.list.empty()) return namesBelow(subset.inputFolders.front(), spec.inputs.front().extension);
    std::vector<std::string> names =
        subset.list.file.empty() ? subset.list.names : readNameList(subset.list.file);
    for (const std::string& name : names)
        if (!isSafeRelativeName(name))
            throw Error(ErrorKind::Malformed,
                        "expected a name below the data folders, found \"" + name + "\"", subset.name,
                        "remove absolute names and \"..\" from the list");
    return names;
}

NameScan scanNames(const SetSpec& spec, const SubsetSpec& subset) {
    const std::vector<FeatureSpec> features = spec.features();
    const std::vector<Path> folders = foldersOf(subset);
    for (const Path& folder : folders)
        requireFolder(folder);
    std::vector<std::string> names = wantedNames(spec, subset);
    NameScan scan;
    for (std::size_t f = 0; f < features.size() && !names.empty(); ++f) {
        FolderIndex index(folders[f]);
        std::vector<std::string> there;
        there.reserve(names.size());
        for (std::string& name : names) {
            if (index.has(name, features[f].extension))
                there.push_back(std::move(name));
            else
                scan.missing.push_back({name, features[f].file(folders[f], name)});
        }
        names = std::move(there);
    }
    std::sort(scan.missing.begin(), scan.missing.end(),
              [](const MissingUtterance& a, const MissingUtterance& b) { return a.name < b.name; });
    scan.names = std::move(names);
    return scan;
}

} // namespace sonorant
