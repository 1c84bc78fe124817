// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/engine.h"
#include "widgets/jobs/mailbox.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <thread>

namespace sonorant {

/// The engine, brought in by a thread of its own so that the window need not wait for LibTorch.
class EngineHolder : public QObject {
    Q_OBJECT
public:
    using Loader = std::function<std::unique_ptr<Engine>()>;

    explicit EngineHolder(QObject* parent = nullptr);
    ~EngineHolder() override;

    /// Starts to load. No-op while loading or once loaded; after a failure it tries again.
    void load(Loader loader = [] { return loadEngine(); });
    /// nullptr until ready().
    Engine* engine() const { return m_engine.get(); }
    const EngineInfo& info() const { return m_info; }
    bool isLoading() const { return m_loading; }

Q_SIGNALS:
    void ready();
    void failed(const QString& message, const QString& hint);

private:
    void take(std::unique_ptr<Engine> engine, EngineInfo info);
    void fail(const std::string& message, const std::string& hint);

    std::unique_ptr<Engine> m_engine;
    EngineInfo m_info;
    bool m_loading = false;
    Mailbox m_mailbox;
    std::jthread m_thread;
};

} // namespace sonorant
