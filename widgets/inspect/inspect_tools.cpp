// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/inspect_tools.h"

#include "widgets/inspect/document_text.h"
#include "widgets/inspect/range_choice.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalBlocker>

namespace sonorant {

namespace {

const QString secondsSetting = QStringLiteral("inspect/axisInSeconds");
const QString shiftSetting = QStringLiteral("inspect/frameShiftMs");
constexpr int mostColumns = 1'000'000;

} // namespace

InspectTools::InspectTools(QWidget* parent)
    : QWidget(parent), m_columns(new QComboBox), m_maps(new QComboBox), m_units(new QComboBox),
      m_range(new RangeChoice), m_shift(new QDoubleSpinBox), m_dimension(new QSpinBox) {
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid);
    m_columnsLabel = add(row, tr("Columns"), m_columns);
    m_mapsLabel = add(row, tr("Colours"), m_maps);
    m_rangeLabel = add(row, tr("Range"), m_range);
    m_dimensionLabel = add(row, tr("Curve of"), m_dimension);
    m_unitsLabel = add(row, tr("Axis"), m_units);
    row->addWidget(m_shift);
    row->addStretch(1);
    m_columns->setEditable(true);
    m_columns->setInsertPolicy(QComboBox::NoInsert);
    m_columns->setValidator(new QIntValidator(1, mostColumns, this));
    m_columns->setMinimumWidth(84);
    m_columns->setToolTip(
        tr("Values per frame. The file itself does not say; plausible numbers come first."));
    for (const ColorMap map : allColorMaps())
        m_maps->addItem(colorMapName(map), colorMapKey(map));
    m_units->addItems({QString(), tr("seconds")});
    m_shift->setRange(0.01, 1000);
    m_shift->setDecimals(3);
    m_shift->setSuffix(QStringLiteral(" ms"));
    m_shift->setAccessibleName(tr("Frame shift"));
    m_shift->setToolTip(tr("Time from one frame to the next"));
    m_shift->setValue(QSettings().value(shiftSetting, 5.0).toDouble());
    m_units->setCurrentIndex(QSettings().value(secondsSetting, false).toBool() ? 1 : 0);
    connect(m_columns, &QComboBox::activated, this, &InspectTools::takeColumns);
    connect(m_columns->lineEdit(), &QLineEdit::editingFinished, this, &InspectTools::takeColumns);
    connect(m_maps, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT colorMapChosen(colorMap()); });
    connect(m_units, &QComboBox::currentIndexChanged, this, [this](int index) {
        QSettings().setValue(secondsSetting, index == 1);
        m_shift->setEnabled(index == 1);
        Q_EMIT axisChanged();
    });
    connect(m_shift, &QDoubleSpinBox::valueChanged, this, &InspectTools::axisChanged);
    connect(m_shift, &QDoubleSpinBox::editingFinished, this,
            [this] { QSettings().setValue(shiftSetting, m_shift->value()); });
    connect(m_dimension, &QSpinBox::valueChanged, this, [this](int value) { Q_EMIT columnChosen(value); });
}

QLabel* InspectTools::add(QHBoxLayout* row, const QString& text, QWidget* field) {
    QLabel* const label = makeMuted(text);
    label->setBuddy(field);
    if (field->accessibleName().isEmpty()) field->setAccessibleName(text);
    row->addWidget(label);
    row->addWidget(field);
    row->addSpacing(4);
    return label;
}

void InspectTools::setDocument(const DocumentPtr& document, const std::vector<ColumnChoice>& choices,
                               bool hasImage) {
    m_document = document;
    if (!document) return;
    const DocumentInfo& info = document->info();
    const QSignalBlocker a(m_columns), b(m_units), c(m_shift), d(m_dimension);
    m_columns->clear();
    for (const ColumnChoice& choice : choices)
        m_columns->addItem(QString::number(choice.columns));
    m_columns->setEditText(QString::number(info.columns));
    m_units->setItemText(0, rowsUnit(info.kind));
    if (info.kind != DocumentKind::Sound && info.secondsPerRow > 0)
        m_shift->setValue(info.secondsPerRow * 1000);
    m_dimension->setRange(0, static_cast<int>(info.columns - 1));
    const bool time = hasTime(info.kind);
    m_shift->setEnabled(m_units->currentIndex() == 1);
    const auto show = [](bool shown, std::initializer_list<QWidget*> widgets) {
        for (QWidget* const widget : widgets)
            widget->setVisible(shown);
    };
    show(!choices.empty(), {m_columnsLabel, m_columns});
    show(hasImage, {m_mapsLabel, m_maps, m_rangeLabel, m_range, m_dimensionLabel, m_dimension});
    show(time, {m_unitsLabel, m_units});
    show(time && info.kind != DocumentKind::Sound, {m_shift});
}

void InspectTools::setColumn(std::int64_t column) {
    const QSignalBlocker quiet(m_dimension);
    m_dimension->setValue(static_cast<int>(column));
}

double InspectTools::secondsPerRow() const {
    if (!m_document || m_units->currentIndex() != 1 || !hasTime(m_document->info().kind)) return 0;
    return m_document->info().kind == DocumentKind::Sound ? m_document->info().secondsPerRow
                                                          : m_shift->value() / 1000;
}

ColorMap InspectTools::colorMap() const {
    return colorMapOf(m_maps->currentData().toString());
}

void InspectTools::setColorMap(ColorMap map) {
    const QSignalBlocker quiet(m_maps);
    m_maps->setCurrentIndex(m_maps->findData(colorMapKey(map)));
    Q_EMIT colorMapChosen(map);
}

void InspectTools::takeColumns() {
    const std::int64_t wanted = m_columns->currentText().toLongLong();
    if (m_document && wanted > 0 && wanted != m_document->columns()) Q_EMIT columnsWanted(wanted);
}

} // namespace sonorant
