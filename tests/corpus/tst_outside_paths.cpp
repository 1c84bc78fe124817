// SPDX-License-Identifier: GPL-3.0-or-later
// Lists, options and records of strangers that name places outside of the folders they belong to.
#include "core/check/project_check.h"
#include "core/corpus/corpus.h"
#include "core/corpus/name_scan.h"
#include "core/features/feature_extractor.h"
#include "core/listen/generated.h"
#include "core/migrate/config_import.h"
#include "tests/corpus/corpus_fixture.h"
#include "tests/support/io_testing.h"

#include <QElapsedTimer>

#include <algorithm>
#include <set>

using namespace sonorant;
using namespace sonorant::test;

namespace fs = std::filesystem;

namespace {

/// A project in PARENT/project, with files that a name with "../" would reach beside it.
struct Neighbours {
    SmallCorpus corpus;
    Path parent = corpus.root;

    Neighbours() {
        corpus.root = parent / "project";
        corpus.add("utt", 20);
        corpus.add("a/b", 20);
        for (const char* kind : {"mel", "f0", "wav"}) {
            fs::create_directories(parent / kind);
            fs::copy_file(corpus.root / kind / (std::string("utt.") + kind),
                          parent / kind / (std::string("secret.") + kind));
        }
    }
    /// Every file, with its size and time, outside of the project.
    std::set<std::string> outside() const {
        std::set<std::string> found;
        for (const auto& entry : fs::recursive_directory_iterator(parent))
            if (entry.is_regular_file() && !entry.path().string().starts_with(corpus.root.string() + "/"))
                found.insert(entry.path().string() + " " + std::to_string(entry.file_size()) + " " +
                             std::to_string(entry.last_write_time().time_since_epoch().count()));
        return found;
    }
    Path write(const std::string& name, const std::string& text) const {
        writeFileAtomically(corpus.root / name, text);
        return corpus.root / name;
    }
};

const std::vector<std::string>& outsideNames() {
    static const std::vector<std::string> names{"../../mel/secret", "a/../../../mel/secret", "/etc/passwd",
                                                "..", "a/.."};
    return names;
}

} // namespace

