// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"
#include "widgets/inspect/column_view.h"
#include "widgets/inspect/image_view.h"
#include "widgets/inspect/inspect_tools.h"
#include "widgets/inspect/inspect_view.h"
#include "widgets/pages/inspect/inspect_page.h"
#include "widgets/theme/theme.h"

#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

using namespace sonorant;

/// Figures of large files: a matrix of a gigabyte, an hour of sound. They are printed, and held against
/// generous limits.
class BenchInspect : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<MainWindow> m_window;

    InspectPage& page() { return *qobject_cast<InspectPage*>(m_window->page(6)); }
    Path file(const char* name) const { return Path(m_dir.path().toStdString()) / name; }

    /// Writes `bytes` in blocks and drops them from the page cache, so that opening meets the disk.
    void write(const Path& target, std::string_view head, const std::vector<char>& block, std::size_t times) {
        std::ofstream out(target, std::ios::binary);
        out.write(head.data(), std::streamsize(head.size()));
        for (std::size_t i = 0; i < times; ++i)
            out.write(block.data(), std::streamsize(block.size()));
        out.close();
        const int descriptor = ::open(target.c_str(), O_RDONLY);
        ::fsync(descriptor);
        ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
        ::close(descriptor);
    }

    /// Opens and waits for the first picture, then for everything; scrolls along.
    void measure(const char* what, const Path& target) {
        QElapsedTimer clock;
        clock.start();
        QVERIFY(page().openFile(QString::fromStdString(target.string())));
        const qint64 opened = clock.elapsed();
        page().view()->grab(); // paints at once
        const qint64 painted = clock.elapsed();
        qint64 longest = 0;
        while (page().board()->isAnalysing()) { // the window stays alive meanwhile
            QElapsedTimer stall;
            stall.start();
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
            longest = std::max(longest, stall.elapsed());
            QVERIFY(clock.elapsed() < 120'000);
        }
        const qint64 complete = clock.elapsed();
        std::vector<double> frames;
        TimeAxis& axis = *page().view()->axis();
        for (const double part : {1.0, 0.1, 0.01, 0.0005}) {
            axis.setRange(0, axis.duration() * part);
            for (int step = 0; step < 40; ++step) {
                axis.pan(axis.span() / 37);
                QElapsedTimer frame;
                frame.start();
                page().view()->grab();
                frames.push_back(double(frame.nsecsElapsed()) / 1e6);
            }
        }
        std::sort(frames.begin(), frames.end());
        qInfo("%s: opened in %lld ms, first picture after %lld ms, every value read after %lld ms, longest "
              "stall %lld ms; frame while scrolling: median %.1f ms, 95 %% below %.1f ms, longest %.1f ms",
              what, opened, painted, complete, longest, frames[frames.size() / 2],
              frames[frames.size() * 95 / 100], frames.back());
        QVERIFY2(opened < 30'000 && painted < 60'000,
                 "gross failure: some ten times what a busy machine takes");
        QVERIFY2(frames[frames.size() / 2] < 500, "gross failure");
    }

private Q_SLOTS:
    void initTestCase() {
        applyTheme(*qApp, ColourScheme::Light);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir.filePath("settings"));
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->showPage(6);
    }

    void aGigabyte() {
        constexpr std::size_t blockRows = 32768;
        std::vector<char> block(blockRows * 80 * sizeof(float));
        auto* values = reinterpret_cast<float*>(block.data());
        for (std::size_t row = 0; row < blockRows; ++row)
            for (std::size_t c = 0; c < 80; ++c)
                values[row * 80 + c] = std::sin(float(row) / 90 + float(c) / 7) - float(c) / 20;
        write(file("large.mfbsp"), {}, block, (std::size_t(1) << 30) / block.size() + 1);
        QVERIFY(std::filesystem::file_size(file("large.mfbsp")) >= (std::uintmax_t(1) << 30));
        measure("1 GB matrix", file("large.mfbsp"));
        QCOMPARE(page().board()->document()->columns(), 80);
    }

    void anHourOfSound() {
        constexpr std::uint32_t rate = 48000, seconds = 3600;
        std::vector<char> block(rate * 2);
        for (std::uint32_t i = 0; i < rate; ++i) {
            const auto sample = std::int16_t(20000 * std::sin(i * 0.05) * std::sin(i * 0.0003));
            block[2 * i] = char(sample & 0xFF);
            block[2 * i + 1] = char(sample >> 8 & 0xFF);
        }
        const auto number = [](std::uint32_t value, int bytes) {
            std::string text;
            for (int i = 0; i < bytes; ++i)
                text += char(value >> (8 * i) & 0xFF);
            return text;
        };
        const std::uint32_t size = rate * 2 * seconds;
        const std::string head = "RIFF" + number(36 + size, 4) + "WAVEfmt " + number(16, 4) + number(1, 2) +
                                 number(1, 2) + number(rate, 4) + number(rate * 2, 4) + number(2, 2) +
                                 number(16, 2) + "data" + number(size, 4);
        write(file("hour.wav"), head, block, seconds);
        measure("1 hour of sound at 48 kHz", file("hour.wav"));
        QCOMPARE(page().board()->document()->rows(), std::int64_t(rate) * seconds);
    }
};

QTEST_MAIN(BenchInspect)
#include "bench_inspect.moc"
