// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/job_area.h"
#include "widgets/theme/resources.h"
#include "widgets/train/training_controller.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace sonorant;

class TestTranslation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useResources(); }

    void germanIsCompleteAndKeepsItsPlaceholders() {
        QFile file(QStringLiteral(SONORANT_SOURCE_FOLDER "/resources/i18n/sonorant_de.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        static const QRegularExpression placeholder(QStringLiteral("%\\d"));
        const auto placeholders = [](const QString& text) {
            QStringList found;
            for (auto match = placeholder.globalMatch(text); match.hasNext();)
                found << match.next().captured();
            found.sort();
            return found;
        };
        QString source;
        int count = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == QLatin1String("source")) source = xml.readElementText();
            if (xml.name() != QLatin1String("translation")) continue;
            QVERIFY2(!xml.attributes().hasAttribute(QStringLiteral("type")), qPrintable(source));
            const QString translation = xml.readElementText();
            QVERIFY2(!translation.isEmpty(), qPrintable(source));
            QVERIFY2(placeholders(source) == placeholders(translation), qPrintable(source));
            ++count;
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(count > 200);
    }

    void theProgramSpeaksIt() {
        QTranslator german;
        QVERIFY(german.load(QStringLiteral(":/sonorant/i18n/sonorant_de.qm")));
        QCoreApplication::installTranslator(&german);
        QCOMPARE(stateText(TrainingState{RunState::Stopping, {}, 0, 0}),
                 QStringLiteral("Beendet und speichert"));
        QCOMPARE(durationText(3 * 86400), QStringLiteral("3.0 Tage"));
        QCOMPARE(JobArea::tr("Running jobs"), QStringLiteral("Laufende Aufgaben"));
        QCoreApplication::removeTranslator(&german);
    }
};

QTEST_MAIN(TestTranslation)
#include "tst_translation.moc"
