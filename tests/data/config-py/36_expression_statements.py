# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped sys.path.append
"""docstring"""
'another'
1 + 1
None
print('hello')
print('value', 1, sep='')
a = 1
import sys
sys.path.append('x')
