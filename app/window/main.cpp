// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"
#include "core/base/standard_streams.h"
#include "widgets/theme/resources.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QTimer>
#include <QTranslator>

int main(int argc, char** argv) {
    sonorant::openStandardStreams();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("sonorant"));
    QApplication::setApplicationDisplayName(QStringLiteral("Sonorant"));
    QApplication::setOrganizationName(QStringLiteral("sonorant"));
    QApplication::setApplicationVersion(QStringLiteral(SONORANT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.sonorant.Sonorant"));

    sonorant::useResources();
    QTranslator ours, qts;
    if (ours.load(QLocale(), QStringLiteral("sonorant"), QStringLiteral("_"),
                  QStringLiteral(":/sonorant/i18n")))
        QApplication::installTranslator(&ours);
    if (qts.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&qts);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "A workbench for training neural vocoders."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("path"),
        QApplication::translate("main",
                                "Folder or config.toml of the project to open, or any file to inspect."),
        QStringLiteral("[path]"));
    parser.process(application);

    sonorant::applyTheme(application, sonorant::savedColourScheme());
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/sonorant/icons/sonorant.svg")));
    sonorant::MainWindow window;
    window.show();
    const QStringList arguments = parser.positionalArguments();
    // LibTorch is brought in once the window stands.
    QTimer::singleShot(0, &window, [&window, arguments] {
        window.parts().engine.load();
        if (!arguments.isEmpty()) window.openPath(arguments.constFirst());
    });
    return QApplication::exec();
}
