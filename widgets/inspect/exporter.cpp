// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/exporter.h"

#include "core/base/error.h"
#include "widgets/frame/message_area.h"
#include "widgets/inspect/inspect_view.h"
#include "widgets/jobs/job_area.h"

#include <QBuffer>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPixmap>

namespace sonorant {

namespace {

const QString exportNotice = QStringLiteral("inspect-export");

QString suffixOf(ExportFormat format) {
    return format == ExportFormat::Npy   ? QStringLiteral("npy")
           : format == ExportFormat::Csv ? QStringLiteral("csv")
                                         : QStringLiteral("png");
}

} // namespace

Exporter::Exporter(InspectView* view, JobArea* jobs, MessageArea* messages, QObject* parent)
    : QObject(parent), m_view(view), m_jobs(jobs), m_messages(messages) {}

QMenu* Exporter::makeMenu(QWidget* parent) {
    auto* const menu = new QMenu(parent);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        qDeleteAll(menu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
        menu->clear();
        const auto add = [&](ExportScope scope, const QString& title) {
            QMenu* const part = menu->addMenu(title);
            const std::pair<ExportFormat, QString> formats[] = {
                {ExportFormat::Npy, tr("NumPy array (.npy) ...")},
                {ExportFormat::Csv, tr("Table (.csv) ...")},
                {ExportFormat::Png, tr("Picture (.png) ...")}};
            for (const auto& [format, text] : formats) {
                if (scope == ExportScope::Marked && format == ExportFormat::Png) continue;
                connect(part->addAction(text), &QAction::triggered, this,
                        [this, kind = format, scope] { ask(kind, scope); });
            }
        };
        if (m_view->hasMark()) add(ExportScope::Marked, tr("The marked part"));
        add(ExportScope::Visible, tr("The visible part"));
        add(ExportScope::Whole, tr("The whole file"));
    });
    return menu;
}

QString Exporter::suggestedName(const QString& suffix) const {
    const QFileInfo file(QString::fromStdString(toUtf8(m_document->info().file)));
    return QStringLiteral("%1/%2.%3").arg(file.absolutePath(), file.completeBaseName(), suffix);
}

void Exporter::ask(ExportFormat format, ExportScope scope) {
    if (!m_document) return;
    const QString suffix = suffixOf(format);
    QString file = QFileDialog::getSaveFileName(m_view, tr("Export"), suggestedName(suffix),
                                                QStringLiteral("*.%1").arg(suffix));
    if (file.isEmpty()) return;
    if (!file.endsWith(QLatin1Char('.') + suffix, Qt::CaseInsensitive)) file += QLatin1Char('.') + suffix;
    write(format, scope, file);
}

void Exporter::write(ExportFormat format, ExportScope scope, const QString& file) {
    if (!m_document) return;
    if (format == ExportFormat::Png)
        writePicture(scope, file);
    else
        writeValues(format, scope, file);
}

DocumentPart Exporter::partOf(ExportScope scope) const {
    if (scope == ExportScope::Visible) return m_view->visiblePart();
    return scope == ExportScope::Marked ? m_view->markedPart() : wholeOf(*m_document);
}

void Exporter::writePicture(ExportScope scope, const QString& file) {
    TimeAxis& axis = *m_view->axis();
    const double begin = axis.begin(), end = axis.end();
    if (scope == ExportScope::Whole) axis.showAll();
    const QPixmap picture = m_view->picture();
    axis.setRange(begin, end);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    picture.save(&buffer, "PNG");
    try {
        writeFileAtomically(file.toStdString(),
                            std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        tellWritten(file);
    } catch (const Error& error) {
        tellFailed(QString::fromUtf8(error.what()), {});
    }
}

void Exporter::writeValues(ExportFormat format, ExportScope scope, const QString& file) {
    const DocumentPart part = partOf(scope);
    ThreadJob* const job = m_jobs->run(
        tr("Exporting %1").arg(QFileInfo(file).fileName()),
        [document = m_document, part, format, target = Path(file.toStdString())](const JobControl& control) {
            if (format == ExportFormat::Npy)
                exportNpy(*document, part, target, control);
            else
                exportCsv(*document, part, target, control);
        },
        this);
    connect(job, &ThreadJob::finished, this, [this, file] { tellWritten(file); });
    connect(job, &ThreadJob::failed, this, &Exporter::tellFailed);
}

void Exporter::tellWritten(const QString& file) {
    m_messages->show(exportNotice, Notice{NoticeKind::Success, tr("Written: %1").arg(file), {}, {}});
    Q_EMIT written(file);
}

void Exporter::tellFailed(const QString& message, const QString& hint) {
    m_messages->show(exportNotice, Notice{NoticeKind::Error, message, hint, {}});
}

} // namespace sonorant
