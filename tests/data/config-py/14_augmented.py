# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown g
#: skipped 
a = 1
a += 2
a *= 10
a -= 5
a //= 2
a **= 2
a %= 100
b = 'x'
b += 'y'
b *= 3
c = [1]
c += [2]
c += (3,)
d = c
d += [4]
e = 10
e /= 4
f = [0] * 2
g = [f, f]
f += [1]
