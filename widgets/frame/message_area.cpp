// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/message_area.h"

#include "widgets/theme/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace sonorant {
namespace {

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
    while (m_order.size() >= 3)
        dismiss(m_order.first());
    QWidget* bar = makeBar(key, notice);
    m_bars.insert(key, bar);
    m_order << key;
    m_layout->addWidget(bar);
    setVisible(true);
}

void MessageArea::dismiss(const QString& key) {
    QWidget* bar = m_bars.take(key);
    if (!bar) return;
    m_order.removeAll(key);
    m_layout->removeWidget(bar);
    bar->hide();
    bar->deleteLater();
    setVisible(!m_bars.isEmpty());
}

QWidget* MessageArea::makeBar(const QString& key, const Notice& notice) {
    auto* bar = new QFrame(this);
    setRole(bar, "message");
    bar->setProperty("level", QLatin1String(levelOf(notice.kind)));
    bar->setAccessibleName(wordOf(notice.kind) + QStringLiteral(": ") + notice.text);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, grid, grid, grid);
    layout->setSpacing(12);

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
    return bar;
}

} // namespace sonorant
