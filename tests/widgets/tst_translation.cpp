// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/model_descriptor.h"
#include "core/config/schema.h"
#include "widgets/forms/schema_text.h"
#include "widgets/jobs/job_area.h"
#include "widgets/theme/resources.h"
#include "widgets/train/training_controller.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <algorithm>
#include <string>
#include <vector>

using namespace sonorant;

namespace {

/// Every text of options and models that people see, each once, in the order of the schema.
std::vector<std::string> schemaTexts() {
    std::vector<std::string> texts;
    const auto add = [&texts](const std::string& text) {
        if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end())
            texts.push_back(text);
    };
    const auto addOptions = [&add](const std::vector<Option>& options) {
        for (const Option& option : options) {
            for (const std::string* const text : {&option.group, &option.label, &option.unit, &option.help})
                add(*text);
            for (const std::string& label : option.choiceLabels)
                add(label);
        }
    };
    addOptions(generalOptions());
    for (const ModelDescriptor& model : ModelDescriptors::instance().all()) {
        add(model.displayName);
        add(model.summary);
        addOptions(projectOptions(model.id));
        for (const ModelPreset& preset : model.presets) {
            add(preset.label);
            add(preset.summary);
        }
    }
    return texts;
}

QByteArray schemaTextsFile() {
    QByteArray file = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
                      "// The texts of the schema, for lupdate; not compiled. Written by tst_translation.\n"
                      "static const char* const texts[] = {\n";
    for (const std::string& text : schemaTexts())
        file += "    QT_TRANSLATE_NOOP(\"Schema\", \"" +
                QByteArray::fromStdString(text).replace('\\', "\\\\").replace('"', "\\\"") + "\"),\n";
    return file + "};\n";
}

} // namespace

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

    void lupdateKnowsEveryTextOfTheSchema() {
        const QString name = QStringLiteral(SONORANT_SOURCE_FOLDER "/resources/i18n/schema_texts.cpp");
        QFile file(name);
        const QByteArray wanted = schemaTextsFile();
        if (qEnvironmentVariableIsSet("SONORANT_WRITE_SCHEMA_TEXTS")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(wanted), wanted.size());
            file.close();
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(
            file.readAll() == wanted,
            "the schema has other texts: run this test once with SONORANT_WRITE_SCHEMA_TEXTS=1, then lupdate "
            "(see resources/CMakeLists.txt), and translate what is new");
    }

    void theSchemaIsTranslated() {
        QTranslator german;
        QVERIFY(german.load(QStringLiteral(":/sonorant/i18n/sonorant_de.qm")));
        for (const std::string& text : schemaTexts())
            QVERIFY2(!german.translate("Schema", text.c_str()).isEmpty(), text.c_str());
        QCoreApplication::installTranslator(&german);
        QCOMPARE(schemaText("Learning rate"), QStringLiteral("Lernrate"));
        QCOMPARE(schemaText(""), QString());
        QCoreApplication::removeTranslator(&german);
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
