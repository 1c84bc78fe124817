# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown normal
#: skipped 
import os
import os.path as osp
from os.path import join, dirname as folder
from os import path
here = os.path.dirname(os.path.abspath(__file__))
data = os.path.join(here, 'data', 'wav')
again = osp.join(osp.dirname(osp.realpath(__file__)), '..', 'other')
short = join(folder('a/b/c.txt'), 'x')
name = os.path.basename('/a/b/c.txt')
tail = path.basename('/a/b/')
working = os.getcwd()
absolute = os.path.abspath('scp/../lists/train.lst')
rooted = os.path.join('a', '/b', 'c')
trailing = os.path.join('a/', 'b', '')
top = os.path.dirname('/')
double = os.path.dirname('//a')
normal = [os.path.normpath(p) for p in []] if False else os.path.normpath('a//b/./c/../d')
separator = 'a' + os.sep + 'b'
