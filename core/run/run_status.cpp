// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_status.h"

#include "core/base/error.h"
#include "core/base/json_number.h"
#include "core/run/run_folder.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <signal.h>
#include <unistd.h>
#include <utility>

namespace sonorant {

namespace {

using Kind = RunStatus::Kind;

std::string thisHost() {
    char host[256] = {};
    ::gethostname(host, sizeof host - 1);
    return host;
}

bool processLives(int pid) {
    return pid > 0 && (::kill(pid, 0) == 0 || errno == EPERM);
}

Kind kindOf(const std::string& word) {
    using Outcome = TrainingOutcome::Kind;
    if (word == "running") return Kind::Running;
    for (const auto& [outcome, kind] :
         {std::pair(Outcome::Finished, Kind::Finished), std::pair(Outcome::EarlyStopped, Kind::EarlyStopped),
          std::pair(Outcome::Stopped, Kind::Stopped), std::pair(Outcome::Failed, Kind::Failed)})
        if (word == toText(outcome)) return kind;
    return Kind::Unknown;
}

void readState(const Path& file, RunStatus& status) {
    try {
        const auto json = nlohmann::json::parse(readFile(file, 1 << 20), nullptr, false);
        if (!json.is_object()) return;
        status.kind = kindOf(json.value("state", ""));
        status.message = json.value("message", "");
        const std::string host = json.value("host", "");
        const bool here = host == thisHost();
        if (!here) status.host = host;
        if (status.kind == Kind::Running && here && !processLives(wholeNumber(json, "pid", 0)))
            status.kind = Kind::Interrupted;
    } catch (const Error&) {
        // no state yet
    } catch (const nlohmann::json::exception&) {
        status = {}; // of another kind than ours
    }
}

} // namespace

RunStatus readRunState(const Path& runFolder) {
    RunStatus status;
    readState(RunFolder{runFolder}.state(), status);
    return status;
}

RunStatus readRunStatus(const Path& runFolder) {
    const RunFolder run{runFolder};
    RunStatus status = readRunState(runFolder);
    try {
        const ReadResult read = readRunConfig(run, runFolder);
        if (!hasErrors(read.issues)) {
            status.epochs = static_cast<int>(read.config.training.epochs);
            status.samplingRate = static_cast<double>(read.config.data.wavSampRate);
        }
    } catch (const Error&) {
        // none was kept with it
    }
    return status;
}

} // namespace sonorant
