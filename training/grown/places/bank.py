"""The bank of sceneries: every place drawn once in both looks, and every sky, at the scale of a renderer."""

import numpy as np
import torch

from . import PLACES, TIMES
from .canvas import Canvas
from .sky import sky


class Bank:
    """`land` uint8 [looks, places, variants, 6, h, w] (red, green, blue, opacity, glow, snowy) and `sky` uint8
    [looks, times, 2 (clear, overcast), variants, 3, h, w]; looks are (solid, flat). The same seed draws the same pictures."""

    def __init__(self, scale: float = 1.0, variants: int = 8, seed: int = 7, device: str = "cpu"):
        land, skies = [], []
        for flat in (False, True):
            for p, place in enumerate(PLACES.values()):
                for v in range(variants):
                    canvas = Canvas(scale, flat, np.random.default_rng([seed, p, v]))
                    place.paint(canvas)
                    land.append(canvas.finished(scale))
            for t, time in enumerate(TIMES):
                for overcast in (False, True):
                    skies += [sky(scale, flat, time, overcast, [seed, 99, t, v]) for v in range(variants)]
        h, w = land[0].shape[1:]
        self.variants = variants
        self.land = torch.from_numpy(np.stack(land)).reshape(2, len(PLACES), variants, 6, h, w).to(device)
        self.sky = torch.from_numpy(np.stack(skies)).reshape(2, len(TIMES), 2, variants, 3, h, w).to(device)
