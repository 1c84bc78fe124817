# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
a = '{}'.format(1e16)
b = str(1e15) + ' ' + str(1e-5) + ' ' + str(123456789012345680.0) + ' ' + str(-0.0)
c = '%s %s' % (True, None)
d = repr('x') if False else '%r' % ('it\'s "x"',)
e = '%g %G' % (1e-10, 1e10)
f = '{:>6}{:<6}{:06.2f}'.format(1, 2, 3.14159)
g = '{:6}{:6}'.format('a', 1)
h = f'{1.5:06}{-2:+}'
i = '%5.1f%%' % 12.345
j = '%6.2e' % 0
k = '{:x} {:X} {:o} {:b}'.format(255, 255, 8, 5)
