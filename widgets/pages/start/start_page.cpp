// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/start/start_page.h"

#include "widgets/project/recent_projects.h"
#include "widgets/theme/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace sonorant {
namespace {

constexpr int widest = 1120; ///< pixels, of all that the page shows

/// As people write it: "~" for their own folder.
QString shortPath(const QString& folder) {
    const QString home = QDir::homePath();
    return folder.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + folder.mid(home.size()) : folder;
}

} // namespace

StartPage::StartPage(RecentProjects* recent, QWidget* parent) : QWidget(parent), m_recent(recent) {
    // One block in the optical middle: on a large screen it neither stretches nor hangs in a corner.
    auto* block = new QWidget;
    block->setMaximumWidth(widest);
    auto* rows = new QVBoxLayout(block);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(12);
    rows->addLayout(makeTitle());
    rows->addSpacing(pageMargin);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(pageMargin * 2);
    m_ways = new QVBoxLayout;
    m_ways->setSpacing(12);
    columns->addLayout(m_ways, 5);
    columns->addWidget(makeRecent(), 4);
    rows->addLayout(columns);
    rows->addSpacing(pageMargin);
    rows->addWidget(
        makeMuted(tr("Ctrl+N  New project    ·    Ctrl+O  Open a project    ·    F1  All shortcuts")));

    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(block, 100);
    across->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(pageMargin * 3, pageMargin * 2, pageMargin * 3, pageMargin * 2);
    outer->addStretch(2);
    outer->addLayout(across);
    outer->addStretch(3);

    m_demo = addCard(QStringLiteral("demo"), tr("Open the demo"),
                     tr("Twenty short recordings and a small model that trains in a few minutes"));
    m_open = addCard(QStringLiteral("open"), tr("Open a project"), tr("A folder with a config.toml"));
    connect(m_demo, &QPushButton::clicked, this, &StartPage::demoWanted);
    connect(m_open, &QPushButton::clicked, this, &StartPage::openWanted);
    connect(m_recent, &RecentProjects::changed, this, &StartPage::listRecent);
    listRecent();
}

QLayout* StartPage::makeTitle() {
    auto* row = new QHBoxLayout;
    row->setSpacing(pageMargin);
    auto* picture = new QLabel;
    picture->setPixmap(
        QIcon(QStringLiteral(":/sonorant/icons/sonorant.svg")).pixmap(QSize(64, 64), devicePixelRatioF()));
    row->addWidget(picture);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    auto* name = makeHeading(QStringLiteral("Sonorant"));
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.7);
    name->setFont(large);
    words->addWidget(name);
    QLabel* about = makeMuted(tr("Train neural vocoders on your recordings, and listen to what they learn."));
    about->setWordWrap(true);
    words->addWidget(about);
    row->addLayout(words, 1);
    return row;
}

QWidget* StartPage::makeRecent() {
    auto* frame = new QFrame;
    setRole(frame, "surface");
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(pageMargin, 12, pageMargin, 12);
    column->setSpacing(4);
    column->addWidget(makeHeading(tr("Recent projects")));
    column->addSpacing(grid);
    m_recentList = new QVBoxLayout;
    m_recentList->setSpacing(2);
    column->addLayout(m_recentList);
    column->addStretch(1);
    return frame;
}

void StartPage::offerNewProject() {
    if (m_new) return;
    m_new = addCard(QStringLiteral("new"), tr("New project"), tr("From a folder of recordings"));
    connect(m_new, &QPushButton::clicked, this, &StartPage::newProjectWanted);
}

void StartPage::offerImport() {
    if (m_import) return;
    m_import = addCard(QStringLiteral("import"), tr("Import a config.py"),
                       tr("A project of the Python framework, with its lists and folders"));
    connect(m_import, &QPushButton::clicked, this, &StartPage::importWanted);
}

QPushButton* StartPage::addCard(const QString& icon, const QString& title, const QString& help) {
    auto* card = new QPushButton;
    setRole(card, "card");
    card->setAccessibleName(title);
    card->setAccessibleDescription(help);
    card->setMinimumHeight(72);
    auto* layout = new QHBoxLayout(card);
    layout->setContentsMargins(pageMargin, 10, pageMargin, 10);
    layout->setSpacing(pageMargin);
    auto* picture = new QToolButton;
    picture->setIcon(lineIcon(icon));
    picture->setIconSize(QSize(28, 28));
    picture->setStyleSheet(QStringLiteral("border: none; background: transparent;"));
    picture->setAttribute(Qt::WA_TransparentForMouseEvents);
    picture->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(picture);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* heading = new QLabel(title);
    QFont font = heading->font();
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    QLabel* text = makeMuted(help);
    for (QLabel* label : {heading, text})
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    words->addWidget(heading);
    words->addWidget(text);
    layout->addLayout(words, 1);
    m_ways->addWidget(card);
    return card;
}

void StartPage::listRecent() {
    while (QLayoutItem* item = m_recentList->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList folders = m_recent->folders().mid(0, 5); // all of them are in the menu
    for (const QString& folder : folders) {
        auto* button = new QPushButton(lineIcon(QStringLiteral("folder")), QFileInfo(folder).fileName());
        button->setStyleSheet(QStringLiteral(
            "text-align: left; padding: 2px 0px; border-color: transparent; background: transparent;"));
        button->setToolTip(folder);
        button->setAccessibleName(tr("Open %1").arg(folder));
        connect(button, &QPushButton::clicked, this, [this, folder] { Q_EMIT projectWanted(folder); });
        m_recentList->addWidget(button);
        QLabel* where = makeMuted(fontMetrics().elidedText(shortPath(folder), Qt::ElideMiddle, 400));
        where->setContentsMargins(20, 0, 0, grid);
        m_recentList->addWidget(where);
    }
    if (folders.isEmpty()) {
        QLabel* none = makeMuted(tr("Projects that you open will be listed here."));
        none->setWordWrap(true);
        m_recentList->addWidget(none);
    }
}

} // namespace sonorant
