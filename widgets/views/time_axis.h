// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace sonorant {

/// The time axis that views share: zooming one zooms all of them, and the play cursor stands at the same
/// moment in each. Times are seconds; a page that shows frames gives views a frame of one "second". Lives in
/// the GUI thread.
class TimeAxis : public QObject {
    Q_OBJECT
public:
    explicit TimeAxis(QObject* parent = nullptr) : QObject(parent) {}

    /// What there is to see: [0, duration].
    double duration() const { return m_duration; }
    /// Shows all of it; the cursor goes to the start and the region away.
    void setDuration(double seconds);

    /// What is seen now.
    double begin() const { return m_begin; }
    double end() const { return m_end; }
    double span() const { return m_end - m_begin; }
    /// Kept within [0, duration], and no shorter than a millisecond.
    void setRange(double begin, double end);
    /// @param factor below 1 zooms in; `around` stays where it is on the screen
    void zoom(double factor, double around);
    void pan(double seconds);
    void showAll() { setRange(0, m_duration); }
    bool showsAll() const { return m_begin <= 0 && m_end >= m_duration; }
    /// Pans by pages until this moment is seen, for a cursor that plays.
    void reveal(double seconds);

    /// The play cursor; negative: none.
    double cursor() const { return m_cursor; }
    void setCursor(double seconds);
    /// A view was clicked: whoever plays goes there. Moves the cursor, too.
    void seek(double seconds);

    /// What is marked, to be played in a loop or cut out.
    bool hasRegion() const { return m_regionEnd > m_regionBegin; }
    double regionBegin() const { return m_regionBegin; }
    double regionEnd() const { return m_regionEnd; }
    /// The order of the two ends does not matter.
    void setRegion(double one, double other);
    void clearRegion() { setRegion(0, 0); }

Q_SIGNALS:
    void durationChanged(double seconds);
    void rangeChanged();
    void cursorChanged(double seconds);
    void regionChanged();
    void seekWanted(double seconds); ///< by the person, not by playing

private:
    double m_duration = 0, m_begin = 0, m_end = 0;
    double m_cursor = -1;
    double m_regionBegin = 0, m_regionEnd = 0;
};

} // namespace sonorant
