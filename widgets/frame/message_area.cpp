// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/message_area.h"

#include "widgets/theme/theme.h"

#include <QApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>

namespace sonorant {
namespace {

constexpr qsizetype mostBars = 3;
constexpr qint64 usualLength = 120; ///< characters of a notice that is read within its lifetime

QIcon iconOf(NoticeKind kind) {
    switch (kind) {
    case NoticeKind::Info:
        return lineIcon(QStringLiteral("info"), themeColours().accent);
    case NoticeKind::Success:
        return lineIcon(QStringLiteral("success"), curves::best);
    case NoticeKind::Warning:
        return lineIcon(QStringLiteral("warning"), curves::warning);
    case NoticeKind::Error:
        return lineIcon(QStringLiteral("error"), curves::error);
    }
    return {};
}

const char* levelOf(NoticeKind kind) {
    switch (kind) {
    case NoticeKind::Info:
        return "info";
    case NoticeKind::Success:
        return "success";
    case NoticeKind::Warning:
        return "warning";
    case NoticeKind::Error:
        return "error";
    }
    return "info";
}

QString wordOf(NoticeKind kind) {
    switch (kind) {
    case NoticeKind::Info:
        return MessageArea::tr("Note");
    case NoticeKind::Success:
        return MessageArea::tr("Done");
    case NoticeKind::Warning:
        return MessageArea::tr("Warning");
    case NoticeKind::Error:
        return MessageArea::tr("Error");
    }
    return {};
}

} // namespace

MessageArea::MessageArea(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(pageMargin, grid, pageMargin, 0);
    m_layout->setSpacing(grid);
    hide();
}

void MessageArea::show(const QString& key, const Notice& notice) {
    dismiss(key);
    QWidget* bar = makeBar(key, notice);
    m_bars.insert(key, Bar{bar, notice.owner, notice.ofProject});
    m_order << key;
    m_layout->addWidget(bar);
    const bool passing = notice.kind == NoticeKind::Info || notice.kind == NoticeKind::Success;
    if (passing && notice.actions.isEmpty()) letLeave(key, bar, notice);
    place();
}

void MessageArea::dismiss(const QString& key) {
    QWidget* bar = m_bars.take(key).widget;
    if (!bar) return;
    m_order.removeAll(key);
    m_layout->removeWidget(bar);
    bar->hide();
    bar->deleteLater();
    place();
}

void MessageArea::dismissProject() {
    const QStringList keys = m_order;
    for (const QString& key : keys)
        if (m_bars.value(key).ofProject) dismiss(key);
}

void MessageArea::setPage(const QWidget* page) {
    m_page = page;
    place();
}

/// Shows what belongs to the page in front, the newest three of it.
void MessageArea::place() {
    QStringList here;
    for (const QString& key : std::as_const(m_order))
        if (const QWidget* owner = m_bars.value(key).owner; !owner || owner == m_page) here << key;
    if (here.size() > mostBars) return dismiss(here.first()); // comes back here
    for (const QString& key : std::as_const(m_order))
        m_bars.value(key).widget->setVisible(here.contains(key));
    setVisible(!here.isEmpty());
}

/// Counts down in small steps, and anew whenever the person is at it.
void MessageArea::letLeave(const QString& key, QWidget* bar, const Notice& notice) {
    const qint64 length = notice.text.size() + notice.hint.size();
    const qint64 stay = m_lifetime.count() * std::max<qint64>(length, usualLength) / usualLength;
    auto* timer = new QTimer(bar);
    timer->setInterval(static_cast<int>(std::clamp<qint64>(stay / 10, 5, 250)));
    auto left = std::make_shared<qint64>(stay);
    connect(timer, &QTimer::timeout, this, [this, key, bar, timer, stay, left] {
        const QWidget* focus = QApplication::focusWidget();
        const bool held = bar->underMouse() || !bar->isVisible() || (focus && bar->isAncestorOf(focus));
        *left = held ? stay : *left - timer->interval();
        if (*left <= 0) dismiss(key);
    });
    timer->start();
}

QWidget* MessageArea::makeBar(const QString& key, const Notice& notice) {
    auto* bar = new QFrame(this);
    setRole(bar, "message");
    bar->setProperty("level", QLatin1String(levelOf(notice.kind)));
    bar->setAccessibleName(wordOf(notice.kind) + QStringLiteral(": ") + notice.text);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, grid, grid, grid);
    layout->setSpacing(12);
    addWords(layout, notice);
    addButtons(layout, key, notice);
    return bar;
}

void MessageArea::addWords(QHBoxLayout* layout, const Notice& notice) {
    auto* icon = new QLabel;
    icon->setPixmap(iconOf(notice.kind).pixmap(QSize(20, 20), devicePixelRatioF()));
    layout->addWidget(icon, 0, Qt::AlignTop);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* text = new QLabel(notice.text);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->addWidget(text);
    if (!notice.hint.isEmpty()) {
        QLabel* hint = makeMuted(notice.hint);
        hint->setWordWrap(true);
        words->addWidget(hint);
    }
    layout->addLayout(words, 1);
}

void MessageArea::addButtons(QHBoxLayout* layout, const QString& key, const Notice& notice) {
    bool first = true;
    for (const NoticeAction& action : notice.actions) {
        auto* button = new QPushButton(action.label);
        if (first) setRole(button, "primary");
        first = false;
        connect(button, &QPushButton::clicked, this, [this, key, action] {
            // The action may delete the bar, or show another under the same key.
            const auto act = action.act;
            if (action.closes) dismiss(key);
            if (act) act();
        });
        layout->addWidget(button, 0, Qt::AlignVCenter);
    }
    auto* close = new QToolButton;
    setRole(close, "flat");
    close->setIcon(lineIcon(QStringLiteral("close")));
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    connect(close, &QToolButton::clicked, this, [this, key] { dismiss(key); });
    layout->addWidget(close, 0, Qt::AlignTop);
}

} // namespace sonorant
