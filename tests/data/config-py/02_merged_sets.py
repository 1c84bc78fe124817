# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
import os
tmp_a = '../a'
tmp_b = '../b'
trn_set_name = ['a_trn', 'b_trn']
val_set_name = ['a_val', 'b_val']
trn_list = [tmp_a + '/scp/train.lst', tmp_b + '/scp/train.lst']
val_list = [tmp_a + '/scp/val.lst', tmp_b + '/scp/val.lst']
input_dirs = [[tmp_a + '/mfbsp', tmp_a + '/f0'], [tmp_b + '/mfbsp', tmp_b + '/f0']]
input_exts = ['.mfbsp', '.f0']
input_dims = [80, 1]
input_reso = [80, 80]
input_norm = [True, True]
output_dirs = [[tmp_a + '/wav'], [tmp_b + '/wav']]
output_exts = ['.wav']
output_dims = [1]
output_reso = [1]
output_norm = [False]
wav_samp_rate = 24000
truncate_seq = None
minimum_len = None
test_set_name = 'test'
test_list = [tmp_a + '/scp/test.lst']
test_input_dirs = [[tmp_a + '/mfbsp', tmp_a + '/f0']]
test_output_dirs = [[]]
