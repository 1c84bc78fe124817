# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown augment Helper double input_trans_fns value template drawn squares
#: skipped 
import string as np
import random
rate = 16000

def augment(x):
    """ a function """
    y = x + 1
    return y

class Helper(object):
    size = 3

double = lambda x: x * 2
tmp = '/data'
input_trans_fns = [augment]
value = augment(3)
template = np.Template('x')
drawn = random.random()
after = rate * 2
squares = [x * x for x in range(3)]
