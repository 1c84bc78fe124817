#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of one pair of sounds computed with NumPy alone, from the definitions in docs/measuring.md.

Run from the source folder: tests/measure/golden_figures.py > tests/data/golden/measure/figures.json
"""
import json
import wave

import numpy as np

RATE, HOP, FRAME, FFT, BANDS, ORDER = 16000, 80, 400, 1024, 80, 24


def read(name):
    with wave.open(name) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float64) / 32768


def frames_of(x, length, count, centred):
    padded = np.concatenate([np.zeros(length), x, np.zeros(2 * length)])
    first = length - (length // 2 if centred else 0)
    return np.stack([padded[first + i * HOP: first + i * HOP + length] for i in range(count)])


def filter_bank():
    mel = lambda f: 1127.01048 * np.log(1 + f / 700)
    edges = 700 * (np.exp(np.linspace(0, mel(RATE / 2), BANDS + 1) / 1127.01048) - 1)
    linear = np.searchsorted(edges[:-1], 1000, side="right")
    edges[:linear] = np.linspace(0, edges[linear], linear + 1)[:-1]
    f = np.arange(FFT // 2 + 1) * RATE / FFT
    rows = []
    for low, middle, high in zip(edges, edges[1:], edges[2:]):
        rows.append(np.interp(f, [low, middle, high], [0, 2 / (high - low), 0], 0, 0))
    return np.array(rows)


def log_mel(x):
    window = np.blackman(FRAME) ** 2
    window /= np.sqrt(window.sum())
    spectra = np.abs(np.fft.rfft(frames_of(x, FRAME, 1 + len(x) // HOP, True) * window, FFT))
    return np.log(np.maximum(np.maximum(spectra, 1e-12) @ filter_bank().T, 1e-30))


def cepstrum(x):
    logs = log_mel(x)
    logs = np.maximum(logs, logs.max() - 80 / 20 * np.log(10))
    bands = logs.shape[1]
    n, b = np.arange(ORDER + 1)[:, None], np.arange(bands)[None]
    return logs @ (2 / bands * np.cos(np.pi * n * (b + 0.5) / bands)).T


def levels(x):
    count = (len(x) + HOP - 1) // HOP
    return np.sqrt((frames_of(x, FRAME, count, True) ** 2).mean(1))


def active(x):
    rms = levels(x)
    return rms >= max(10 ** (-90 / 20), 0.01 * rms.max())


def active_level(x):
    return np.sqrt((levels(x)[active(x)] ** 2).mean())


def mel_cepstral_distortion(natural, generated):
    distance = (cepstrum(natural) - cepstrum(generated))[:, 1:]
    per_frame = 10 / np.log(10) * np.sqrt(2 * (distance ** 2).sum(1))
    chosen = active(natural)
    return per_frame[: len(chosen)][chosen].mean()


def log_spectral_distance(natural, generated):
    def spectra(x):
        count = (len(x) - 512) // HOP + 1
        window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(512) / 512)
        power = np.abs(np.fft.rfft(frames_of(x, 512, count, False) * window)) ** 2
        db = 10 * np.log10(power + 1e-20)
        return np.maximum(db, db.max() - 80)

    return np.sqrt(((spectra(natural) - spectra(generated)) ** 2).mean(1)).mean()


natural = read("projects/demo/wav/vm-delete.wav")
generated = 0.6 * natural + 0.25 * np.concatenate([np.zeros(3), natural[:-3]])
print(json.dumps({
    "natural": "vm-delete",
    "generated": "0.6 x[n] + 0.25 x[n - 3]",
    "samples": len(natural),
    "mel_cepstral_distortion": mel_cepstral_distortion(natural, generated),
    "log_spectral_distance_all_frames": log_spectral_distance(natural, generated),
    "active_frames": int(active(natural).sum()),
    "natural_level": active_level(natural),
    "generated_level": active_level(generated),
    "level_difference": 20 * np.log10(active_level(generated) / active_level(natural)),
}, indent=1))
