// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_command.h"
#include "app/cli/convert_command.h"
#include "app/cli/features_command.h"
#include "app/cli/infer_command.h"
#include "app/cli/options_command.h"
#include "app/cli/show_command.h"
#include "app/cli/train_command.h"

#include <exception>
#include <new>
#include <string>

namespace {

using namespace sonorant;
using namespace sonorant::cli;

/// Runs the job and says in plain words what went wrong.
int finish(const Job& job) {
    try {
        return job();
    } catch (const Refused& refused) {
        return refused.exitCode;
    } catch (const Cancelled&) {
        return Interrupted;
    } catch (const Error& error) {
        printError(error);
        return error.kind() == ErrorKind::Configuration ? WrongUsage : Failed;
    } catch (const std::bad_alloc&) {
        printError("there is not enough memory", {}, "use shorter segments or smaller batches");
    } catch (const std::exception& exception) {
        // LibTorch appends a backtrace to its messages: the first line is what a person can use.
        const std::string what = exception.what();
        printError(what.substr(0, what.find('\n')), {}, {});
    }
    return Failed;
}

} // namespace

int main(int argc, char** argv) {
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
    addShowCommand(app, job);
    addConvertCommand(app, job);
    addOptionsCommand(app, job);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // --help and --version arrive here, too, with status 0.
        return app.exit(error) == 0 ? Done : WrongUsage;
    }
    return finish(job);
}
