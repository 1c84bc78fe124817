# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown load value
#: skipped 
import functools
@functools.lru_cache()
def load(name):
    return name
value = load('x')
kept = 3
