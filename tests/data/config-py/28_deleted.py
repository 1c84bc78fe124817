# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown c
#: skipped 
a = 1
b = a
del a
c = [1, 2]
del c[0]
d = 3
