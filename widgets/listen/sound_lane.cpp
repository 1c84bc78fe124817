// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/listen/sound_lane.h"

#include "widgets/listen/sound_shelf.h"
#include "widgets/theme/theme.h"
#include "widgets/views/waveform_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace sonorant {

SoundLane::SoundLane(TimeAxis* axis, const QString& letter, QWidget* parent)
    : QWidget(parent), m_hear(new QToolButton), m_text(new QLabel), m_remark(makeMuted({})),
      m_message(makeMuted({})), m_headline(new QHBoxLayout), m_stack(new QStackedWidget),
      m_action(new QPushButton), m_waveform(new WaveformView(axis)),
      m_spectrogram(new SpectrogramView(axis)) {
    m_hear->setText(letter);
    m_hear->setCheckable(true);
    m_hear->setAccessibleName(tr("Hear %1").arg(letter));
    m_hear->setToolTip(tr("Hear %1 (X switches between A and B)").arg(letter));
    m_hear->setMinimumSize(30, 26);
    setRole(m_hear, "side");
    m_waveform->setAccessibleName(tr("Waveform of %1").arg(letter));
    m_spectrogram->setAccessibleName(tr("Spectrogram of %1").arg(letter));
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_headline->setSpacing(grid);
    m_headline->addWidget(m_hear);
    m_headline->addWidget(m_text, 1);
    m_headline->addWidget(m_remark);

    auto* const views = new QWidget;
    auto* const stacked = new QVBoxLayout(views);
    stacked->setContentsMargins(0, 0, 0, 0);
    stacked->setSpacing(2);
    stacked->addWidget(m_waveform, 2);
    stacked->addWidget(m_spectrogram, 5);
    auto* const nothing = new QWidget;
    auto* const centred = new QVBoxLayout(nothing);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    centred->addStretch();
    centred->addWidget(m_message);
    centred->addWidget(m_action, 0, Qt::AlignHCenter);
    centred->addStretch();
    m_stack->addWidget(nothing);
    m_stack->addWidget(views);

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(m_headline);
    column->addWidget(m_stack, 1);
    connect(m_hear, &QToolButton::clicked, this, [this](bool checked) {
        m_hear->setChecked(!checked); // the player says what is heard
        Q_EMIT hearWanted();
    });
    connect(m_action, &QPushButton::clicked, this, &SoundLane::actionWanted);
    showMessage({});
}

void SoundLane::setSourceWidget(QWidget* widget) {
    m_headline->replaceWidget(m_text, widget);
    m_headline->setStretchFactor(widget, 0);
    m_headline->insertStretch(m_headline->indexOf(m_remark), 1);
    m_text->hide();
}

void SoundLane::setSourceText(const QString& text) {
    m_text->setText(text);
    m_text->setToolTip(text);
}

void SoundLane::setRemark(const QString& text) {
    m_remark->setText(text);
}

void SoundLane::showSound(const ShelvedSound& sound, SpectrogramView::Tiles tiles, double rate) {
    if (m_waveform->samples() != sound.wave) m_waveform->setWave(sound.wave, rate);
    if (m_spectrogram->tiles() != tiles) m_spectrogram->setTiles(std::move(tiles));
    m_hear->setEnabled(true);
    m_stack->setCurrentIndex(1);
}

void SoundLane::showMessage(const QString& text, const QString& action) {
    m_message->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_waveform->setWave(nullptr, 1);
    m_spectrogram->setTiles(nullptr);
    m_hear->setEnabled(false);
    m_remark->clear();
    m_stack->setCurrentIndex(0);
}

bool SoundLane::showsSound() const {
    return m_stack->currentIndex() == 1;
}

QString SoundLane::message() const {
    return showsSound() ? QString() : m_message->text();
}

void SoundLane::setHeard(bool heard) {
    m_hear->setChecked(heard);
}

} // namespace sonorant
