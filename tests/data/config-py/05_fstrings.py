# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
root = '/data'
rate = 16000
ratio = 0.25
folder = f'{root}/wav_{rate // 1000}k'
formatted = f"{rate:08d} {ratio:.3f} {ratio:e} {rate:>10} {root!r} {root:<8}|"
braces = f'{{literal}} {rate}'
concatenated = 'plain ' f'{rate}' ' plain'
nested = f"{[1, 2, 3][1]}"
arithmetic = f'{rate * 3 + 1}'
raw_one = rf'\d{rate}'
dictionary = f"{ {'a': 1}['a'] }"
compared = f"{rate != 3}"
percent = f'{ratio:.1%}'
signed = f'{rate:+d}'
centred = f'{root:*^11}'
