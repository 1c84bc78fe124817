# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
a = [1, 2, 3]
b = a + [4]
c = a * 2
d = a[0]
e = a[-1]
f = a[1:]
g = a[::-1]
h = a[::2]
i = [a, [5]]
j = i[0][1]
k = [1, 2, 3,]
l = []
m = (1, 2)
n = (1,)
o = ()
p = 1, 2
q = m + n
r = 3 * ['x']
s = a[-2:]
t = a[10:]
u = len(a)
v = list('abc')
w = list((1, 2))
x = tuple([1, 2])
y = list(range(5))
z = list(range(10, 0, -3))
