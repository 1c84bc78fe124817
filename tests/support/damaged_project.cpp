// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/damaged_project.h"

#include "core/io/raw_matrix.h"
#include "core/io/wave.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>

namespace sonorant::test {

namespace {

namespace fs = std::filesystem;

Path wave(const Path& project) {
    return project / "wav/options.wav";
}
Path mel(const Path& project) {
    return project / "mfbsp/options.mfbsp";
}
Path pitch(const Path& project) {
    return project / "f0/options.f0";
}

void append(const Path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::app) << bytes;
}

template<class Change>
void changeWave(const Path& project, Change change, int rate = 16000) {
    std::vector<float> samples = readWave(wave(project)).samples;
    change(samples);
    writeWave16(wave(project), samples, rate);
}

template<class Change>
void changePitch(const Path& project, Change change) {
    Matrix f0 = readRawMatrix(pitch(project), 1);
    change(f0.values);
    writeRawMatrix(pitch(project), f0);
}

/// 16-bit PCM of two channels of noise.
void writeStereo(const Path& file, int rate, std::uint32_t frames) {
    const auto number = [](std::uint32_t value, int bytes) {
        std::string text;
        for (int i = 0; i < bytes; ++i)
            text += static_cast<char>(value >> (8 * i) & 0xFF);
        return text;
    };
    const auto r = static_cast<std::uint32_t>(rate);
    std::string data;
    for (std::uint32_t i = 0; i < frames * 2; ++i)
        data += number((i * 7919U) % 20000U, 2);
    const auto size = static_cast<std::uint32_t>(data.size());
    std::ofstream(file, std::ios::binary)
        << "RIFF" << number(36 + size, 4) << "WAVEfmt " << number(16, 4) << number(1, 2) << number(2, 2)
        << number(r, 4) << number(r * 4, 4) << number(4, 2) << number(16, 2) << "data" << number(size, 4)
        << data;
}

void shortenAll(const Path& project) {
    changeWave(project, [](std::vector<float>& samples) { samples.resize(1600); });
    fs::resize_file(mel(project), 20 * 80 * sizeof(float));
    fs::resize_file(pitch(project), 20 * sizeof(float));
}

void putNotFinite(const Path& project) {
    Matrix matrix = readRawMatrix(mel(project), 80);
    matrix.values[7 * 80 + 3] = std::nanf("");
    matrix.values[9 * 80] = std::numeric_limits<float>::infinity();
    writeRawMatrix(mel(project), matrix);
}

using Samples = std::vector<float>;

void clip(Samples& samples) {
    for (std::size_t i = 100; i < 300; ++i)
        samples[i] = 1;
}

void whisper(Samples& samples) {
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = i % 2 == 0 ? 1.0F / 32768 : 0;
}

} // namespace

void copyDemoProject(const Path& target) {
    const Path demo = SONORANT_DEMO_PROJECT, corpus = Path(SONORANT_TEST_DATA) / "demo-corpus";
    fs::create_directories(target);
    fs::copy_file(demo / "config.toml", target / "config.toml");
    for (const char* const folder : {"scp", "wav"})
        fs::copy(demo / folder, target / folder, fs::copy_options::recursive);
    for (const char* const folder : {"mfbsp", "f0"})
        fs::copy(corpus / folder, target / folder, fs::copy_options::recursive);
}

const std::vector<Damage>& damages() {
    using K = FindingKind;
    using G = FindingGrade;
    static const std::vector<Damage> all{
        {"missing", K::Missing, G::Warning, "options", ".mfbsp", "not there",
         [](const Path& p) { fs::remove(mel(p)); }},
        {"missing folder", K::Folder, G::Error, "", ".f0", "expected a folder",
         [](const Path& p) { fs::remove_all(p / "f0"); }},
        {"empty list", K::List, G::Error, "", "", "expected utterances",
         [](const Path& p) { fs::resize_file(p / "scp/val.lst", 0); }},
        {"no sound file", K::Damaged, G::Error, "options", ".wav", "",
         [](const Path& p) { std::ofstream(wave(p)) << "no waveform"; }},
        {"empty", K::Empty, G::Error, "options", ".f0", "no frame",
         [](const Path& p) { fs::resize_file(pitch(p), 0); }},
        {"odd size", K::OddSize, G::Warning, "options", ".mfbsp", "320 bytes (4 x 80)",
         [](const Path& p) { append(mel(p), "123456"); }},
        {"sampling rate", K::SamplingRate, G::Error, "options", ".wav", "expected 16000 Hz",
         [](const Path& p) {
             changeWave(
                 p, [](Samples& s) { s.resize(s.size() / 2); }, 8000);
         }},
        {"channels", K::Channels, G::Error, "options", ".wav", "found 2",
         [](const Path& p) { writeStereo(wave(p), 16000, 56976); }},
        {"half a recording", K::LengthMismatch, G::Error, "options", "", "% apart",
         [](const Path& p) { changeWave(p, [](Samples& s) { s.resize(s.size() / 2); }); }},
        {"a little shorter", K::LengthDiffers, G::Information, "options", "", "at the end are not used",
         [](const Path& p) { changeWave(p, [](Samples& s) { s.resize(s.size() - 480); }); }},
        {"too short", K::TooShort, G::Warning, "options", "", "expected 4000 steps", shortenAll},
        {"not finite", K::NotFinite, G::Error, "options", ".mfbsp", "the first at frame 7, dimension 3",
         putNotFinite},
        {"all zero", K::Silent, G::Warning, "options", ".wav", "every sample is 0",
         [](const Path& p) { changeWave(p, [](Samples& s) { s.assign(s.size(), 0.0F); }); }},
        {"near silence", K::Silent, G::Warning, "options", ".wav", "-93.3 dBFS",
         [](const Path& p) { changeWave(p, whisper); }},
        {"clipped", K::Clipped, G::Warning, "options", ".wav", "200 of 56976 samples",
         [](const Path& p) { changeWave(p, clip); }},
        {"negative F0", K::F0Range, G::Error, "options", ".f0", "are negative",
         [](const Path& p) { changePitch(p, [](Samples& f) { f[5] = -4; }); }},
        {"high F0", K::F0Range, G::Warning, "options", ".f0", "above 1000 Hz",
         [](const Path& p) { changePitch(p, [](Samples& f) { f[5] = 1500; }); }},
        {"F0 beyond half the rate", K::F0Range, G::Error, "options", ".f0", "above 8000 Hz",
         [](const Path& p) { changePitch(p, [](Samples& f) { f[5] = 9000; }); }},
        {"unvoiced", K::Unvoiced, G::Warning, "options", ".f0", "none of 713 frames",
         [](const Path& p) { changePitch(p, [](Samples& f) { f.assign(f.size(), 0.0F); }); }},
        {"listed twice", K::ListedTwice, G::Warning, "options", "", "listed 2 times",
         [](const Path& p) { append(p / "scp/train.lst", "\noptions\n"); }},
        {"in both sets", K::InTrainingToo, G::Warning, "options", "", "demo_trn",
         [](const Path& p) { append(p / "scp/val.lst", "\noptions\n"); }},
    };
    return all;
}

} // namespace sonorant::test
