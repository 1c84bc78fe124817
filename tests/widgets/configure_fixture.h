// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/project_file.h"
#include "widgets/forms/config_form.h"
#include "widgets/forms/config_text.h"
#include "widgets/forms/option_field.h"
#include "widgets/forms/text_view.h"
#include "widgets/frame/message_area.h"
#include "widgets/pages/configure_page.h"
#include "widgets/project/project_session.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>

namespace sonorant {

/// The Configure page on a copy of the demo, with helpers to read and change it as a person does.
class ConfigureFixture {
protected:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ProjectSession> m_session;
    std::unique_ptr<MessageArea> m_messages;
    std::unique_ptr<ConfigurePage> m_page;

    Path configFile() const { return Path(m_dir->path().toStdString()) / "demo/config.toml"; }
    std::string onDisk() const { return readFile(configFile()); }
    ConfigDocument& document() { return m_page->document(); }
    OptionField* field(const char* path) {
        OptionField* const found = m_page->form().field(QLatin1String(path));
        if (!found) qFatal("no field %s", path);
        return found;
    }
    QLineEdit* line(const char* path) { return field(path)->editor()->findChild<QLineEdit*>(); }
    QString textShown() { return m_page->textTab().view()->toPlainText(); }
    void type(const char* path, const QString& text) {
        line(path)->setFocus();
        line(path)->selectAll();
        QTest::keyClicks(line(path), text);
    }
    void openPage() {
        m_messages = std::make_unique<MessageArea>();
        m_session = std::make_unique<ProjectSession>([](const Path& path) { return readProject(path); });
        m_page = std::make_unique<ConfigurePage>(*m_session, *m_messages);
        m_page->resize(1180, 740);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_session->open(QString::fromStdString(toUtf8(configFile())));
        document().waitForIssues();
    }

    void copyDemo() {
        m_dir = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir->filePath("settings"));
        QSettings().clear();
        const Path demo = configFile().parent_path();
        std::filesystem::copy(SONORANT_DEMO_PROJECT, demo, std::filesystem::copy_options::recursive);
        std::filesystem::create_directories(demo / "mfbsp");
        std::filesystem::create_directories(demo / "f0");
    }
    void closePage() {
        m_page.reset();
        m_session.reset();
        m_messages.reset();
    }
    static void prepare(const char* name) {
        QCoreApplication::setOrganizationName(QStringLiteral("sonorant"));
        QCoreApplication::setApplicationName(QLatin1String(name));
        applyTheme(*qApp, ColourScheme::Light);
    }
};

} // namespace sonorant
