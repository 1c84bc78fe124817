# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
#!/usr/bin/env python
"""
config.py of one data set
"""
import os

__author__ = "Somebody"
__email__ = "somebody@example.org"

trn_set_name = 'demo_trn'
val_set_name = 'demo_val'
tmp = '../demo'
trn_list = tmp + '/scp/train.lst'
val_list = tmp + '/scp/val.lst'

input_dirs = [tmp + '/mfbsp', tmp + '/f0']
input_exts = ['.mfbsp', '.f0']
input_dims = [80, 1]
input_reso = [80, 80]
input_norm = [True, True]
output_dirs = [tmp + '/wav']
output_exts = ['.wav']
output_dims = [1]
output_reso = [1]
output_norm = [False]

wav_samp_rate = 16000
truncate_seq = 16000 * 3
minimum_len = 80 * 50
test_set_name = ['demo_test']
test_list = [tmp + '/scp/test.lst']
test_input_dirs = [[tmp + '/mfbsp', tmp + '/f0']]
test_output_dirs = [[]]
