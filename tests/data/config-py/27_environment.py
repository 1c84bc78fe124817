# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown home other exists root
#: skipped 
import os
user = os.environ['USER_OF_NOTHING'] if False else 'x'
home = os.environ.get('HOME')
other = os.getenv('HOME', '/')
exists = os.path.exists('/')
root = os.path.join(home, 'data')
fine = 'data'
