// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/inspect/export.h"

#include <QObject>
#include <QString>

class QMenu;
class QPixmap;

namespace sonorant {

class InspectView;
class JobArea;
class MessageArea;

enum class ExportFormat { Npy, Csv, Png };
enum class ExportScope { Visible, Marked, Whole };

/// Writes what the view shows, or all of it, as other files. Values are written by a job; a picture at once.
class Exporter : public QObject {
    Q_OBJECT
public:
    Exporter(InspectView* view, JobArea* jobs, MessageArea* messages, QObject* parent = nullptr);

    void setDocument(DocumentPtr document) { m_document = std::move(document); }
    /// The ways to export, for a button; filled whenever it is opened.
    QMenu* makeMenu(QWidget* parent);
    /// Asks for a file first.
    void ask(ExportFormat format, ExportScope scope);
    void write(ExportFormat format, ExportScope scope, const QString& file);

Q_SIGNALS:
    void written(const QString& file);

private:
    QString suggestedName(const QString& suffix) const;
    DocumentPart partOf(ExportScope scope) const;
    void writePicture(ExportScope scope, const QString& file);
    void writeValues(ExportFormat format, ExportScope scope, const QString& file);
    void tellWritten(const QString& file);
    void tellFailed(const QString& message, const QString& hint);

    InspectView* m_view;
    JobArea* m_jobs;
    MessageArea* m_messages;
    DocumentPtr m_document;
};

} // namespace sonorant
