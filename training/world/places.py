"""The places: sceneries drawn once into a bank of pictures that repeat every PERIOD pixels sideways."""

import math

import numpy as np
import torch
from PIL import Image, ImageDraw

SIZE = 64          # pixels, height of a scenery and side of the view
PERIOD = 128       # pixels after which a scenery repeats, so that a pan never ends
WIDTH = PERIOD + SIZE
SUPER = 2          # supersampling while drawing
MARGIN = 24        # pixels drawn to the left of a scenery and cut off: what is cut by an edge comes out differently there than where it repeats

PLACES = ("meadow", "forest", "desert", "snow", "sea", "city", "space", "beach")
TIMES = ("day", "dusk", "night")

SKY = {"day": ((84, 160, 240), (190, 226, 252)), "dusk": ((92, 64, 130), (250, 140, 66)), "night": ((6, 8, 30), (30, 36, 84))}
LIGHT = {"day": (1.0, 1.0, 1.0), "dusk": (0.86, 0.66, 0.64), "night": (0.44, 0.48, 0.70)}
# How the characters are lit; milder than the scenery so that they stay recognisable at night.
ACTOR_LIGHT = {"day": (1.0, 1.0, 1.0), "dusk": (1.0, 0.86, 0.78), "night": (0.80, 0.83, 1.0)}


class Canvas:
    """A supersampled drawing surface that repeats sideways and knows the light of its time of day."""

    def __init__(self, time: str, rng: np.random.Generator):
        self.time, self.rng = time, rng
        self.image = Image.new("RGB", ((MARGIN + WIDTH) * SUPER, SIZE * SUPER))
        self.draw = ImageDraw.Draw(self.image)

    def lit(self, colour, own_light: bool = False):
        return tuple(colour) if own_light else tuple(int(c * l) for c, l in zip(colour, LIGHT[self.time]))

    def gradient(self, y0: float, y1: float, top, bottom, own_light=False) -> None:
        top, bottom = self.lit(top, own_light), self.lit(bottom, own_light)
        for row in range(int(y0 * SUPER), int(y1 * SUPER)):
            k = (row / SUPER - y0) / max(y1 - y0, 1e-6)
            self.draw.line([(0, row), (self.image.width, row)], fill=tuple(int(a + (b - a) * k) for a, b in zip(top, bottom)))

    def shape(self, points, colour, own_light=False) -> None:
        for shift in (-PERIOD, 0, PERIOD):
            self.draw.polygon([((MARGIN + x + shift) * SUPER, y * SUPER) for x, y in points], fill=self.lit(colour, own_light))

    def box(self, x0, y0, x1, y1, colour, own_light=False) -> None:
        self.shape([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], colour, own_light)

    def oval(self, x, y, rx, ry, colour, own_light=False) -> None:
        self.shape([(x + rx * math.cos(a), y + ry * math.sin(a)) for a in np.linspace(0, 2 * math.pi, 20)], colour, own_light)

    def hills(self, base: float, height: float, colour) -> None:
        a, b = self.rng.uniform(0, 2 * math.pi, 2)
        xs = np.arange(-MARGIN, WIDTH + 2, 2)
        ys = base - height * (np.sin(4 * math.pi * xs / PERIOD + a) * 0.7 + np.sin(6 * math.pi * xs / PERIOD + b) * 0.3)
        self.draw.polygon([((MARGIN + x) * SUPER, y * SUPER) for x, y in zip(xs, ys)] + [(self.image.width, SIZE * SUPER), (0, SIZE * SUPER)], fill=self.lit(colour))

    def sky(self, horizon: float) -> None:
        self.gradient(0, horizon + 6, *SKY[self.time], own_light=True)
        x = self.rng.uniform(6, 122)   # one in a scenery, so that no view shows two suns
        if self.time == "night":
            self.oval(x, 11, 5, 5, (238, 236, 214), own_light=True)
        else:
            self.oval(x, 11 if self.time == "day" else horizon - 5, 6, 6, (255, 240, 140) if self.time == "day" else (255, 205, 90), own_light=True)
        if self.time == "night":
            self.stars(horizon - 12)
        else:
            self.clouds(horizon, x)

    def clouds(self, horizon: float, sun: float, count: int = 2) -> None:
        """Beside the sun, which stands at x = `sun`, and large enough to tell by which way a sky goes past."""
        colour = (250, 252, 255) if self.time == "day" else (255, 178, 128)
        for i in range(count):
            x, y = (sun + 28 + (i + self.rng.uniform(0, 0.6)) * (PERIOD - 44) / count) % PERIOD, self.rng.uniform(7, horizon - 20)
            for dx, dy, r in ((-6, 1.2, 3.6), (0, -1, 5), (6.5, 1, 4)):
                self.oval(x + dx, y + dy, r * 1.25, r * 0.85, colour, own_light=True)

    def stars(self, below: float, count: int = 12) -> None:
        for x, y in zip(self.rng.uniform(0, PERIOD, count), self.rng.uniform(2, max(below, 6), count)):
            self.oval(x, y, 1.2, 1.2, (255, 255, 255), own_light=True)


