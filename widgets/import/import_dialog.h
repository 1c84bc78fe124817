// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/migrate/config_import.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace sonorant {

class ImportModel;
class ThreadJob;

/// Brings a project of the Python framework along. Everything is read and told before anything is written;
/// the file is read on a thread of its own, as it may lie on a slow disk.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ImportDialog(QWidget* parent = nullptr);
    ~ImportDialog() override;

    QLineEdit* fileEdit() const { return m_file; }
    QLineEdit* folderEdit() const { return m_folder; }
    QPlainTextEdit* commandEdit() const { return m_command; }
    QCheckBox* replaceBox() const { return m_replace; }
    QPushButton* importButton() const { return m_import; }
    QTableView* reportView() const { return m_view; }
    ImportModel* model() const { return m_model; }
    QString problem() const;

    void accept() override;

Q_SIGNALS:
    /// The config.toml of the new project.
    void projectImported(const QString& configFile);

private:
    void buildForm(QGridLayout* form);
    QPushButton* addPath(QGridLayout* form, int row, const QString& label, QLineEdit* line,
                         const QString& name);
    void browseFile();
    void browseFolder();
    void readSoon();
    void read();
    void onRead();
    void onFailed(const QString& message, const QString& hint);
    void showState();
    void showProblem(const QString& text);

    QLineEdit *m_file, *m_folder;
    QComboBox* m_modelChoice;
    QPlainTextEdit* m_command;
    ImportModel* m_model;
    QTableView* m_view;
    QLabel *m_summary, *m_problemIcon, *m_problem;
    QCheckBox* m_replace;
    QPushButton* m_import;
    QTimer m_timer; ///< until the person has stopped typing
    std::unique_ptr<ThreadJob> m_job;
    std::shared_ptr<ImportReport> m_reading; ///< filled by the job
    std::shared_ptr<ImportReport> m_report;  ///< of what stands in the fields; empty: not known yet
    bool m_again = false;                    ///< the fields changed while the job was at it
};

} // namespace sonorant
