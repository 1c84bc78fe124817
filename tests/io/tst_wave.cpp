// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/wave.h"
#include "tests/support/io_testing.h"

#include <sndfile.h>

#include <cmath>
#include <limits>

using namespace sonorant;

namespace {

/// Writes with libsndfile itself, integers as they are.
template<typename Sample>
void writeWith(const Path& file, int format, int channels, const std::vector<Sample>& samples) {
    SF_INFO info{};
    info.samplerate = 22050;
    info.channels = channels;
    info.format = format;
    SNDFILE* const handle = sf_open(file.c_str(), SFM_WRITE, &info);
    QVERIFY(handle);
    const auto count = static_cast<sf_count_t>(samples.size());
    if constexpr (std::is_same_v<Sample, short>)
        QCOMPARE(sf_write_short(handle, samples.data(), count), count);
    if constexpr (std::is_same_v<Sample, int>) QCOMPARE(sf_write_int(handle, samples.data(), count), count);
    if constexpr (std::is_same_v<Sample, float>)
        QCOMPARE(sf_write_float(handle, samples.data(), count), count);
    sf_close(handle);
}

const std::vector<short> shorts{0, 1, -1, 12345, 32767, -32768};
const std::vector<int> ints{0, 1 << 16, -(1 << 20), 2147483647, -2147483647 - 1};

} // namespace

