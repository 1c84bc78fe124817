# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
a = 'x'
if a:
    b = """one
two"""
c = [1,
 2]
