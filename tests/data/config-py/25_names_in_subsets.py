# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
trn_set_name = ['one', 'two']
val_set_name = None
trn_list = [['utt_001', 'utt_002'], 'scp/two.lst']
val_list = None
input_dirs = [['a/mel', 'a/f0'], ['b/mel', 'b/f0']]
input_exts = ['.mfbsp', '.f0']
input_dims = [80, 1]
input_reso = [120, 120]
input_norm = [1, 1]
output_dirs = [['a/wav'], ['b/wav']]
output_exts = ['.wav']
output_dims = [1]
output_reso = [1]
output_norm = [0]
wav_samp_rate = 24000
truncate_seq = 24000
minimum_len = 2400