class TestOutsidePaths : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsAreRefusedByTheScan() {
        const Neighbours here;
        const std::set<std::string> before = here.outside();
        for (const std::string& name : outsideNames()) {
            ProjectConfig config = here.corpus.config();
            Issues issues;
            config.data.trnList = {{here.write("names.lst", "utt\n" + name + "\n").string(), {}}};
            QVERIFY(
                contains(messageOf(ErrorKind::Malformed, [&] { scanTraining(config, {}, issues); }), name));
            config.data.trnList = {{{}, {"utt", name}}}; // names in config.toml itself
            QVERIFY(
                contains(messageOf(ErrorKind::Malformed, [&] { scanTraining(config, {}, issues); }), name));
        }
        QVERIFY(here.outside() == before);
    }

    void theCheckNamesThem() {
        const Neighbours here;
        for (const std::string& name : outsideNames()) {
            ProjectConfig config = here.corpus.config();
            config.data.trnList = {{here.write("names.lst", "utt\n" + name + "\n").string(), {}}};
            const CheckReport report = checkProject(config, {});
            QVERIFY(!report.clean());
            for (const ListedUtterance& listed : report.list.utterances)
                QVERIFY2(listed.name != name, name.c_str());
        }
    }

    void subFoldersAreAllowed() {
        const Neighbours here;
        ProjectConfig config = here.corpus.config();
        config.data.trnList = {{here.write("names.lst", "a/b\nutt\n").string(), {}}};
        Issues issues;
        QCOMPARE(scanTraining(config, {}, issues).size(), std::size_t(2));
    }

    void cachesStayInTheirFolder() {
        const Neighbours here;
        const std::set<std::string> before = here.outside();
        for (const char* name : {"../../cache", "/tmp/cache", "a/b"}) {
            ProjectConfig config = here.corpus.config();
            config.data.trnSetName = {{name}, false};
            Issues issues;
            QVERIFY(contains(messageOf(ErrorKind::Configuration, [&] { scanTraining(config, {}, issues); }),
                             name));
        }
        QVERIFY(here.outside() == before);
    }

    void extensionsAreNoPaths() {
        const Neighbours here;
        ProjectConfig config = here.corpus.config();
        config.data.inputExts[0] = "/../../mel/secret.mel";
        Issues issues;
        QVERIFY(contains(messageOf(ErrorKind::Configuration, [&] { scanTraining(config, {}, issues); }),
                         "input_exts"));
    }

    void featuresAreNotWrittenElsewhere() {
        const Neighbours here;
        const std::set<std::string> before = here.outside();
        for (const std::string& name : outsideNames()) {
            ExtractionRequest request;
            request.wavFolder = here.corpus.root / "wav";
            request.melFolder = request.f0Folder = here.corpus.root / "made";
            request.samplingRate = 8000;
            request.names = {name};
            QVERIFY(
                contains(messageOf(ErrorKind::Configuration, [&] { extractFeatures(request, {}); }), name));
        }
        QVERIFY(here.outside() == before);
    }

    void recordsOfSoundsStayInTheirFolder() {
        const Neighbours here;
        const Path folder = here.corpus.root / "runs/r/generated/epoch_001";
        writeWave16(folder / "sub/inside.wav", std::vector<float>(10), 8000);
        const std::string secret = (here.parent / "wav/secret.wav").string();
        std::string sounds;
        for (const std::string& file : {std::string("sub/inside.wav"), secret,
                                        std::string("../../../../../wav/secret.wav"), std::string("sub")})
            sounds += std::string(sounds.empty() ? "" : ",") + "{'utterance': '" + file + "', 'file': '" +
                      file + "', 'checkpoint_bytes': 1, 'checkpoint_modified': 2}";
        std::string record = "{'v': 1, 'sounds': [" + sounds + "]}";
        std::replace(record.begin(), record.end(), '\'', '"'); // moc stumbles over raw strings
        writeFileAtomically(folder / "record.json", record);
        const GeneratedRecord read = GeneratedRecord::read(folder);
        QCOMPARE(read.sounds().size(), std::size_t(1));
        QVERIFY(read.find("sub/inside.wav"));
    }

    void anImportWritesItsOwnFileAlone() {
        const Neighbours here;
        const std::set<std::string> before = here.outside();
        ImportRequest request;
        request.configFile = here.write(
            "config.py", "input_dirs = ['mel']\ntrn_set_name = '../../x'\nsave = open('../y', 'w')\n"
                         "trn_list = '../../../etc/passwd'\n");
        request.command = "python main.py --save-model-dir ../../z --save-trained-name ../t\n";
        const ImportReport report = readImport(request);
        writeImport(report, false);
        QCOMPARE(report.targetFile, here.corpus.root / "config.toml");
        QVERIFY(here.outside() == before);
        bool warned = false; // what leads out of the cache's folder is said before anything is started
        for (const Issue& issue : report.warnings)
            warned = warned || issue.path == "data.trn_set_name";
        QVERIFY(warned);
    }

    void linksInACircleEnd() {
        const Neighbours here;
        const Path mel = here.corpus.root / "mel";
        for (const char* link : {"self", "again"})
            fs::create_directory_symlink(mel, mel / link);
        fs::create_directories(mel / "x");
        fs::create_directories(mel / "y");
        fs::create_directory_symlink(mel / "y", mel / "x/to-y");
        fs::create_directory_symlink(mel / "x", mel / "y/to-x");
        fs::create_directory_symlink(mel / "a", mel / "linked");
        const ProjectConfig config = here.corpus.config();
        const SetSpec spec = trainingSpec(config);
        QElapsedTimer timer;
        timer.start();
        const std::vector<std::string> names = listedNames(spec, spec.subsets.front());
        QVERIFY(timer.elapsed() < 10000);
        const std::set<std::string> unique(names.begin(), names.end());
        QVERIFY(unique.contains("linked/b") && unique.contains("a/b") && unique.contains("utt"));
        QVERIFY2(names.size() < 20, "the circles were followed");
    }
};

QTEST_GUILESS_MAIN(TestOutsidePaths)
#include "tst_outside_paths.moc"
