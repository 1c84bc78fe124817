# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown other popped last holder
#: skipped 
dirs = []
dirs.append('a')
dirs.append(['b', 'c'])
dirs.extend(['d'])
dirs[0] = 'first'
alias = dirs
alias.append('e')
kept = len(dirs)
other = [1, 2]
other.insert(0, 3)
popped = [1]
last = popped.pop()
holder = [other]
unrelated = [5]
