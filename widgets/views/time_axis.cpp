// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views/time_axis.h"

#include <algorithm>
#include <cmath>

namespace sonorant {

namespace {

constexpr double shortestSpan = 0.001; // s

} // namespace

void TimeAxis::setDuration(double seconds) {
    m_duration = std::max(0.0, seconds);
    m_begin = 0;
    m_end = m_duration;
    m_cursor = -1;
    m_regionBegin = m_regionEnd = 0;
    Q_EMIT durationChanged(m_duration);
    Q_EMIT rangeChanged();
    Q_EMIT cursorChanged(m_cursor);
    Q_EMIT regionChanged();
}

void TimeAxis::setRange(double begin, double end) {
    if (!std::isfinite(begin) || !std::isfinite(end)) return;
    const double span = std::clamp(end - begin, std::min(shortestSpan, m_duration), m_duration);
    begin = std::clamp(begin, 0.0, m_duration - span);
    if (begin == m_begin && begin + span == m_end) return;
    m_begin = begin;
    m_end = begin + span;
    Q_EMIT rangeChanged();
}

void TimeAxis::zoom(double factor, double around) {
    const double wanted = std::clamp(span() * factor, std::min(shortestSpan, m_duration), m_duration);
    const double part = span() > 0 ? (around - m_begin) / span() : 0.5;
    setRange(around - part * wanted, around - part * wanted + wanted);
}

void TimeAxis::pan(double seconds) {
    setRange(m_begin + seconds, m_end + seconds);
}

void TimeAxis::reveal(double seconds) {
    if (seconds >= m_begin && seconds <= m_end) return;
    const double before = seconds < m_begin ? 0.9 : 0.1; // room in the direction of travel
    setRange(seconds - before * span(), seconds - before * span() + span());
}

void TimeAxis::setCursor(double seconds) {
    if (seconds == m_cursor) return;
    m_cursor = seconds;
    Q_EMIT cursorChanged(seconds);
}

void TimeAxis::seek(double seconds) {
    const double to = std::clamp(seconds, 0.0, m_duration);
    setCursor(to);
    Q_EMIT seekWanted(to);
}

void TimeAxis::setRegion(double one, double other) {
    const double begin = std::clamp(std::min(one, other), 0.0, m_duration);
    const double end = std::clamp(std::max(one, other), 0.0, m_duration);
    if (begin == m_regionBegin && end == m_regionEnd) return;
    m_regionBegin = begin;
    m_regionEnd = end;
    Q_EMIT regionChanged();
}

} // namespace sonorant
