// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/features/feature_extractor.h"
#include "core/io/raw_matrix.h"
#include "core/io/wave.h"

#include <QTemporaryDir>
#include <QTest>
#include <sndfile.h>

#include <atomic>
#include <chrono>
#include <cmath>

using namespace sonorant;

namespace {

const Path kRecordings = Path(SONORANT_DEMO_PROJECT) / "wav";

ExtractionRequest requestInto(const QTemporaryDir& folder, std::vector<std::string> names) {
    const Path root = folder.path().toStdString();
    ExtractionRequest request;
    request.wavFolder = kRecordings;
    request.melFolder = root / "mfbsp";
    request.f0Folder = root / "f0";
    request.names = std::move(names);
    request.threads = 2;
    return request;
}

/// A stereo file, written with libsndfile itself.
void writeStereo(const Path& file, int rate, std::size_t frames) {
    std::filesystem::create_directories(file.parent_path());
    std::vector<float> samples(2 * frames);
    for (std::size_t n = 0; n < frames; ++n) {
        const auto t = static_cast<double>(n) / rate;
        samples[2 * n] = static_cast<float>(0.6 * std::sin(2 * M_PI * 220 * t));
        samples[2 * n + 1] = static_cast<float>(0.2 * std::sin(2 * M_PI * 220 * t));
    }
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = 2;
    info.format = SF_FORMAT_WAV | SF_FORMAT_FLOAT;
    SNDFILE* sound = sf_open(file.c_str(), SFM_WRITE, &info);
    QVERIFY(sound);
    QCOMPARE(sf_writef_float(sound, samples.data(), static_cast<sf_count_t>(frames)),
             static_cast<sf_count_t>(frames));
    sf_close(sound);
}

} // namespace

/// Features for a folder: parallel, resumable, cancellable, one issue per recording that fails.
class FeatureExtractor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wholeCorpus();
    void keepsWhatIsUpToDate();
    void keepsSubPaths();
    void failuresAreCollected();
    void convertsOtherFormats();
    void stopsWhenAsked();
    void refusesWhatCannotWork();
};

void FeatureExtractor::wholeCorpus() {
    const QTemporaryDir folder;
    const ExtractionRequest request = requestInto(folder, {});
    std::atomic<int> inside{0}, reports{0};
    std::int64_t last = 0;
    JobControl job;
    job.report = [&](const Progress& progress) {
        QCOMPARE(++inside, 1); // one call at a time
        QCOMPARE(progress.done, last + 1);
        last = progress.done;
        ++reports;
        --inside;
    };
    const ExtractionReport report = extractFeatures(request, job);
    const auto names = recordingsIn(kRecordings, ".wav");
    QVERIFY(names.size() >= 20);
    QCOMPARE(report.made, names.size());
    QCOMPARE(report.failed + report.kept, std::size_t(0));
    QCOMPARE(std::size_t(reports), names.size());
    QVERIFY(report.audioSeconds > 10);
    for (const std::string& name : names) {
        const std::int64_t mel = rawMatrixInfo(request.melFolder / (name + ".mfbsp"), 80).rows;
        QCOMPARE(rawMatrixInfo(request.f0Folder / (name + ".f0"), 1).rows, mel);
        QCOMPARE(mel, readWaveInfo(kRecordings / (name + ".wav")).frames / 80 + 1);
    }
    qInfo("%.1f s of audio in %.2f s", report.audioSeconds, report.seconds);
}

void FeatureExtractor::keepsWhatIsUpToDate() {
    const QTemporaryDir folder;
    ExtractionRequest request = requestInto(folder, {"vm-delete", "options", "vm-delete"});
    QCOMPARE(extractFeatures(request, {}).made, std::size_t(2));
    QCOMPARE(extractFeatures(request, {}).kept, std::size_t(2));
    const Path mel = request.melFolder / "options.mfbsp";
    std::filesystem::last_write_time(mel, std::filesystem::last_write_time(kRecordings / "options.wav") -
                                              std::chrono::hours(1));
    std::filesystem::remove(request.f0Folder / "vm-delete.f0");
    const ExtractionReport again = extractFeatures(request, {});
    QCOMPARE(again.made, std::size_t(2)); // one is older than its recording, of the other a part is missing
    std::filesystem::resize_file(request.f0Folder / "options.f0", 8); // newer, but cut short
    QCOMPARE(extractFeatures(request, {}).made, std::size_t(1));
    request.overwrite = true;
    QCOMPARE(extractFeatures(request, {}).made, std::size_t(2));
}

void FeatureExtractor::keepsSubPaths() {
    const QTemporaryDir folder;
    ExtractionRequest request = requestInto(folder, {});
    request.wavFolder = Path(folder.path().toStdString()) / "wav";
    std::filesystem::create_directories(request.wavFolder / "speaker1");
    std::filesystem::copy_file(kRecordings / "vm-delete.wav", request.wavFolder / "speaker1" / "one.wav");
    QCOMPARE(recordingsIn(request.wavFolder, ".wav"), std::vector<std::string>{"speaker1/one"});
    QCOMPARE(extractFeatures(request, {}).made, std::size_t(1));
    QVERIFY(std::filesystem::exists(request.melFolder / "speaker1" / "one.mfbsp"));
}

