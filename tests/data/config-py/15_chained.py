# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
a = b = c = [1]
d, e = 1, 2
(f, g) = ('x', 'y')
[h, i] = [3, 4]
j, (k, l) = 5, (6, 7)
m = n, o = 8, 9
p, = [10]
q: int = 11
r: str
s = 12; t = 13; u = s + t
x, y = y0, x0 = 1, 2
a += [2]
