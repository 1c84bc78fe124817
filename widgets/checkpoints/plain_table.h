// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace sonorant {

/// The tables of this page: whole rows, no grid, no row numbers, room before the right edge of numbers.
void makePlain(QTableView& table);

} // namespace sonorant
