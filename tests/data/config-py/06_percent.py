# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
root = '%s/%s' % ('a', 'b')
one = '%s' % 'x'
number = '%d utterances' % 12
padded = '%05d' % 42
hexadecimal = '%x' % 255
real = '%.2f and %e and %g' % (3.14159, 12345.678, 0.0001)
named = '%(a)s-%(b)03d' % {'a': 'x', 'b': 7}
literal = '100%% of %s' % 'it'
left = '%-6s|' % 'ab'
represented = '%r' % 'text'
truncated = '%d' % 3.99
precise = '%.3s' % 'abcdef'
signed = '%+d' % 5
listed = '%s' % [1, 'a']
