# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
a = 1; b = 2  # both
# c = 3
d = '#not a comment'  # but this is
e = 'x';
f = ["#", ';']
   # an indented comment
g = 4
