// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/records.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QWidget>

#include <functional>

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
};

/// The inline message bars above a page. A notice stays until it is closed, or replaced under its key.
class MessageArea : public QWidget {
    Q_OBJECT
public:
    explicit MessageArea(QWidget* parent = nullptr);

    /// Shows `notice` in place of the one with the same key. At most three stand at once; the oldest gives
    /// way.
    void show(const QString& key, const Notice& notice);
    void dismiss(const QString& key);
    bool isShown(const QString& key) const { return m_bars.contains(key); }
    QStringList keys() const { return m_order; }

private:
    QWidget* makeBar(const QString& key, const Notice& notice);

    QVBoxLayout* m_layout;
    QMap<QString, QWidget*> m_bars;
    QStringList m_order;
};

} // namespace sonorant
