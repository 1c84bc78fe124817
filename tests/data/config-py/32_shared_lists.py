# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown b
#: skipped 
a = [1]
b = [a, a]
c = a
a.append(2)
d = [3]
e = d[:]
d.append(4)
f = list(d)
f += [5]
g = d
