# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown a b c d e
#: skipped 
a = 2 ** 64
b = 9 ** 20
c = 9223372036854775807 + 1
d = 10 ** 18 * 10
e = 2 ** 62 * 2 - 1 + 0
fine = 2 ** 62
