// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/help_dialogs.h"

#include "core/service/engine.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sonorant {
namespace {

/// Carries the translations of the free functions here.
struct HelpDialogs {
    Q_DECLARE_TR_FUNCTIONS(HelpDialogs)
};

QDialog* makeDialog(QWidget* parent, const QString& title) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 24, 24, pageMargin);
    layout->setSpacing(pageMargin);
    return dialog;
}

void finish(QDialog* dialog) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    dialog->layout()->addWidget(buttons);
    dialog->open();
}

QLabel* selectable(const QString& text) {
    auto* label = new QLabel(text);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

void showAbout(QWidget* parent, const EngineInfo* engine) {
    QDialog* dialog = makeDialog(parent, HelpDialogs::tr("About Sonorant"));
    auto* row = new QHBoxLayout;
    row->setSpacing(24);
    auto* icon = new QLabel;
    icon->setPixmap(QIcon(QStringLiteral(":/sonorant/icons/sonorant.svg"))
                        .pixmap(QSize(64, 64), dialog->devicePixelRatioF()));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->addWidget(makeHeading(QStringLiteral("Sonorant")));
    words->addWidget(makeMuted(HelpDialogs::tr("A workbench for training neural vocoders")));
    auto* versions = new QFormLayout;
    versions->setContentsMargins(0, pageMargin, 0, 0);
    versions->setHorizontalSpacing(pageMargin);
    versions->addRow(makeMuted(HelpDialogs::tr("Version")), selectable(QStringLiteral(SONORANT_VERSION)));
    versions->addRow(makeMuted(QStringLiteral("Qt")), selectable(QString::fromLatin1(qVersion())));
    versions->addRow(
        makeMuted(QStringLiteral("LibTorch")),
        selectable(engine ? QString::fromStdString(engine->torchVersion) : HelpDialogs::tr("not loaded")));
    if (engine) {
        QStringList devices;
        for (const std::string& device : engine->devices)
            devices << QString::fromStdString(device);
        versions->addRow(makeMuted(HelpDialogs::tr("Devices")),
                         selectable(devices.join(QStringLiteral(", "))));
    }
    versions->addRow(makeMuted(HelpDialogs::tr("Licence")),
                     selectable(HelpDialogs::tr("GNU General Public License, version 3 or later")));
    words->addLayout(versions);
    row->addLayout(words, 1);
    static_cast<QVBoxLayout*>(dialog->layout())->addLayout(row);
    finish(dialog);
}

void showShortcuts(QWidget* parent, const QList<ShortcutGroup>& groups) {
    QDialog* dialog = makeDialog(parent, HelpDialogs::tr("Keyboard shortcuts"));
    auto* const inside = new QWidget;
    auto* form = new QFormLayout(inside);
    form->setContentsMargins(0, 0, pageMargin, 0);
    form->setHorizontalSpacing(32);
    form->setVerticalSpacing(grid);
    const auto add = [form](const QString& keys, const QString& what) {
        auto* label = new QLabel(keys);
        label->setFont(logFont());
        form->addRow(label, new QLabel(what));
    };
    for (const ShortcutGroup& group : groups) {
        bool headed = group.title.isEmpty();
        for (const QAction* action : group.actions) {
            if (action->shortcut().isEmpty()) continue;
            if (!std::exchange(headed, true)) form->addRow(makeHeading(group.title));
            add(action->shortcut().toString(QKeySequence::NativeText),
                action->text().remove(QLatin1Char('&')));
        }
    }
    form->addRow(makeHeading(HelpDialogs::tr("In the plot")));
    add(QStringLiteral("+   -"), HelpDialogs::tr("Zoom in and out"));
    add(QStringLiteral("←   →"), HelpDialogs::tr("Move along the axis"));
    add(QStringLiteral("Home"), HelpDialogs::tr("Show everything and follow the run"));
    add(HelpDialogs::tr("Wheel"), HelpDialogs::tr("Zoom along the axis; with Ctrl the values"));
    // More than a small screen holds: the list scrolls, the button stays.
    auto* const scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inside);
    scroll->setMinimumWidth(inside->sizeHint().width() + 2 * pageMargin);
    scroll->setAccessibleName(dialog->windowTitle());
    static_cast<QVBoxLayout*>(dialog->layout())->addWidget(scroll, 1);
    const int room = parent->screen()->availableGeometry().height() - 160;
    dialog->resize(dialog->sizeHint().width(), std::min(inside->sizeHint().height() + 140, room));
    finish(dialog);
}

} // namespace sonorant
