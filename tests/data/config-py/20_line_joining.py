# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
a = [1,
     2,  # two

     3
]
b = 1 + \
    2 + \
    3
c = (
    'x'
    'y'
)
d = {
  'k': [
     1, 2],
}
if (a[0] == 1 and
        b == 6):
    e = 'joined'
