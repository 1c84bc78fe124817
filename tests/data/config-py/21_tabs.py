# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
flag = True
if flag:
	a = 1
	if a:
		b = 2
	c = 3
d = 4
