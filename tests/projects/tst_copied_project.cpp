// SPDX-License-Identifier: GPL-3.0-or-later
// docs/adding-a-model.md, followed to the letter: the template is copied out of the tree under another name
// and built through SONORANT_EXTRA_PROJECTS. So as not to build everything a second time, a second build
// folder is only configured; its commands for the files of the copy are run, with the precompiled header of
// this build, and the result is loaded beside the engine that is there.
#include "core/config/model_descriptor.h"
#include "core/config/project_file.h"
#include "core/model/registry.h"
#include "core/service/engine.h"
#include "support/frame_project.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <dlfcn.h>

using namespace sonorant;
using sonorant::test::frameProject;

namespace {

/// Runs a command line of a shell; its words when it failed.
QByteArray failureOf(const QString& command, const QString& folder) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start("/bin/sh", {"-c", command});
    if (!process.waitForFinished(600000)) return "it did not end: " + command.toUtf8();
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0) return {};
    return command.toUtf8() + "\n" + process.readAll();
}

QString quoted(const QString& text) {
    return '\'' + text + '\'';
}

/// A function of the copy by its mangled name, since the program does not know the copy's namespace.
template<typename Result>
Result call(void* library, const char* mangled) {
    auto* function = reinterpret_cast<Result (*)()>(::dlsym(library, mangled));
    if (!function) qFatal("the copy does not define %s", mangled);
    return function();
}

} // namespace

class TestCopiedProject : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theBuildRegistersTheCopy();
    void theCopyIsCompiledAndLinked();
    void theCopyIsAModelLikeAnyOther();

private:
    QString copy() const { return m_folder.filePath("my-voice"); }
    QString build() const { return m_folder.filePath("build"); }
    QString library() const { return m_folder.filePath("libcopy.so"); }
    QStringList commandsOfTheCopy() const;

    QTemporaryDir m_folder;
    void* m_loaded = nullptr;
};

void TestCopiedProject::initTestCase() {
    // Steps 1 and 2 of the document.
    const QByteArray copied = failureOf(
        QString("cp -r %1 %2 && sed -i 's/frame_template/my_voice/g; s/frame-template/my-voice/g' %2/*")
            .arg(quoted(SONORANT_SOURCE "/projects/frame-template"), quoted(copy())),
        m_folder.path());
    QVERIFY2(copied.isEmpty(), copied.constData());
    const QByteArray configured = failureOf(
        QString(
            "%1 -S %2 -B %3 -G %4 -DCMAKE_BUILD_TYPE=%5 -DSONORANT_SANITIZE=%6 -DTorch_DIR=%7 "
            "-DSONORANT_TESTS=OFF -DSONORANT_WINDOW=OFF -DSONORANT_UNITY=OFF -DSONORANT_EXTRA_PROJECTS=%8")
            .arg(quoted(SONORANT_CMAKE), quoted(SONORANT_SOURCE), quoted(build()), quoted(SONORANT_GENERATOR),
                 quoted(SONORANT_BUILD_TYPE), quoted(SONORANT_SANITIZERS), quoted(SONORANT_TORCH_DIR),
                 quoted(copy())),
        m_folder.path());
    QVERIFY2(configured.isEmpty(), configured.constData());
}

void TestCopiedProject::theBuildRegistersTheCopy() {
    for (const char* const generated : {"descriptors.cpp", "models.cpp"}) {
        QFile file(build() + "/generated/" + generated);
        QVERIFY2(file.open(QIODevice::ReadOnly), generated);
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("registry.add(projects::my_voice::"), text.constData());
        QVERIFY2(text.contains("registry.add(projects::hn_nsf::"), text.constData());
    }
}

/// The compiler's command lines for the files of the copy, with this build's precompiled header.
QStringList TestCopiedProject::commandsOfTheCopy() const {
    QFile file(build() + "/compile_commands.json");
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString header = "/core/CMakeFiles/sonorant-torch-pch.dir/cmake_pch.hxx";
    QStringList commands;
    for (const QJsonValue& entry : QJsonDocument::fromJson(file.readAll()).array()) {
        if (!entry["file"].toString().startsWith(copy() + "/")) continue;
        QString command = entry["command"].toString();
        command.replace(build() + header, SONORANT_BUILD + header);
        const QString object = QString("%1/%2.o").arg(m_folder.path()).arg(commands.size());
        command.replace(QRegularExpression(" -o \\S+\\.o "), " -o " + object + " ");
        commands.append(command);
    }
    return commands;
}

void TestCopiedProject::theCopyIsCompiledAndLinked() {
    const QStringList commands = commandsOfTheCopy();
    QCOMPARE(commands.size(), qsizetype(2)); // descriptor.cpp and model.cpp
    for (const QString& command : commands) {
        const QByteArray failure = failureOf(command, build());
        QVERIFY2(failure.isEmpty(), failure.constData());
    }
    QString link = QString("c++ -shared -o %1 0.o 1.o %2 %3 -Wl,-rpath,%4")
                       .arg(quoted(library()), quoted(SONORANT_ENGINE), quoted(SONORANT_CORE),
                            quoted(QFileInfo(SONORANT_ENGINE).path()));
    if (*SONORANT_SANITIZERS != '\0') link += QString(" -fsanitize=") + SONORANT_SANITIZERS;
    const QByteArray failure = failureOf(link, m_folder.path());
    QVERIFY2(failure.isEmpty(), failure.constData());
    m_loaded = ::dlopen(library().toUtf8().constData(), RTLD_NOW | RTLD_LOCAL);
    QVERIFY2(m_loaded, m_loaded ? "" : ::dlerror());
}

void TestCopiedProject::theCopyIsAModelLikeAnyOther() {
    QVERIFY(m_loaded);
    // What the generated files do when the program starts.
    const auto descriptor = call<ModelDescriptor>(m_loaded, "_ZN8sonorant8projects8my_voice10descriptorEv");
    QCOMPARE(descriptor.id, std::string("my-voice"));
    const_cast<ModelDescriptors&>(ModelDescriptors::instance()).add(descriptor);
    const_cast<ModelRegistry&>(ModelRegistry::instance())
        .add(call<ModelFactory>(m_loaded, "_ZN8sonorant8projects8my_voice7factoryEv"));

    TrainingRequest request;
    const Path project = m_folder.filePath("project").toStdString();
    request.config = frameProject(project, {"model.hidden_dim=16", "epochs=8"}, "my-voice");
    QVERIFY(validate(request.config, true, false).empty());
    request.runFolder = project / "run";
    struct Watcher : TrainingObserver {
        void onEpoch(const EpochRecord& epoch) override { losses.push_back(epoch.devLoss.front()); }
        std::vector<double> losses;
    };
    const auto watcher = std::make_shared<Watcher>();
    const std::unique_ptr<Engine> engine(sonorant_create_engine());
    engine->training().start(request, watcher);
    const TrainingOutcome outcome = engine->training().wait();
    QVERIFY2(outcome.kind == TrainingOutcome::Kind::Finished, outcome.message.c_str());
    QCOMPARE(watcher->losses.size(), std::size_t(8));
    QVERIFY2(watcher->losses.back() < watcher->losses.front(), "it learns");

    InferenceRequest generation;
    generation.config = request.config;
    generation.trainedModel = request.runFolder / "trained_network.pt";
    generation.outputFolder = project / "generated";
    QCOMPARE(engine->inference().generate(generation, {}).files.size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestCopiedProject)
#include "tst_copied_project.moc"
