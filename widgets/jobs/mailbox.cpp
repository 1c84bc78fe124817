// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/mailbox.h"

#include <QMetaObject>
#include <QPointer>

#include <utility>

namespace sonorant {

void Mailbox::post(std::function<void()> work) {
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back(std::move(work));
    // By its name, so that not even the address of a function is handed over.
    if (m_waiting.size() == 1) QMetaObject::invokeMethod(this, "drain", Qt::QueuedConnection);
}

void Mailbox::drain() {
    std::vector<std::function<void()>> waiting;
    {
        const std::lock_guard lock(m_mutex);
        waiting.swap(m_waiting);
    }
    const QPointer<Mailbox> alive(this);
    for (const std::function<void()>& work : waiting) {
        work();
        if (!alive) return; // the receiver was deleted by what it told
    }
}

} // namespace sonorant
