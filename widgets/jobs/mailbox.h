// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <mutex>
#include <vector>

namespace sonorant {

/// What other threads want done in the thread of this object. A member of the receiver, declared before the
/// thread that posts: what is still waiting when the receiver goes is never done.
///
/// It takes the place of queued calls with arguments: those are handed over under locks within Qt that the
/// thread sanitizer cannot see, this under one that it sees.
class Mailbox : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// From any thread: `work` is done by the event loop of this object's thread, in the order of posting.
    void post(std::function<void()> work);
    /// Does at once what is waiting. In this object's thread.
    Q_INVOKABLE void drain();

private:
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_waiting;
};

} // namespace sonorant
