#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the seed corpus beside it, tests/fuzz/corpus: small whole files of every format, written by the programs
that write them in real life (NumPy, PyTorch, sox) where there is one. Findings of the fuzzers lie among them
under names that begin with "found-"; they are left alone.

Usage: tests/fuzz/make_seeds.py        (needs NumPy, PyTorch 1.13 and sox)
"""
import collections
import io
import json
import pathlib
import pickle
import struct
import subprocess
import zipfile

import numpy
import torch

ROOT = pathlib.Path(__file__).resolve().parent
TESTS = ROOT.parent
numpy.random.seed(1)
torch.manual_seed(1)


def save(target, name, content):
    folder = ROOT / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def raw_matrices():
    values = numpy.random.randn(6).astype("<f4").tobytes()
    save("raw_matrix", "one-column", b"\0" + values)
    save("raw_matrix", "two-columns-and-rest", b"\1" + values + b"abc")
    save("raw_matrix", "statistics", b"\2" + numpy.random.randn(160).astype("<f4").tobytes())
    for choice in (5, 6, 7, 8, 9):  # impossible dimensions
        save("raw_matrix", f"choice-{choice}", bytes([choice]) + values)


def sounds():
    def sox(*format_words):
        return subprocess.run(["sox", "-R", "-n", "-r", "8000", *format_words, "-", "synth", "0.05", "sine", "300"],
                              check=True, capture_output=True).stdout

    def wav(bits, kind, channels, body):  # sox writes streams of unknown size into a pipe; these have one
        block = channels * bits // 8
        return (b"RIFF" + struct.pack("<I", 36 + len(body)) + b"WAVEfmt "
                + struct.pack("<IHHIIHH", 16, kind, channels, 8000, 8000 * block, block, bits)
                + b"data" + struct.pack("<I", len(body)) + body)

    samples = (numpy.sin(numpy.arange(400) * 0.2) * 0.5)
    pcm16 = (samples * 32767).astype("<i2").tobytes()
    save("sound", "pcm16.wav", wav(16, 1, 1, pcm16))
    save("sound", "stereo.wav", wav(16, 1, 2, pcm16))
    save("sound", "float.wav", wav(32, 3, 1, samples.astype("<f4").tobytes()))
    save("sound", "pcm24.wav", wav(24, 1, 1, (samples * 8388607).astype("<i4").tobytes()))
    save("sound", "pcm8.wav", wav(8, 1, 1, pcm16[:200]))
    save("sound", "chunks.wav", wav(16, 1, 1, pcm16).replace(b"data", b"LIST\x05\0\0\0abcdef" + b"data"))
    save("sound", "unknown-size.wav", sox("-b", "16", "-t", "wav"))
    for kind, words in {"flac": [], "adpcm.wav": ["-e", "ms-adpcm"], "alaw.wav": ["-e", "a-law"],
                        "gsm.wav": ["-e", "gsm"], "aiff": [], "au": [], "ogg": [], "w64": [], "caf": []}.items():
        save("sound", f"tone.{kind}", sox(*words, "-t", kind.split(".")[-1]))
    flac = bytearray((ROOT / "corpus/sound/tone.flac").read_bytes())
    flac[22] = 0x40  # a header that promises 2^30 samples
    save("sound", "promises-hours.flac", bytes(flac))


def npy():
    def dumped(array, version=None):
        out = io.BytesIO()
        numpy.lib.format.write_array(out, array, version)
        return out.getvalue()
    matrix = numpy.random.randn(4, 3).astype("<f4")
    arrays = {"float32": matrix, "float64": matrix.astype("<f8"), "fortran": numpy.asfortranarray(matrix),
              "vector": matrix[:, 0].copy(), "int16": matrix.astype("<i2"), "big-endian": matrix.astype(">f4"),
              "cube": numpy.zeros((2, 2, 2), "<f4"), "half": matrix.astype("<f2"), "bool": matrix > 0}
    for name, array in arrays.items():
        for target in ("npy", "inspect"):
            save(target, f"npy-{name}", b"\0" + dumped(array))
    save("npy", "version-2", b"\3" + dumped(matrix, (2, 0)))
    save("npy", "version-3", b"\3" + dumped(matrix, (3, 0)))


def lists_and_caches():
    golden = TESTS / "data/golden/training/tiny_adam"
    entries = json.loads((golden / "demo_trn_sub_0_utt_length.dic").read_text())[:4]
    dic = json.dumps(entries + [dict(entries[0], seq_name="a/ü 日本/\U0001f600")])
    save("dic", "golden", dic)
    save("dic", "empty", "[]")
    save("inspect", "dic", b"\3" + dic.encode())
    save("protocol", "columns-2", "\ufeff# utterance class\nutt_001 bonafide\r\n\na/ü日本\tspoof\n")
    save("protocol", "columns-5", "LA_0079 LA_T_1138215 - - bonafide\nLA_0079 LA_T_1271820 - A01 spoof\n")
    save("protocol", "first", "utt_001 spoof\nutt_002 bonafide\n")
    save("protocol", "twice", "a spoof\na spoof\n")
    save("protocol", "unknown-class", "a spoofed\n")
    save("name_list", "plain", "utt_001\nutt_002\n")
    save("name_list", "sub-folders", "\ufeffspeaker 1/utt_003\r\n\r\n  a/b/ü日本  \ne\u0301/\u00e9\n")
    for index, name in enumerate(["../x", "a/../../x", "/etc/passwd", "..", "a/..", "./a", "a\0b", "..\\x"]):
        save("name_list", f"outside-{index}", name + "\n")
        save("dic", f"outside-{index}", json.dumps([dict(entries[0], seq_name=name)]))
    record = {"version": 1, "sampling_rate": 8000, "truncate_seq": 0, "minimum_len": 0,
              "features": [{"folder": "/d/mel", "extension": ".mel", "dimension": 2, "resolution": 40,
                            "normalize": True}],
              "files": [["utt_1", [640, 1, 20]], ["a/b", [64, 2, 2]]],
              "moments": [{"count": 22, "mean": [0.5, 1.0], "variance": [1.0, 2.5]}]}
    save("cache_record", "plain", json.dumps(record))
    record["moments"] = []
    save("cache_record", "without-moments", json.dumps(record))


def pickles():
    values = {"plain": {"a": [1, -2, 2 ** 70, 3.5, None, True, "ü"], "b": (b"x", {1, 2}, frozenset([3]))},
              "ordered": collections.OrderedDict([("w", [1, 2]), ("x", (1,))]), "array": numpy.arange(4.0),
              "scalar": numpy.float64(2.5), "nested": [[[[[1]]]]], "number": 5}
    for name, value in values.items():
        for protocol in range(6):
            if name != "nested" or protocol == 2:
                save("pickle", f"{name}-{protocol}", pickle.dumps(value, protocol))
    save("pickle", "call", b"cos\nsystem\n(S'true'\ntR.")
    save("pickle", "instance", b"(ia\nb\n(dS'x'\nI1\nsb.")


def tensors():
    layer = torch.nn.Linear(3, 2)
    optimizer = torch.optim.Adam(layer.parameters())
    layer(torch.randn(4, 3)).sum().backward()
    optimizer.step()
    row = "      0 |         12.5 |      21.2500 |      22.0000 |   yes  LR -> 1.00e-04\n"
    history = {"loss_mat": numpy.zeros((1, 2, 1)), "time_mat": numpy.zeros((1, 2)), "epoch_num": 1, "seq_num": 2,
               "cur_epoch": 0, "best_error": numpy.float64(1.5), "best_epoch": 0, "loss_flag": [True]}
    epoch = {"state_dict": layer.state_dict(), "info": row, "optimizer": optimizer.state_dict(),
             "trnlog": history, "vallog": None, "lr_scheduler": None}
    shared = torch.arange(6.0)
    files = {"weights": layer.state_dict(), "epoch": epoch, "number": 3,
             "views": [shared, shared[2:], shared.view(2, 3).t(), shared[:1].expand(5)],
             "types": [torch.zeros(2, dtype=kind) for kind in
                       (torch.float16, torch.bfloat16, torch.float64, torch.int64, torch.uint8, torch.bool,
                        torch.complex64)], "parameter": torch.nn.Parameter(torch.ones(2))}
    for name, value in files.items():
        for target in ("zip", "checkpoint"):
            out = io.BytesIO()
            torch.save(value, out)
            save(target, f"{name}.pt", out.getvalue())
        out = io.BytesIO()
        torch.save(value, out, _use_new_zipfile_serialization=False)
        save("checkpoint", f"{name}-legacy.pt", out.getvalue())
    for name, method in (("stored", zipfile.ZIP_STORED), ("deflated", zipfile.ZIP_DEFLATED)):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as archive:
            for entry, content in (("x/data.pkl", pickle.dumps({"info": row * 20}, 2)), ("../../outside", b"a"),
                                   ("/absolute", b"b"), ("x/version", b"3\n")):
                archive.writestr(zipfile.ZipInfo(entry), content, method)
        save("zip", name, out.getvalue())
        save("checkpoint", name, out.getvalue())


def texts():
    config = (TESTS.parent / "projects/demo/config.toml").read_text()
    save("toml", "demo", config)
    save("toml", "strings", "[training]\nepochs = 3 # c\nname = 'it''s'\n[data]\nx = \"\"\"\nmany\n\\\n lines\"\"\"\n"
         "y = '''\nraw'''\nlist = [\n  'a', # one\n  \"b\\u00e9\",\n]\n\"quoted key\" = 1_000\nz = [[1, 2], [3]]\n")
    save("toml", "numbers", "[training]\nlr=1e-4\na=0x1F\nb=-0.0\nc=nan\nd=+inf\ne=true\nf=0o17\ng=0b1\n")
    save("toml", "refused", "a.b = 1\n[a.b]\nc = {d = 1}\nd = 1979-05-27T07:32:00Z\n[[e]]\n")
    save("toml", "crlf", "[data]\r\nx = 1\r\n\r\n[model]\r\nname = \"hn-nsf\"\r\n")
    scripts = ("#!/bin/bash\n# note\ncd x && python main.py --lr 0.0003 --epochs=5 \\\n  --no-best-epochs 3 "
               "--save-model-dir 'a b' > log_train 2> log_err\n", "--batch-size 4 --seed 10\n",
               "python3 main.py --inference --trained-model $X `y` \"$(z)\" & ; | x\n")
    for index, script in enumerate(scripts):
        save("shell", f"script-{index}", script)
    for index, file in enumerate(sorted((TESTS / "data/config-py").rglob("*.py"))[:8]):
        save("python_config", f"config-{index}", file.read_text() + "\n=====\n" + scripts[index % 3])
    save("python_config", "expressions", "import os\nx = [a + '_' + str(i) for i in range(3)]\ny = 'a' * 3 + \"%s\" % 2\n"
         "z = {'a': (1,), **{}}\nif x and not y:\n  w = 1\nelse:\n  w = -2 ** 3 // 5\nx += [1]\nx.append(2)\n"
         "trn_list = os.path.join(os.path.dirname(__file__), f'{y}/x.lst')\ntruncate_seq = None\nt = x[0:2][-1]\n"
         "input_dims = [80, 1]\ninput_exts = ['.mfbsp', '.f0']\ndef f(a):\n  return a\nfor i in x: pass\n"
         "r = r'raw' b'bytes' '''long\n''' 'café'\nlr = 1e-3 if w < 3 <= 4 else 0x1F\n")


def runs():
    step = ('{"v":1,"epoch":0,"phase":"train","batch":1,"of":2,"step":1,"sequences":["0,utt,0,400,0"],'
            '"loss":[1.5,"nan"],"seconds":0.5,"time":0.5,"lr":0.0003,"grad_norm":"inf","samples":400}\n')
    epoch = '{"v":1,"epoch":0,"train_loss":[1.5],"dev_loss":[1.25],"best":true,"lr":0.0003,"seconds":2.5}\n'
    save("run_records", "plain", step * 2 + "\n=====\n" + epoch)
    save("run_records", "torn", step + step[:40] + "\n=====\n" + epoch + epoch[:30])
    save("run_records", "deep", "[" * 500 + "\n" + '{"v":' * 200 + "\n=====\n" + '{"a":[' * 300)
    rows = "".join(f"{i:7d} | {12.5:12.1f} | {21.25:12.4f} | {22.0:12.4f} |   yes  LR -> 1.00e-04\n" for i in range(3))
    segments = "".join(f"{i},utt_{i},0,400,0, {c}/2, Time: 0.500000s, Loss: 1.250000\n"
                       for _ in range(3) for c, i in ((1, 0), (2, 1)))
    save("framework_logs", "plain", "Epoch | Duration(s)\n" + rows + "\n=====\nSome words\n" + segments)
    save("framework_logs", "odd", rows.replace("22.0", "1e999 nan") + "\n=====\n" + segments.replace("2/", "-1/"))
    state = {"v": 1, "state": "running", "message": "x", "host": "h", "pid": 1, "kept": ["epoch_001.pt"]}
    save("run_state", "running", json.dumps(state) + "\n=====\n[training]\nepochs = 4\nsave_model_dir = \"..\"\n")
    save("run_state", "stopped", json.dumps(dict(state, state="stopped", kept=["../x"])) + "\n=====\n[data]\n")
    save("run_state", "odd", json.dumps({"v": "1", "state": 3, "pid": 2 ** 70, "kept": {"a": 1}}))
    trial = {"utterance": "u", "a": "generated/x/u.wav", "b": "../../wav/u.wav", "x": "a", "answer": "b",
             "correct": False, "seconds": 2.5}
    abx = {"v": 1, "kind": "abx", "started": "2026-03-04T09:15:00", "a": {"label": "Natural", "source": ""},
           "b": {"label": "Epoch 3", "source": "epoch_003.pt"}, "loudness_matched": True, "seed": 7,
           "trials": [trial, {"utterance": "v", "a": "/x", "b": "", "x": "b"}]}
    save("listen", "abx", json.dumps(abx))
    sound = {"utterance": "u", "file": "../record.json", "audio_seconds": 1.5, "seconds": 1,
             "checkpoint_bytes": 10, "checkpoint_modified": 11}
    save("listen", "generated", json.dumps({"v": 1, "sounds": [sound, dict(sound, file="record.json")]}))
    save("listen", "deep", "[" * 2000)


def inspected():
    values = numpy.random.randn(162).astype("<f4").tobytes()
    for choice, name in ((1, "mfbsp"), (2, "bin"), (5, "f0"), (6, "none")):
        save("inspect", name, bytes([choice]) + values)
    save("inspect", "wav", b"\4" + (ROOT / "corpus/sound/pcm16.wav").read_bytes())
    save("inspect", "flac", b"\4" + (ROOT / "corpus/sound/tone.flac").read_bytes())
    save("inspect", "text", b"\7words\nand more\n")
    save("inspect", "nan", b"\5" + struct.pack("<4f", float("nan"), float("inf"), 1e38, -1e38))


for make in (raw_matrices, sounds, npy, lists_and_caches, pickles, tensors, texts, runs, inspected):
    make()
