# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown a b c
#: skipped from os.path import *
from os.path import *
a, *b = [1, 2, 3]
c = [*[1], 2]
d = 1
