"""The bank of sceneries: every place drawn once in both looks, and every sky, at the scale of a renderer."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

import numpy as np
import torch

from . import PLACES, TIMES
from .canvas import Canvas
from .sky import sky


def painted(scale: float, seed: int, v: int) -> tuple[np.ndarray, np.ndarray]:
    """Variant `v` of everything: land uint8 [looks, places, 6, h, w] and skies uint8 [looks, times, 2, 3, h, w]."""
    land, skies = [], []
    for flat in (False, True):
        for p, place in enumerate(PLACES.values()):
            canvas = Canvas(scale, flat, np.random.default_rng([seed, p, v]))
            place.paint(canvas)
            land.append(canvas.finished(scale))
        skies += [sky(scale, flat, time, overcast, [seed, 99, t, v]) for t, time in enumerate(TIMES) for overcast in (False, True)]
    h, w = land[0].shape[1:]
    return np.stack(land).reshape(2, len(PLACES), 6, h, w), np.stack(skies).reshape(2, len(TIMES), 2, 3, h, w)


class Bank:
    """`land` uint8 [looks, places, variants, 6, h, w] (red, green, blue, opacity, glow, snowy) and `sky` uint8
    [looks, times, 2 (clear, overcast), variants, 3, h, w]; looks are (solid, flat). The same seed draws the same pictures, whether
    `hands` processes draw them or (0) this one."""

    def __init__(self, scale: float = 1.0, variants: int = 8, seed: int = 7, device: str = "cpu", hands: int = 0):
        if hands:
            with ProcessPoolExecutor(hands, multiprocessing.get_context("spawn")) as pool:
                made = list(pool.map(painted, repeat(scale), repeat(seed), range(variants)))
        else:
            made = [painted(scale, seed, v) for v in range(variants)]
        self.variants = variants
        self.land = torch.from_numpy(np.stack([land for land, _ in made], 2)).to(device)
        self.sky = torch.from_numpy(np.stack([skies for _, skies in made], 3)).to(device)
