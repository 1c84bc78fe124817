# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown n o p
#: skipped 
a = 16_000
b = 0x3E8
c = 0o17
d = 0b1011
e = 1e-4
f = .5
g = 5.
h = 1_0.2_5e1_0
i = -3
j = +4
k = --5
m = 9223372036854775807
n = 9223372036854775808
o = 1e400
p = 3j
q = 1E3
r = 00
