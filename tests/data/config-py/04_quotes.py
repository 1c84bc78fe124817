# SPDX-License-Identifier: GPL-3.0-or-later
#: unknown 
#: skipped 
single = 'a'
double = "b"
triple = """c
d"""
other = '''e "f" 'g' '''
raw = r'C:\new\table'
upper_raw = R"\d"
both = 'it' "'" 's'
joined = ('one '
          'two '   # a comment between
          "three")
escapes = 'tab\there\nnew \x41 \u00e9 \101 \\ \' \" \q'
long_escape = '\U0001F600'
continued = 'begin \
end'
unicode_prefix = u'text'
empty = ''
empty_triple = """"""
