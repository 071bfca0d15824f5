"""Skies: a gradient for each time of day, one sun or moon, stars, clouds; overcast where it rains, snows or is foggy."""

import math

import numpy as np
from PIL import Image, ImageDraw

from .canvas import HEIGHT, HORIZON, PERIOD, SPAN, SUPER

TIMES = ("day", "dusk", "night")
TONES = {("day", False): ((70, 150, 240), (196, 230, 253)), ("dusk", False): ((90, 60, 138), (255, 150, 70)), ("night", False): ((6, 8, 34), (36, 42, 98)),
         ("day", True): ((148, 164, 184), (206, 216, 226)), ("dusk", True): ((104, 88, 118), (206, 158, 128)), ("night", True): ((16, 20, 38), (46, 52, 78))}
SUN_X = (40.0, 152.0)   # one in a scenery, so that no view shows two


def sky(scale: float, flat: bool, time: str, overcast: bool, seed: list[int]) -> np.ndarray:
    """A sky as uint8 [3, height, width], repeating sideways like the sceneries."""
    rng, k = np.random.default_rng(seed), scale * SUPER
    size = (round((PERIOD + SPAN) * k), round(HEIGHT * k))
    image = Image.new("RGB", size)
    draw = ImageDraw.Draw(image)
    top, bottom = TONES[time, overcast]
    high, low = HORIZON - 56, HORIZON + 6
    for row in range(size[1]):
        share = min(max((row / k - high) / (low - high), 0), 1)
        share = min(int(share * 4) / 3, 1) if flat else share
        draw.line([(0, row), (size[0], row)], fill=tuple(int(a + (b - a) * share) for a, b in zip(top, bottom)))

    def oval(x, y, rx, ry, colour):
        for shift in (-PERIOD, 0, PERIOD):
            draw.ellipse([(x + shift - rx) * k, (y - ry) * k, (x + shift + rx) * k, (y + ry) * k], fill=colour)

    x = rng.uniform(*SUN_X)
    if not overcast and time == "night":
        for sx, sy in zip(rng.uniform(0, PERIOD, 46), rng.uniform(6, HORIZON - 10, 46)):
            oval(sx, sy, 0.7, 0.7, (255, 255, 255))
        oval(x, HORIZON - 27, 6, 6, (244, 240, 214))
        oval(x + 2.6, HORIZON - 28, 5, 5, tuple(int(a + (b - a) * 0.45) for a, b in zip(top, bottom)))
    elif not overcast:
        y = HORIZON - (27 if time == "day" else 7)
        if not flat:
            for r, share in ((10, 0.3), (8.6, 0.6)):
                glow = (255, 244, 190) if time == "day" else (255, 190, 100)
                base = image.getpixel((int(x * k), int(y * k)))
                oval(x, y, r, r, tuple(int(a + (b - a) * share) for a, b in zip(base, glow)))
        oval(x, y, 7, 7, (255, 236, 110) if time == "day" else (255, 214, 96))
    tone = {"day": (255, 255, 255), "dusk": (250, 176, 150), "night": (62, 68, 112)}[time]
    if overcast:
        tone = tuple(int(b * 0.5 + a * 0.5) for a, b in zip(top, bottom))
    for i in range(9 if overcast else 4):
        cx, cy, s = (i + rng.uniform(0.2, 0.8)) * PERIOD / (9 if overcast else 4), rng.uniform(HORIZON - 46, HORIZON - 22), rng.uniform(0.7, 1.15)
        if time == "night" and not overcast and i % 2:
            continue
        if not overcast and math.dist((cx, cy), (x, HORIZON - 27)) < 20:
            continue
        for dx, dy, r in ((-7, 1, 3.6), (-2, -1.6, 5), (4, -0.4, 4.4), (9, 1.4, 3)):
            oval(cx + dx * s, cy + dy * s, r * s * 1.25, r * s, tone)
    return np.asarray(image.resize((round((PERIOD + SPAN) * scale), round(HEIGHT * scale)), Image.BOX)).transpose(2, 0, 1)