void FeatureExtractor::failuresAreCollected() {
    const QTemporaryDir folder;
    ExtractionRequest request = requestInto(folder, {});
    request.wavFolder = Path(folder.path().toStdString()) / "wav";
    writeStereo(request.wavFolder / "b-stereo.wav", 16000, 3200);
    writeFileAtomically(request.wavFolder / "c-broken.wav", std::string_view("this is no sound"));
    writeWave16(request.wavFolder / "d-empty.wav", {}, 16000);
    std::filesystem::copy_file(kRecordings / "vm-delete.wav", request.wavFolder / "a-good.wav");
    request.names = {"a-good", "b-stereo", "c-broken", "d-empty", "e-missing"};
    const ExtractionReport report = extractFeatures(request, {});
    QCOMPARE(report.made, std::size_t(1));
    QCOMPARE(report.failed, std::size_t(4));
    QCOMPARE(report.issues.size(), std::size_t(4));
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(report.issues[i].path, request.names[i + 1]);
        QVERIFY(!report.issues[i].message.empty());
    }
    QVERIFY(report.issues[0].message.find("2 at 16000 Hz") != std::string::npos);
    QVERIFY(!std::filesystem::exists(request.melFolder / "b-stereo.mfbsp"));
}

void FeatureExtractor::convertsOtherFormats() {
    const QTemporaryDir folder;
    ExtractionRequest request = requestInto(folder, {});
    request.wavFolder = Path(folder.path().toStdString()) / "original";
    request.wavTarget = Path(folder.path().toStdString()) / "wav";
    request.convert = true;
    writeStereo(request.wavFolder / "tone.wav", 44100, 44100);
    QCOMPARE(extractFeatures(request, {}).made, std::size_t(1));
    const Waveform converted = readWave(request.wavTarget / "tone.wav");
    QCOMPARE(converted.samplingRate, 16000);
    QCOMPARE(converted.samples.size(), std::size_t(16000));
    for (std::size_t n = 400; n < 15600; ++n)
        QVERIFY(std::abs(converted.samples[n] - 0.4 * std::sin(2 * M_PI * 220 / 16000 * double(n))) < 1e-4);
    const auto f0 = readRawMatrix(request.f0Folder / "tone.f0", 1).values;
    QCOMPARE(f0.size(), std::size_t(201));
    QVERIFY(std::abs(f0[100] - 220) < 2);
    QCOMPARE(extractFeatures(request, {}).kept, std::size_t(1));
}

void FeatureExtractor::stopsWhenAsked() {
    const QTemporaryDir folder;
    const ExtractionRequest request = requestInto(folder, {});
    std::stop_source stop;
    JobControl job;
    job.stop = stop.get_token();
    job.report = [&](const Progress& progress) {
        if (progress.done == 3) stop.request_stop();
    };
    const ExtractionReport report = extractFeatures(request, job);
    QVERIFY(report.cancelled);
    QVERIFY(report.made >= 3 && report.made <= 5); // each thread finishes what it has begun
    const ExtractionReport rest = extractFeatures(request, {});
    QVERIFY(!rest.cancelled);
    QCOMPARE(rest.kept, report.made);
}

void FeatureExtractor::refusesWhatCannotWork() {
    const QTemporaryDir folder;
    ExtractionRequest missing = requestInto(folder, {});
    missing.wavFolder = "/no/such/folder";
    QVERIFY_EXCEPTION_THROWN(extractFeatures(missing, {}), Error);
    ExtractionRequest none = requestInto(folder, {});
    none.wavExtension = ".flac";
    QVERIFY_EXCEPTION_THROWN(extractFeatures(none, {}), Error);
    QVERIFY_EXCEPTION_THROWN(extractFeatures(requestInto(folder, {"../secret"}), {}), Error);
    ExtractionRequest range = requestInto(folder, {"options"});
    range.f0Minimum = 600;
    QVERIFY_EXCEPTION_THROWN(extractFeatures(range, {}), Error);
    ExtractionRequest nowhere = requestInto(folder, {"options"});
    nowhere.convert = true;
    QVERIFY_EXCEPTION_THROWN(extractFeatures(nowhere, {}), Error);
    nowhere.wavTarget = kRecordings;
    QVERIFY_EXCEPTION_THROWN(extractFeatures(nowhere, {}), Error);
    ExtractionRequest blocked = requestInto(folder, {"options"});
    writeFileAtomically(Path(folder.path().toStdString()) / "file", std::string_view("x"));
    blocked.melFolder = Path(folder.path().toStdString()) / "file" / "mfbsp";
    QVERIFY_EXCEPTION_THROWN(extractFeatures(blocked, {}), Error);
}

QTEST_GUILESS_MAIN(FeatureExtractor)
#include "tst_feature_extractor.moc"
