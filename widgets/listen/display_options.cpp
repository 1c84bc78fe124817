// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/display_options.h"

#include "widgets/theme/theme.h"
#include "widgets/views/spectrogram_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSignalBlocker>
#include <QSpinBox>

namespace sonorant {

namespace {

const QString group = QStringLiteral("listen/display");

QSpinBox* makeDecibels(const QString& name, int value) {
    auto* const box = new QSpinBox;
    box->setRange(-140, 20);
    box->setSingleStep(5);
    box->setSuffix(QStringLiteral(" dB"));
    box->setValue(value);
    box->setAccessibleName(name);
    box->setToolTip(name);
    return box;
}

void choose(QComboBox* box, const QVariant& data) {
    const int index = box->findData(data);
    if (data.isValid() && index >= 0) box->setCurrentIndex(index);
}

} // namespace

DisplayOptions::DisplayOptions(QWidget* parent)
    : QWidget(parent), m_scale(new QComboBox), m_window(new QComboBox), m_colours(new QComboBox),
      m_low(makeDecibels(tr("What gets the first colour; 0 dB is a sine of full scale"), -100)),
      m_high(makeDecibels(tr("What gets the last colour; 0 dB is a sine of full scale"), -20)) {
    m_scale->addItem(tr("Linear"), static_cast<int>(FrequencyScale::Linear));
    m_scale->addItem(tr("Mel"), static_cast<int>(FrequencyScale::Mel));
    m_scale->addItem(tr("Logarithmic"), static_cast<int>(FrequencyScale::Logarithmic));
    m_scale->setAccessibleName(tr("Frequency scale"));
    m_scale->setToolTip(tr("Frequency scale"));
    for (const int window : {5, 10, 25, 50, 100})
        m_window->addItem(tr("%1 ms").arg(window), window);
    m_window->setAccessibleName(tr("Analysis window"));
    m_window->setToolTip(tr("Analysis window: short ones show time, long ones harmonics"));
    for (const ColorMap map : {ColorMap::Magma, ColorMap::Viridis, ColorMap::Grey})
        m_colours->addItem(colorMapName(map), colorMapKey(map));
    m_colours->setAccessibleName(tr("Colours"));
    m_colours->setToolTip(tr("Colours"));
    m_window->setCurrentIndex(2);
    restore();
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid);
    row->addWidget(m_scale);
    row->addWidget(m_window);
    row->addWidget(m_low);
    row->addWidget(new QLabel(QStringLiteral("–")));
    row->addWidget(m_high);
    row->addWidget(m_colours);
    for (QComboBox* const box : {m_scale, m_window, m_colours})
        connect(box, &QComboBox::currentIndexChanged, this, &DisplayOptions::save);
    for (QSpinBox* const box : {m_low, m_high})
        connect(box, &QSpinBox::valueChanged, this, [this, box] {
            // The range never closes: the other end gives way.
            QSpinBox* const other = box == m_low ? m_high : m_low;
            if (m_low->value() > m_high->value() - 5) {
                const QSignalBlocker quiet(other);
                other->setValue(box->value() + (box == m_low ? 5 : -5));
            }
            save();
        });
}

SpectrogramOptions DisplayOptions::spectrogram() const {
    SpectrogramOptions options;
    options.windowMs = m_window->currentData().toInt();
    return options;
}

void DisplayOptions::applyTo(SpectrogramView& view) const {
    view.setScale(static_cast<FrequencyScale>(m_scale->currentData().toInt()));
    view.setDecibels(static_cast<float>(m_low->value()), static_cast<float>(m_high->value()));
    view.setColorMap(colorMapOf(m_colours->currentData().toString()));
}

void DisplayOptions::save() {
    QSettings settings;
    settings.beginGroup(group);
    settings.setValue(QStringLiteral("scale"), m_scale->currentData());
    settings.setValue(QStringLiteral("window"), m_window->currentData());
    settings.setValue(QStringLiteral("colours"), m_colours->currentData());
    settings.setValue(QStringLiteral("low"), m_low->value());
    settings.setValue(QStringLiteral("high"), m_high->value());
    Q_EMIT changed();
}

void DisplayOptions::restore() {
    QSettings settings;
    settings.beginGroup(group);
    choose(m_scale, settings.value(QStringLiteral("scale")));
    choose(m_window, settings.value(QStringLiteral("window")));
    choose(m_colours, settings.value(QStringLiteral("colours")));
    m_low->setValue(settings.value(QStringLiteral("low"), m_low->value()).toInt());
    m_high->setValue(settings.value(QStringLiteral("high"), m_high->value()).toInt());
}

} // namespace sonorant
