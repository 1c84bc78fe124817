# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
rate = 16000
assert rate == 16000, 'the rate'
assert len([1]) == 1
after = 1
