// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/certify_command.h"
#include "app/cli/check_command.h"
#include "app/cli/convert_command.h"
#include "app/cli/features_command.h"
#include "app/cli/import_command.h"
#include "app/cli/infer_command.h"
#include "app/cli/measure_command.h"
#include "app/cli/options_command.h"
#include "app/cli/show_command.h"
#include "app/cli/train_command.h"
#include "core/base/files.h"
#include "core/base/standard_streams.h"
#include "core/base/text.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <vector>

namespace {

using namespace sonorant;
using namespace sonorant::cli;

/// Runs the job and says in plain words what went wrong.
int finish(const Job& job) {
    try {
        const int status = job();
        return everythingWasPrinted() || status != Done ? status : Failed;
    } catch (const Refused& refused) {
        return refused.exitCode;
    } catch (const Cancelled&) {
        return Interrupted;
    } catch (const Error& error) {
        printError(error);
        return error.kind() == ErrorKind::Configuration ? WrongUsage : Failed;
    } catch (const std::filesystem::filesystem_error& error) {
        const bool tooLong = error.code() == std::errc::filename_too_long;
        printError(error.code().message(), toUtf8(error.path1()),
                   tooLong ? "choose a shorter name: file systems allow 255 bytes for each part of a path"
                           : "");
    } catch (const std::bad_alloc&) {
        printError("there is not enough memory", {}, "use shorter segments or smaller batches");
    } catch (const std::exception& exception) {
        // LibTorch appends a backtrace to its messages: the first line is what a person can use.
        const std::string what = exception.what();
        printError(what.substr(0, what.find('\n')), {}, {});
    }
    return Failed;
}

/// CLI11 says of a misspelt command only that one is missing.
int refuse(const CLI::App& app, const CLI::ParseError& error, const std::string& first) {
    std::vector<std::string> commands;
    for (const CLI::App* command :
         app.get_subcommands([](const CLI::App* each) { return !each->get_group().empty(); }))
        commands.push_back(command->get_name());
    const bool known = first.empty() || first.front() == '-' || !app.get_subcommands().empty() ||
                       std::find(commands.begin(), commands.end(), first) != commands.end();
    if (known) {
        printError(error.what(), {},
                   "sonorant-cli --help lists the commands, sonorant-cli COMMAND --help its options");
    } else {
        const auto nearest = nearestName(first, commands);
        printError("there is no command " + first, {},
                   nearest ? "did you mean " + *nearest + "?" : "sonorant-cli --help lists the commands");
    }
    return WrongUsage;
}

} // namespace

int main(int argc, char** argv) {
    openStandardStreams();
    CLI::App app{"Sonorant: trains neural speech models and generates speech with them.\n"
                 "Exit status: 0 done, 1 failed, 2 wrong usage or configuration, 130 interrupted.",
                 "sonorant-cli"};
    app.set_version_flag("--version", "sonorant-cli " SONORANT_VERSION);
    app.require_subcommand(1);
    Job job;
    addTrainCommand(app, job);
    addInferCommand(app, job);
    addFeaturesCommand(app, job);
    addCheckCommand(app, job);
    addMeasureCommand(app, job);
    addShowCommand(app, job);
    addConvertCommand(app, job);
    addCertifyCommand(app, job);
    addImportCommand(app, job);
    addOptionsCommand(app, job);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // --help and --version arrive here, too, with status 0.
        if (error.get_exit_code() == 0) return app.exit(error);
        return refuse(app, error, argc > 1 ? argv[1] : "");
    }
    return finish(job);
}
