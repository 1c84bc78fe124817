# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown trn_list name change
#: skipped 
trn_list = ['a']
val_list = ['b']
name = 'x'
def change():
    global name
    name = 'y'
    trn_list.append('c')
change()
kept = 'k'
