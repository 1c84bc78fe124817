# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown names speaker total item i j k handle text json
#: skipped 
names = []
for speaker in ['a', 'b']:
    names.append(speaker + '.lst')
total = 0
while total < 3:
    total += 1
fixed = [1, 2]
for item in fixed:
    print(item)
for i, j in []:
    k = 3
plain = 'x'
with open(__file__) as handle:
    text = handle.read()
try:
    import json
except ImportError:
    json = None
kept = plain + 'y'
