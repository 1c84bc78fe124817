# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown files first second third inside
#: skipped 
import glob
files = glob.glob('nothing/*.wav')
first = files + ['x']
second = [first, 1]
third = 'a' if files else 'b'
if files:
    inside = 1
fourth = 2
known = fourth + 1
