// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/engine_holder.h"

#include "core/base/error.h"

#include <utility>

namespace sonorant {

EngineHolder::EngineHolder(QObject* parent) : QObject(parent) {}

EngineHolder::~EngineHolder() = default;

void EngineHolder::load(Loader loader) {
    if (m_loading || m_engine) return;
    m_loading = true;
    m_thread = std::jthread([this, loader = std::move(loader)] {
        try {
            // A function is copied: the engine travels in a shared holder.
            auto engine = std::make_shared<std::unique_ptr<Engine>>(loader());
            EngineInfo info = (*engine)->info();
            m_mailbox.post([this, engine, info] { take(std::move(*engine), info); });
        } catch (const Error& error) {
            m_mailbox.post([this, message = error.message(), hint = error.hint()] { fail(message, hint); });
        } catch (const std::exception& error) {
            m_mailbox.post([this, message = std::string(error.what())] { fail(message, {}); });
        }
    });
}

void EngineHolder::take(std::unique_ptr<Engine> engine, EngineInfo info) {
    m_engine = std::move(engine);
    m_info = std::move(info);
    m_loading = false;
    Q_EMIT ready();
}

void EngineHolder::fail(const std::string& message, const std::string& hint) {
    m_loading = false;
    Q_EMIT failed(QString::fromStdString(message), QString::fromStdString(hint));
}

} // namespace sonorant
