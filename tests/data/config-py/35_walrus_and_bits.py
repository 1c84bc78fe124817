# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown a b c d e
#: skipped 
a = (b := 3)
c = 1 << 3
d = 6 & 3
e = ~1
f = 5
