# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
values = [1, 2.5, 'a', None, True]
a = values[1] >= 2.5
b = values.index('a') if False else 3
c = None == False
d = 1 == True
e = 'a' == 1
f = (1, 'a') == (1, 'a')
g = [1] == (1,)
h = {'a': 1} == {'a': 1.0}
i = not not []
j = [] or {} or 'last'
k = 1 and [] and 2
l = 3 in [1, 2, 3] and 'b' in {'b': 1}
