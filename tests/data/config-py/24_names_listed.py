# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
trn_set_name = 'small'
val_set_name = 'small_val'
trn_list = ['utt_001', 'utt_002', 'speaker/utt_003']
val_list = ['utt_004']
tmp = 'data'

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
truncate_seq = 0.5 * 16000
minimum_len = 0
