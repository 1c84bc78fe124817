// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/mailbox.h"

#include <QTest>
#include <QThread>

#include <algorithm>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

using namespace sonorant;

class TestMailbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingComesOnceInItsOrderAndInThisThread() {
        constexpr int threads = 4, posts = 500;
        Mailbox mailbox;
        std::vector<std::pair<int, int>> came;
        bool elsewhere = false;
        {
            std::vector<std::jthread> posting;
            for (int thread = 0; thread < threads; ++thread)
                posting.emplace_back([&, thread] {
                    for (int i = 0; i < posts; ++i)
                        mailbox.post([&, thread, i] {
                            came.emplace_back(thread, i);
                            elsewhere = elsewhere || QThread::currentThread() != mailbox.thread();
                        });
                });
        }
        QVERIFY(came.empty()); // not before the event loop
        QTRY_COMPARE(came.size(), std::size_t(threads * posts));
        QVERIFY(!elsewhere);
        std::stable_sort(came.begin(), came.end(), [](auto& a, auto& b) { return a.first < b.first; });
        for (int thread = 0; thread < threads; ++thread)
            for (int i = 0; i < posts; ++i)
                QCOMPARE(came[std::size_t(thread * posts + i)], std::pair(thread, i));
    }

    void drainingDoesWhatWaits() {
        Mailbox mailbox;
        int done = 0;
        mailbox.post([&] { ++done; });
        mailbox.drain();
        QCOMPARE(done, 1);
        QCoreApplication::processEvents(); // the call that was queued finds nothing
        QCOMPARE(done, 1);
    }

    void whatIsPostedMeanwhileComesNext() {
        Mailbox mailbox;
        int done = 0;
        mailbox.post([&] { mailbox.post([&] { ++done; }); });
        QTRY_COMPARE(done, 1);
    }

    void aReceiverThatGoesIsToldNoMore() {
        auto mailbox = std::make_unique<Mailbox>();
        int done = 0;
        mailbox->post([&] { ++done, mailbox.reset(); });
        mailbox->post([&] { ++done; });
        QTRY_VERIFY(!mailbox);
        QCoreApplication::processEvents();
        QCOMPARE(done, 1);
    }
};

QTEST_GUILESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"
