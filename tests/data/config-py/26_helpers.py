# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
ROOT = '/corpus'
SPEAKERS = ['p225', 'p226']
FEATURES = ('mel', 'f0')
trn_set_name = 'vctk'
input_dirs = [ROOT + '/' + FEATURES[0], ROOT + '/' + FEATURES[1]]
trn_list = '/'.join([ROOT, 'scp', 'train.lst'])
wav_samp_rate = {'low': 16000, 'high': 48000}['high']
hop = wav_samp_rate // 200
input_reso = [hop] * 2
