# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown paths x y
#: skipped 
paths = ['a']
try:
    paths = ['b']
finally:
    paths += ['c']
if True:
    for x in [1]:
        y = x
z = 1
