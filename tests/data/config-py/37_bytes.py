# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown a c
#: skipped 
a = b'bytes'
b = 'text' if True else b'x'
c = rb'x'
d = 'ok'
