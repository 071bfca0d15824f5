"""The drawing surface of a scenery: pictures that repeat sideways, with a sky left open and masks for what glows and what snow settles on."""

import math

import numpy as np
from PIL import Image, ImageDraw

PERIOD = 192       # units after which a scenery repeats, so that a pan never ends
SPAN = 112         # units more than a period, so that the widest view never crosses the edge
HEIGHT = 136       # units
HORIZON = 70.0     # where sky and land meet, units from the top
SUPER = 2          # supersampling while drawing


class Canvas:
    """Draws in units. `land` is RGBA over an open sky; `mask` holds in red what glows by itself, in green what snow settles on."""

    def __init__(self, scale: float, flat: bool, rng: np.random.Generator):
        self.flat, self.rng, self.k = flat, rng, scale * SUPER
        self.size = (round((PERIOD + SPAN) * self.k), round(HEIGHT * self.k))
        self.land, self.mask = Image.new("RGBA", self.size), Image.new("RGB", self.size)
        self.on_land, self.on_mask = ImageDraw.Draw(self.land), ImageDraw.Draw(self.mask)

    def polygon(self, points, colour, glow: float, snowy: float) -> None:
        points = [(x * self.k, y * self.k) for x, y in points]
        self.on_land.polygon(points, fill=(*(int(c) for c in colour), 255))
        self.on_mask.polygon(points, fill=(int(glow * 255), int(snowy * 255), 0))

    def shape(self, points, colour, glow: float = 0.0, snowy: float = 0.0) -> None:
        """A polygon, drawn again a period to either side so that the scenery repeats."""
        xs = [x for x, _ in points]
        for shift in (-PERIOD, 0, PERIOD):
            if max(xs) + shift > 0 and min(xs) + shift < PERIOD + SPAN:
                self.polygon([(x + shift, y) for x, y in points], colour, glow, snowy)

    def box(self, x0, y0, x1, y1, colour, glow=0.0, snowy=0.0) -> None:
        self.shape([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], colour, glow, snowy)

    def hole(self, x0, y0, x1, y1) -> None:
        """Opens the land to the sky behind it, as a window does."""
        for shift in (-PERIOD, 0, PERIOD):
            self.on_land.rectangle([(x0 + shift) * self.k, y0 * self.k, (x1 + shift) * self.k, y1 * self.k], fill=(0, 0, 0, 0))

    def oval(self, x, y, rx, ry, colour, glow=0.0, snowy=0.0) -> None:
        self.shape([(x + rx * math.cos(a), y + ry * math.sin(a)) for a in np.linspace(0, 2 * math.pi, 22)], colour, glow, snowy)

    def gradient(self, y0: float, y1: float, top, bottom, snowy: float = 0.0) -> None:
        """A band over the whole width; flat pictures have it in two even tones."""
        rows = range(int(y0 * self.k), int(math.ceil(y1 * self.k)))
        for row in rows:
            share = (row / self.k - y0) / max(y1 - y0, 1e-6)
            share = (0.25 if share < 0.4 else 0.75) if self.flat else share
            colour = tuple(int(a + (b - a) * share) for a, b in zip(top, bottom))
            self.on_land.line([(0, row), (self.size[0], row)], fill=(*colour, 255))
        self.on_mask.rectangle([0, rows.start, self.size[0], rows.stop], fill=(0, int(snowy * 255), 0))

    def hills(self, base: float, height: float, colour, snowy: float = 0.8, waves: int = 3) -> None:
        """Rolling land from `base` down."""
        a, b = self.rng.uniform(0, 2 * math.pi, 2)
        xs = np.arange(0, PERIOD + SPAN + 3, 3)
        ys = base - height * (np.sin(2 * waves * math.pi * xs / PERIOD + a) * 0.7 + np.sin(2 * (waves + 2) * math.pi * xs / PERIOD + b) * 0.3)
        self.polygon([*zip(xs, ys), (PERIOD + SPAN, HEIGHT), (0, HEIGHT)], colour, 0, snowy)

    def spread(self, count: int, jitter: float = 0.8):
        """`count` places along a period, one in each equal stretch."""
        return [(i + self.rng.uniform(0.5 - jitter / 2, 0.5 + jitter / 2)) * PERIOD / count for i in range(count)]

    def shade(self, colour, share: float):
        """Darker (share < 1) or lighter colour; a hint of modelling that flat pictures do without."""
        return colour if self.flat else tuple(max(0, min(255, int(c * share))) for c in colour)

    def finished(self, scale: float) -> np.ndarray:
        """uint8 [6, height, width]: red, green, blue (not premultiplied), opacity, glow, snowy."""
        size = (round((PERIOD + SPAN) * scale), round(HEIGHT * scale))
        land = np.asarray(self.land.convert("RGBa").resize(size, Image.BOX).convert("RGBA"))
        mask = np.asarray(self.mask.resize(size, Image.BOX))
        return np.concatenate([land, mask[..., :2]], -1).transpose(2, 0, 1)