class TestWave : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scalesEveryFormatExactly_data() {
        QTest::addColumn<int>("format");
        QTest::newRow("wav 16") << (SF_FORMAT_WAV | SF_FORMAT_PCM_16);
        QTest::newRow("flac 16") << (SF_FORMAT_FLAC | SF_FORMAT_PCM_16);
        QTest::newRow("wav 32") << (SF_FORMAT_WAV | SF_FORMAT_PCM_32);
        QTest::newRow("wav 24") << (SF_FORMAT_WAV | SF_FORMAT_PCM_24);
        QTest::newRow("flac 24") << (SF_FORMAT_FLAC | SF_FORMAT_PCM_24);
        QTest::newRow("wav float") << (SF_FORMAT_WAV | SF_FORMAT_FLOAT);
    }
    void scalesEveryFormatExactly() {
        QFETCH(int, format);
        const Scratch folder;
        const Path file = folder / "x.snd";
        const int type = format & SF_FORMAT_SUBMASK;
        std::vector<float> expected;
        if (type == SF_FORMAT_PCM_16) {
            writeWith(file, format, 1, shorts);
            for (const short value : shorts)
                expected.push_back(float(value) / 32768.0F);
        } else if (type == SF_FORMAT_FLOAT) {
            expected = {0.0F, 1.5F, -3e-9F, 0.1F};
            writeWith(file, format, 1, expected);
        } else {
            writeWith(file, format, 1, ints);
            const int mask = type == SF_FORMAT_PCM_24 ? ~0xFF : ~0;
            for (const int value : ints)
                expected.push_back(float(value & mask) / 2147483648.0F);
        }
        const Waveform wave = readWave(file);
        QCOMPARE(wave.samplingRate, 22050);
        QCOMPARE(wave.samples, expected);
        QCOMPARE(readWaveInfo(file).frames, std::int64_t(expected.size()));
        QCOMPARE(readWaveRange(file, 1, 2), std::vector<float>(expected.begin() + 1, expected.begin() + 3));
    }

    void readsTheDemoAsPythonDoes() {
        const Path file = Path(SONORANT_DEMO_PROJECT) / "wav/vm-delete.wav";
        const Waveform wave = readWave(file);
        const std::string expected =
            python("import sys,wave,numpy\n"
                   "w = wave.open(sys.argv[1])\n"
                   "x = numpy.frombuffer(w.readframes(w.getnframes()), '<i2')\n"
                   "print(w.getframerate(), len(x), int(x.astype('i8').sum()), int(x[999]))",
                   {toQString(file)});
        std::int64_t sum = 0;
        for (const float sample : wave.samples)
            sum += std::int64_t(sample * 32768.0F);
        QCOMPARE(QString::fromStdString(expected).trimmed(), QString("%1 %2 %3 %4")
                                                                 .arg(wave.samplingRate)
                                                                 .arg(wave.samples.size())
                                                                 .arg(sum)
                                                                 .arg(int(wave.samples[999] * 32768.0F)));
    }

    void writesAsTheFramework() {
        QCOMPARE(toInt16(0.99999F), std::int16_t(32767));
        QCOMPARE(toInt16(1.0F), std::int16_t(32767));
        QCOMPARE(toInt16(-1.0F), std::int16_t(-32768));
        QCOMPARE(toInt16(-7.0F), std::int16_t(-32768));
        QCOMPARE(toInt16(1.99F / 32768.0F), std::int16_t(1));
        QCOMPARE(toInt16(-1.99F / 32768.0F), std::int16_t(-1));
        QCOMPARE(toInt16(std::numeric_limits<float>::infinity()), std::int16_t(32767));
        const Scratch folder;
        const Path file = folder / "sub/out.wav";
        writeWave16(file, std::vector<float>{0, 0.5F, -0.5F, 2, -2, 1.99F / 32768.0F}, 16000);
        const std::string found =
            python("import sys,wave,numpy\n"
                   "w = wave.open(sys.argv[1])\n"
                   "print(w.getparams()[:4], list(numpy.frombuffer(w.readframes(99), '<i2')))",
                   {toQString(file)});
        QCOMPARE(QString::fromStdString(found).trimmed(),
                 QString("(1, 2, 16000, 6) [0, 16384, -16384, 32767, -32768, 1]"));
        writeWave16(file, {}, 8000); // a file without samples is whole, too
        QCOMPARE(readWave(file).samples.size(), std::size_t(0));
    }

    void theFrameworksOutputComesOutAgain() {
        const Path golden = Path(SONORANT_TEST_DATA) / "golden/training/tiny_adam/generated";
        const std::string raw = readFile(golden / "vm-toreply.wav.f32");
        std::vector<float> samples(raw.size() / sizeof(float));
        std::memcpy(samples.data(), raw.data(), samples.size() * sizeof(float));
        const Scratch folder;
        writeWave16(folder / "x.wav", samples, 16000);
        QCOMPARE(readWave(folder / "x.wav").samples, readWave(golden / "vm-toreply.wav").samples);
    }

    void refusesNaNAndWritesNothing() {
        const Scratch folder;
        const Path file = folder / "nan.wav";
        const std::vector<float> samples{0, std::nanf("")};
        QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { writeWave16(file, samples, 16000); }),
                         "NaN at sample 1 of 2"));
        QVERIFY(!std::filesystem::exists(file));
    }

    void namesTheChannels() {
        const Scratch folder;
        const Path file = folder / "stereo.wav";
        writeWith(file, SF_FORMAT_WAV | SF_FORMAT_PCM_16, 2, shorts);
        const std::string said = messageOf(ErrorKind::Mismatch, [&] { readWave(file); });
        QVERIFY(contains(said, "expected 1 channel, found 2 channels"));
        QVERIFY(contains(said, "stereo.wav"));
        WaveReader reader(file); // channels side by side are readable one level below
        std::vector<float> all(6);
        reader.seek(1);
        QCOMPARE(reader.read(all), std::int64_t(2));
        QCOMPARE(all[1], 12345 / 32768.0F);
        QVERIFY(contains(messageOf(ErrorKind::Mismatch, [&] { reader.seek(4); }), "from 0 to 3"));
    }

    void everyCutOffFileIsAnError() {
        const Scratch folder;
        const Path file = folder / "cut.wav";
        writeWave16(file, std::vector<float>(100, 0.25F), 16000);
        const std::string whole = readFile(file);
        for (std::size_t length = 0; length < whole.size(); ++length) {
            writeFileAtomically(file, std::string_view(whole).substr(0, length));
            const std::string said = messageOf(ErrorKind::Malformed, [&] { readWave(file); });
            QVERIFY2(said.find("cut.wav") != std::string::npos, said.c_str());
        }
        writeFileAtomically(file, std::string_view(whole).substr(0, 200));
        QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { readWaveInfo(file); }),
                         "expected 200 bytes of samples, found 156"));
    }

    void aHeaderOfHoursInAFewBytesIsAnError() {
        const Scratch folder;
        const Path file = folder / "long.flac";
        writeWith(file, SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 1, shorts);
        std::string bytes = readFile(file);
        QVERIFY(bytes.starts_with("fLaC"));
        bytes[22] = '\x40'; // the number of samples, 36 bits from bit 4 of byte 21 on: now 2^30 and some
        writeFileAtomically(file, bytes);
        QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { readWaveInfo(file); }), "samples per byte"));
    }

    void otherFilesAreErrors() {
        const Scratch folder;
        const Path file = folder / "text.wav";
        writeFileAtomically(file, std::string_view("this is no sound"));
        QVERIFY(contains(messageOf(ErrorKind::Malformed, [&] { readWave(file); }), "expected a waveform"));
        QVERIFY(contains(messageOf(ErrorKind::NotFound, [&] { readWave(folder / "none.wav"); }), "none.wav"));
        writeWave16(file, std::vector<float>(10), 16000);
        QVERIFY(
            contains(messageOf(ErrorKind::Mismatch, [&] { readWaveRange(file, 5, 6); }), "found 10 in all"));
    }
};

QTEST_GUILESS_MAIN(TestWave)
#include "tst_wave.moc"
