# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
_debug = False
__version__ = '1.0'
trn_set_name = 'v' + __version__ if not _debug else 'debug'