def meadow(c: Canvas, h: float) -> None:
    c.sky(h)
    c.hills(h, 3, (112, 190, 90))
    c.gradient(h + 5, SIZE, (104, 186, 72), (66, 146, 52))
    for i in range(2):   # an apple tree each, round where a forest's are pointed
        x, y = (i + c.rng.uniform(0.1, 0.7)) * PERIOD / 2, h + 5
        c.box(x - 1.8, y - 9, x + 1.8, y, (122, 84, 52))
        c.oval(x, y - 14, 9, 8, (52, 138, 58))
        for dx, dy in ((-4.5, -13), (0.5, -17.5), (4.5, -12)):
            c.oval(x + dx, y + dy, 1.7, 1.7, (226, 62, 52))
    for i in range(8):
        x, y = (i + c.rng.uniform(0, 1)) * PERIOD / 8, c.rng.uniform(h + 10, 61)
        c.oval(x, y, 2.2, 1.8, [(250, 230, 90), (244, 130, 170), (250, 250, 250)][i % 3])


def forest(c: Canvas, h: float) -> None:
    c.sky(h)
    for layer, colour in ((0, (60, 120, 70)), (1, (36, 92, 52))):
        for i in range(9):
            x, w, top = (i + c.rng.uniform(0, 1)) * PERIOD / 9, c.rng.uniform(6, 9), h - c.rng.uniform(16, 26) + layer * 6
            c.box(x - 1.3, h - 4, x + 1.3, h + 6, (104, 74, 50))
            c.shape([(x - w, h + 1), (x, top), (x + w, h + 1)], colour)
    c.gradient(h, SIZE, (98, 142, 62), (60, 98, 46))
    for i in range(3):
        x, y = (i + c.rng.uniform(0.1, 0.8)) * PERIOD / 3, c.rng.uniform(h + 8, 58)
        c.oval(x, y, 5.5, 3.6, (126, 168, 66))
        c.oval(x + 5, y + 1, 3.6, 2.6, (112, 152, 58))


def desert(c: Canvas, h: float) -> None:
    c.sky(h)
    c.hills(h, 4, (226, 178, 104))
    c.gradient(h + 6, SIZE, (236, 196, 120), (208, 156, 88))
    for i in range(3):
        x, y = (i + c.rng.uniform(0.1, 0.7)) * PERIOD / 3, h + c.rng.uniform(3, 7)
        c.box(x - 2.4, y - 20, x + 2.4, y, (58, 140, 74))
        c.oval(x, y - 20, 2.4, 2, (58, 140, 74))
        c.box(x - 8, y - 15, x - 4.8, y - 7, (58, 140, 74))
        c.box(x - 8, y - 9.6, x, y - 6.4, (58, 140, 74))
        c.box(x + 4.8, y - 17, x + 8, y - 10, (58, 140, 74))
        c.box(x, y - 12.6, x + 8, y - 9.4, (58, 140, 74))


def snow(c: Canvas, h: float) -> None:
    c.sky(h)
    for i in range(6):
        x, w, top = (i + c.rng.uniform(0, 0.6)) * PERIOD / 6, c.rng.uniform(13, 18), h - c.rng.uniform(14, 22)
        c.shape([(x - w, h + 3), (x, top), (x + w, h + 3)], (124, 136, 164))
        c.shape([(x - w * 0.35, top + (h + 3 - top) * 0.35), (x, top), (x + w * 0.35, top + (h + 3 - top) * 0.35)], (250, 252, 255))
    c.hills(h + 3, 2, (226, 236, 250))
    c.gradient(h + 7, SIZE, (236, 244, 255), (206, 222, 246))


