// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/background_validator.h"

#include <QCoreApplication>
#include <QEvent>
#include <QMetaObject>

#include <utility>

namespace sonorant {

BackgroundValidator::BackgroundValidator(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(120);
    connect(&m_timer, &QTimer::timeout, this, &BackgroundValidator::start);
}

BackgroundValidator::~BackgroundValidator() {
    m_pool.clear();
    m_pool.waitForDone();
}

void BackgroundValidator::ask(const ProjectConfig& config) {
    m_config = config;
    ++m_question;
    m_timer.start();
}

void BackgroundValidator::cancel() {
    m_timer.stop();
    m_answered = ++m_question; // answers on their way are to an older question
}

void BackgroundValidator::finish() {
    if (m_timer.isActive()) {
        m_timer.stop();
        start();
    }
    m_pool.waitForDone();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

void BackgroundValidator::start() {
    m_pool.clear();
    m_pool.start([this, config = m_config, question = m_question] {
        const bool tests = !config.inference.testList.empty();
        Issues issues = validate(config, true, tests);
        QMetaObject::invokeMethod(
            this,
            [this, question, found = std::move(issues)] {
                if (question != m_question || question == m_answered) return;
                m_answered = question;
                Q_EMIT answered(found);
            },
            Qt::QueuedConnection);
    });
}

} // namespace sonorant
