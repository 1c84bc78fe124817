# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
debug = False
rate = 24000
if rate == 16000:
    name = 'narrow'
elif rate == 24000:
    name = 'middle'
else:
    name = 'wide'
if debug: extra = 1
else: extra = 2
if not debug and rate > 16000:
    if rate < 48000:
        inner = 'yes'
    else:
        inner = 'no'
    after = 3
if __name__ == "__main__":
    print(name)
    import sys
    sys.exit(0)
choice = 'a' if debug else 'b'
chain = 'a' if rate < 1000 else 'b' if rate < 30000 else 'c'
compare = 1 < 2 < 3
broken = 1 < 3 < 2
both = debug or 'default'
either = rate and 'set'
no = not rate
inside = 'x' in ['x', 'y']
outside = 'z' not in 'xyz'
nothing = None is None
something = rate is not None
less = 'abc' < 'abd'
lists = [1, 2] < [1, 3]
if True:
    pass
same = [1, 2] == [1, 2.0]
