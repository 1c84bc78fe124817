# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
a = 'ü'
b = 2
