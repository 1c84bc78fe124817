# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown g
#: skipped 
a = '{}/{}'.format('x', 'y')
b = '{1}-{0}'.format('x', 'y')
c = '{name}_{number:03d}'.format(name='set', number=7)
d = '{{}} {!r}'.format('q')
e = '{:>8}|{:<8}|{:^8}'.format('r', 'l', 'm')
f = '{:.2f} {:10.3e} {:g}'.format(1.005, 12345.6789, 1e20)
g = '{:,}'.format(1234567)
h = '{0}{0}'.format('twice')
