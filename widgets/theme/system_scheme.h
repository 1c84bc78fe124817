// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sonorant {

/// Whether the system asks for dark windows: the desktop portal's answer where there is one, else the palette
/// that the platform gave this program at its start. Asked of the system once; SONORANT_SCHEME=light|dark
/// overrides.
bool systemPrefersDark();

} // namespace sonorant
