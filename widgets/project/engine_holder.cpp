// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/engine_holder.h"

#include "core/base/error.h"

#include <QMetaObject>

#include <utility>

namespace sonorant {

EngineHolder::EngineHolder(QObject* parent) : QObject(parent) {}

EngineHolder::~EngineHolder() = default;

void EngineHolder::load(Loader loader) {
    if (m_loading || m_engine) return;
    m_loading = true;
    m_thread = std::jthread([this, loader = std::move(loader)] {
        try {
            // A queued call carries copies: the engine travels in a shared holder.
            auto engine = std::make_shared<std::unique_ptr<Engine>>(loader());
            EngineInfo info = (*engine)->info();
            QMetaObject::invokeMethod(
                this, [this, engine, info] { take(std::move(*engine), info); }, Qt::QueuedConnection);
        } catch (const Error& error) {
            const QString message = QString::fromStdString(error.message());
            const QString hint = QString::fromStdString(error.hint());
            QMetaObject::invokeMethod(
                this,
                [this, message, hint] {
                    m_loading = false;
                    Q_EMIT failed(message, hint);
                },
                Qt::QueuedConnection);
        } catch (const std::exception& error) {
            const QString message = QString::fromUtf8(error.what());
            QMetaObject::invokeMethod(
                this,
                [this, message] {
                    m_loading = false;
                    Q_EMIT failed(message, {});
                },
                Qt::QueuedConnection);
        }
    });
}

void EngineHolder::take(std::unique_ptr<Engine> engine, EngineInfo info) {
    m_engine = std::move(engine);
    m_info = std::move(info);
    m_loading = false;
    Q_EMIT ready();
}

} // namespace sonorant
