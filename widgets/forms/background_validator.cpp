// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/background_validator.h"

#include <fmt/format.h>

#include <exception>
#include <utility>

namespace sonorant {

BackgroundValidator::BackgroundValidator(QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(120);
    connect(&m_timer, &QTimer::timeout, this, &BackgroundValidator::start);
}

BackgroundValidator::~BackgroundValidator() {
    m_thread.request_stop();
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
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_asked && !m_busy; });
    lock.unlock();
    m_mailbox.drain();
}

void BackgroundValidator::start() {
    if (!m_thread.joinable()) m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    {
        const std::lock_guard lock(m_mutex);
        m_asked = Question{m_config, m_question};
    }
    m_changed.notify_all();
}

void BackgroundValidator::run(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return m_asked.has_value(); })) {
        const Question question = std::move(*m_asked);
        m_asked.reset();
        m_busy = true;
        lock.unlock();
        Issues found;
        try {
            found = validate(question.config, true, !question.config.inference.testList.empty());
        } catch (
            const std::exception& error) { // no memory, say: the page says so, and asks again at the next key
            found = {
                {"", fmt::format("the options could not be checked: {}", error.what()), "", Severity::Error}};
        }
        m_mailbox.post([this, number = question.number, found = std::move(found)] { answer(number, found); });
        lock.lock();
        m_busy = false;
        m_changed.notify_all();
    }
}

void BackgroundValidator::answer(int question, const Issues& found) {
    if (question != m_question || question == m_answered) return;
    m_answered = question;
    Q_EMIT answered(found);
}

} // namespace sonorant
