// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/system_scheme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QPalette>

#include <optional>

namespace sonorant {
namespace {

/// org.freedesktop.appearance color-scheme: 1 dark, 2 light, 0 no preference.
std::optional<bool> askPortal() {
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return std::nullopt;
    QDBusMessage question = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("Read"));
    question << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme");
    // A portal that does not answer at once must not hold up the window.
    const QDBusMessage answer = bus.call(question, QDBus::Block, 150);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty()) return std::nullopt;
    QVariant value = answer.arguments().constFirst();
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    const uint scheme = value.toUInt();
    if (scheme == 1) return true;
    if (scheme == 2) return false;
    return std::nullopt;
}

bool ask() {
    const QByteArray wish = qgetenv("SONORANT_SCHEME");
    if (!wish.isEmpty()) return wish == "dark";
    if (const auto answer = askPortal()) return *answer;
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

} // namespace

bool systemPrefersDark() {
    static const bool dark = ask();
    return dark;
}

} // namespace sonorant
