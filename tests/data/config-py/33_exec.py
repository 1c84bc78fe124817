# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown trn_set_name
#: skipped 
trn_set_name = 'x'
exec("trn_set_name = 'y'")
val_set_name = 'z'
