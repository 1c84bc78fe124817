// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/inspect_pictures.h"

#include "core/io/raw_matrix.h"
#include "widgets/inspect/image_view.h"
#include "widgets/inspect/inspect_tools.h"
#include "widgets/inspect/inspect_view.h"
#include "widgets/pages/inspect/inspect_page.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTemporaryDir>
#include <QThread>

#include <limits>

using namespace sonorant;

namespace {

void settle(InspectPage& page) {
    QElapsedTimer timer;
    timer.start();
    do {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(2);
    } while (page.board()->isAnalysing() && timer.elapsed() < 20000);
}

/// Puts the pointer there, so that a value is read out.
void pointAt(QWidget& widget, double x, double y) {
    const QPointF at(widget.width() * x, widget.height() * y);
    QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &move);
}

} // namespace

void shootInspect(MainWindow& window, const std::function<void(QWidget&, const QString&)>& shoot) {
    auto& page = *qobject_cast<InspectPage*>(window.page(6));
    const QString corpus = QStringLiteral(SONORANT_TEST_DATA "/demo-corpus/");
    const QTemporaryDir scratch;
    window.showPage(6);
    shoot(window, QStringLiteral("inspect-empty"));
    page.tools()->units()->setCurrentIndex(1);
    page.openFile(corpus + QStringLiteral("mfbsp/options.mfbsp"));
    settle(page);
    Q_EMIT page.view()->columnChosen(12);
    pointAt(*page.view()->image(), 0.4, 0.6);
    shoot(window, QStringLiteral("inspect"));

    Matrix matrix = readRawMatrix((corpus + QStringLiteral("mfbsp/options.mfbsp")).toStdString(), 80);
    for (std::size_t i = 0; i < matrix.values.size(); ++i)
        matrix.values[i] += 0.3F * matrix.values[(i * 7919) % matrix.values.size()] / 10;
    for (std::size_t i = 9000; i < 9400; ++i)
        matrix.values[i] = std::numeric_limits<float>::quiet_NaN();
    const QString changed = scratch.filePath(QStringLiteral("generated.mfbsp"));
    writeRawMatrix(changed.toStdString(), matrix);
    page.compareWith(changed);
    settle(page);
    shoot(window, QStringLiteral("inspect-difference"));
    page.openFile(QStringLiteral(SONORANT_DEMO_PROJECT "/wav/options.wav"));
    settle(page);
    page.view()->axis()->setRange(0.5, 1.5);
    shoot(window, QStringLiteral("inspect-sound"));
    page.tools()->units()->setCurrentIndex(0);
    page.board()->close();
}
