# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
name = 'speaker_p225_mic1'
speaker = name[8:12]
last = name[-4:]
odd = name[1::2]
back = name[5:1:-1]
huge = name[-1000:1000]
stepped = name[::1000000000000]
