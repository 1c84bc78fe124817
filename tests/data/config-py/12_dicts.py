# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown comprehension a_set got
#: skipped 
sizes = {'mel': 80, 'f0': 1}
dims = [sizes['mel'], sizes["f0"]]
nested = {'a': {'b': [1, 2]}}
value = nested['a']['b'][1]
empty = {}
numbers = {1: 'one', 2: 'two',}
twice = {'a': 1, 'a': 2}
has = 'mel' in sizes
sizes['ap'] = 25
more = len(sizes)
comprehension = {k: 1 for k in 'ab'}
a_set = {1, 2}
got = sizes.get('mel')
