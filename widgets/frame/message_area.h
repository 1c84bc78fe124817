// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/records.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QWidget>

#include <chrono>
#include <functional>

class QHBoxLayout;
class QVBoxLayout;

namespace sonorant {

enum class NoticeKind { Info, Success, Warning, Error };

/// A button of a notice: the way out.
struct NoticeAction {
    QString label;
    std::function<void()> act;
    bool closes = true; ///< takes the notice away when pressed
};

/// Something the person should know, said in place rather than in a dialog.
struct Notice {
    NoticeKind kind = NoticeKind::Info;
    QString text; ///< what happened
    QString hint; ///< what to do; may be empty
    QList<NoticeAction> actions;
    /// The page that it is about: shown only while that one is in front. nullptr: wherever the person is.
    const QWidget* owner = nullptr;
    bool ofProject = true; ///< leaves with the project that is open
};

/// The inline message bars above a page. A notice stays until it is closed, or replaced under its key. Those
/// of kind Info and Success that offer nothing leave by themselves once there was time to read them; not
/// while the mouse or the keyboard is on them, nor while they cannot be seen.
class MessageArea : public QWidget {
    Q_OBJECT
public:
    explicit MessageArea(QWidget* parent = nullptr);

    /// Shows `notice` in place of the one with the same key. At most three stand at once; the oldest gives
    /// way.
    void show(const QString& key, const Notice& notice);
    void dismiss(const QString& key);
    /// Those about the project that was open until now.
    void dismissProject();
    /// Which page is in front from now on.
    void setPage(const QWidget* page);
    /// Also true of one whose page is not in front.
    bool isShown(const QString& key) const { return m_bars.contains(key); }
    QStringList keys() const { return m_order; }
    /// The bar of this notice; nullptr if there is none.
    QWidget* barOf(const QString& key) const { return m_bars.value(key).widget; }
    /// How long a notice that leaves by itself stays at least, of those that come from now on. 8 s by
    /// default; long texts stay longer.
    void setLifetime(std::chrono::milliseconds lifetime) { m_lifetime = lifetime; }

private:
    struct Bar {
        QWidget* widget = nullptr;
        const QWidget* owner = nullptr;
        bool ofProject = true;
    };
    QWidget* makeBar(const QString& key, const Notice& notice);
    void addWords(QHBoxLayout* layout, const Notice& notice);
    void addButtons(QHBoxLayout* layout, const QString& key, const Notice& notice);
    void letLeave(const QString& key, QWidget* bar, const Notice& notice);
    void place();

    QVBoxLayout* m_layout;
    QMap<QString, Bar> m_bars;
    QStringList m_order;
    const QWidget* m_page = nullptr;
    std::chrono::milliseconds m_lifetime{8000};
};

} // namespace sonorant