def sea(c: Canvas, h: float) -> None:
    c.sky(h)
    c.gradient(h, SIZE, (40, 168, 150), (8, 92, 98))   # green rather than blue: neither the sky nor a whale
    for i in range(2):   # rocks far out
        x, w = (i + c.rng.uniform(0.1, 0.7)) * PERIOD / 2, c.rng.uniform(9, 12)
        c.shape([(x - w, h + 1), (x - w * 0.6, h - 6), (x - w * 0.1, h - 9), (x + w * 0.5, h - 5), (x + w, h + 1)], (120, 104, 96))
        c.oval(x, h + 1.4, w + 2, 1.5, (214, 244, 236))
    for i in range(14):   # waves, broader the nearer
        near = i / 14
        x, y = c.rng.uniform(0, PERIOD), h + 4.5 + (SIZE - h - 6) * near
        c.oval(x, y, 5 + 4 * near, 0.9 + 0.8 * near, (130, 222, 200))


def city(c: Canvas, h: float) -> None:
    c.sky(h)
    x = 0.0
    while x < PERIOD - 6:
        w = min(c.rng.uniform(10, 17), PERIOD - x)
        top = h - c.rng.uniform(12, 30)
        tone = [(150, 110, 100), (120, 124, 140), (168, 140, 112), (108, 100, 120)][int(c.rng.integers(4))]
        c.box(x, top, x + w - 0.6, h + 8, tone)
        for wy in np.arange(top + 2.5, h + 2, 5):
            for wx in np.arange(x + 2, x + w - 3, 4):
                glow = c.time != "day"
                c.box(wx, wy, wx + 2, wy + 2.6, (255, 222, 120) if glow else (196, 220, 236), own_light=glow)
        x += w
    c.box(0, h + 6, PERIOD, h + 9, (170, 166, 160))
    c.gradient(h + 9, SIZE, (92, 92, 98), (70, 70, 76))
    for i in range(8):
        c.box(i * 16, h + 17, i * 16 + 8, h + 18.8, (246, 214, 90))


def space(c: Canvas, h: float) -> None:
    c.gradient(0, SIZE, (4, 4, 14), (24, 14, 48), own_light=True)
    c.stars(h - 4, 26)
    for x in (c.rng.uniform(8, 56), c.rng.uniform(72, 120)):
        y = c.rng.uniform(9, 16)
        c.oval(x, y, 6.5, 6.5, (226, 160, 96), own_light=True)
        c.shape([(x - 10, y + 2.6), (x + 10, y - 3.2), (x + 10, y - 1.8), (x - 10, y + 4)], (244, 214, 160), own_light=True)
    c.hills(h + 4, 2, (240, 240, 255))
    c.gradient(h + 8, SIZE, (220, 220, 235), (180, 180, 200))
    for i in range(9):
        c.oval((i + c.rng.uniform(0, 1)) * PERIOD / 9, c.rng.uniform(h + 12, 60), c.rng.uniform(4, 6.5), 2.4, (150, 150, 172))


def beach(c: Canvas, h: float) -> None:
    c.sky(h)
    c.gradient(h, h + 13, (64, 176, 220), (90, 210, 220))
    c.hills(h + 9, 1, (250, 250, 244))
    c.gradient(h + 11, SIZE, (248, 222, 160), (232, 196, 126))
    for i in range(3):
        x, y = (i + c.rng.uniform(0.1, 0.8)) * PERIOD / 3, h + c.rng.uniform(10, 14)
        c.shape([(x - 1.8, y), (x + 1.8, y), (x + 3.8, y - 19), (x + 1.2, y - 19)], (140, 100, 62))
        for a in (-2.9, -2.3, -0.9, -0.2, 0.5, 2.6):
            c.shape([(x + 2.4, y - 20.5), (x + 2.4 + 9 * math.cos(a), y - 18.5 + 6 * math.sin(a)), (x + 2.4, y - 18)], (60, 150, 70))


PAINTERS = dict(zip(PLACES, (meadow, forest, desert, snow, sea, city, space, beach)))


def bank(variants: int, seed: int = 7) -> torch.Tensor:
    """Sceneries as uint8 [places, times, variants, 3, SIZE, WIDTH]; the same seed draws the same pictures."""
    pictures = np.empty((len(PLACES), len(TIMES), variants, 3, SIZE, WIDTH), np.uint8)
    for p, place in enumerate(PLACES):
        for t, time in enumerate(TIMES):
            for v in range(variants):
                canvas = Canvas(time, np.random.default_rng([seed, p, v]))
                PAINTERS[place](canvas, float(canvas.rng.uniform(35, 39)))
                small = canvas.image.crop((MARGIN * SUPER, 0, canvas.image.width, SIZE * SUPER)).resize((WIDTH, SIZE), Image.BOX)
                pictures[p, t, v] = np.asarray(small).transpose(2, 0, 1)
    return torch.from_numpy(pictures)
