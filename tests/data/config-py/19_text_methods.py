# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown w
#: skipped 
a = 'a b  c'.split()
b = 'a,b,,c'.split(',')
c = '-'.join(['x', 'y'])
d = 'hello'.replace('l', 'L')
e = '  x '.strip()
f = 'xxaxx'.strip('x')
g = 'xxa'.lstrip('x')
h = 'axx'.rstrip('x')
i = 'abc'.upper()
j = 'ABC'.lower()
k = 'abc'.startswith('ab')
l = 'abc'.endswith('bc')
m = 'abc'[1]
n = 'abc'[::-1]
o = 'äöü'[1]
p = len('äöü')
q = str(3) + str(2.5) + str(True) + str(None) + str([1, 'a'])
r = int('42') + int(' 7 ') + int(3.9) + int(-3.9)
s = float('1e-3') + float(2)
t = 'a/b/c'.split('/')[-1]
u = 'x' * 3
v = ''.join('abc'.split())
w = 'abc'.title()
x = 'tab\there'.split('\t')
y = ','.join(())
