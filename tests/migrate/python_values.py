# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the (harmless) configurations of a folder with Python itself and prints what each of them sets, as JSON:
{"file": {"name": "repr of its value"}}. The reader that runs nothing must come to the same."""
import contextlib
import glob
import io
import json
import os
import runpy
import sys
import types

folder = os.path.abspath(sys.argv[1])
os.chdir(folder)
given = {"__name__", "__doc__", "__file__", "__cached__", "__builtins__", "__loader__", "__package__", "__spec__",
         "__annotations__"}
# A module or function is no value of a configuration; neither is what an import brings.
kinds = (str, int, float, bool, list, tuple, dict, type(None))
result = {}
for path in sorted(glob.glob(os.path.join(folder, "*.py"))):
    name = os.path.basename(path)
    with contextlib.redirect_stdout(io.StringIO()):
        values = runpy.run_path(path, run_name=name[:-3])
    # Of "from os.path import *" the reader says that the names are not known.
    with open(path, encoding="utf-8") as source:
        brought = set(dir(os.path)) if "from os.path import *" in source.read() else set()
    result[name] = {key: repr(value) for key, value in values.items()
                    if key not in given | brought and isinstance(value, kinds)}
json.dump(result, sys.stdout)
