"""Places that people have built."""

import numpy as np

from .canvas import HEIGHT, HORIZON, PERIOD, Canvas
from .nature import leafy

H = HORIZON
WINDOW = (190, 218, 240)


def city(c: Canvas) -> None:
    for layer, tones in enumerate((((176, 188, 208), (164, 176, 198)), ((196, 128, 108), (120, 134, 164), (214, 176, 128), (128, 110, 140), (150, 160, 128)))):
        x = 0.0
        while x < PERIOD - 8:
            w = min(c.rng.uniform(13, 21), PERIOD - x)
            top = H - (c.rng.uniform(26, 44) if layer == 0 else c.rng.uniform(12, 30))
            tone = tones[int(c.rng.integers(len(tones)))]
            c.box(x, top, x + w - (0 if layer == 0 else 0.8), H + 9, tone)
            c.box(x, top, x + w - 0.8, top + 1.2, c.shade(tone, 0.85), snowy=1)
            if layer:
                for wy in np.arange(top + 4, H + 2, 6.5):
                    for wx in np.arange(x + 2.4, x + w - 4, 5):
                        c.box(wx, wy, wx + 2.8, wy + 3.6, WINDOW, glow=1)
            x += w
    c.box(0, H + 7, PERIOD, H + 11, (186, 182, 176), snowy=0.9)
    c.gradient(H + 11, HEIGHT, (98, 98, 106), (74, 74, 82), 0.55)
    for i in range(8):
        c.box(i * 24, H + 26, i * 24 + 12, H + 28, (250, 216, 92))


def road(c: Canvas) -> None:
    c.hills(H - 3, 7, (150, 204, 120), waves=2)
    c.hills(H + 2, 3, (120, 186, 92))
    for x in c.spread(5):
        leafy(c, x, H + 6, c.rng.uniform(14, 19), (78, 150, 62))
    c.gradient(H + 6, H + 12, (112, 180, 80), (104, 172, 76), 0.85)
    c.box(0, H + 12, PERIOD, H + 13.2, (240, 240, 236), snowy=0.8)
    c.gradient(H + 13, H + 31, (100, 100, 108), (84, 84, 92), 0.5)
    c.box(0, H + 30, PERIOD, H + 31.2, (240, 240, 236), snowy=0.8)
    c.gradient(H + 31, HEIGHT, (100, 172, 72), (66, 138, 54), 0.85)
    for i in range(8):
        c.box(i * 24, H + 21, i * 24 + 12, H + 22.6, (255, 255, 250))


def farm(c: Canvas) -> None:
    c.hills(H - 1, 4, (168, 204, 104), waves=2)
    for x in (c.rng.uniform(30, 60), c.rng.uniform(126, 150)):
        y = H + 7
        c.box(x - 13, y - 20, x + 13, y, (200, 62, 52))
        c.shape([(x - 15, y - 19), (x - 8, y - 29), (x + 8, y - 29), (x + 15, y - 19)], (116, 92, 92), snowy=1)
        c.box(x - 5, y - 12, x + 5, y, (250, 246, 238))
        c.shape([(x - 4, y - 11), (x - 3, y - 11), (x + 4, y - 1), (x + 3, y - 1)], (200, 62, 52))
        c.box(x - 2.6, y - 25, x + 2.6, y - 20.5, (250, 240, 210), glow=1)
        c.box(x + 16, y - 30, x + 24, y, (176, 182, 196))
        c.oval(x + 20, y - 30, 4, 4, (150, 158, 176), snowy=1)
    c.gradient(H + 6, HEIGHT, (196, 196, 88), (136, 166, 60), 0.85)
    for x in np.arange(0, PERIOD, 8):
        c.box(x + 1, H + 5, x + 2.6, H + 13, (240, 232, 216), snowy=0.5)
    for y in (H + 7, H + 10):
        c.box(0, y, PERIOD, y + 1.1, (240, 232, 216), snowy=0.5)
    for i, x in enumerate(c.spread(14)):
        c.oval(x, H + 18 + i * 7 % 26, 5, 0.8, (172, 178, 70))


def castle(c: Canvas) -> None:
    c.hills(H, 3, (126, 186, 112))
    for x in (c.rng.uniform(40, 56), c.rng.uniform(136, 152)):
        y, wall, roof = H + 8, (206, 200, 214), (206, 74, 104) if x < 96 else (84, 104, 200)
        c.box(x - 22, y - 22, x + 22, y, wall)
        for k in range(6):
            c.box(x - 22 + k * 7.6, y - 25, x - 18 + k * 7.6, y - 22, wall, snowy=0.7)
        for dx, top, w in ((-22, -36, 6), (22, -36, 6), (0, -46, 7)):
            c.box(x + dx - w, y + top, x + dx + w, y, c.shade(wall, 0.93))
            c.shape([(x + dx - w - 2, y + top), (x + dx, y + top - 15), (x + dx + w + 2, y + top)], roof, snowy=0.7)
            c.box(x + dx - 1.7, y + top + 5, x + dx + 1.7, y + top + 10, (100, 96, 140), glow=1)
        c.oval(x, y - 8, 5, 5, (122, 84, 60))
        c.box(x - 5, y - 8, x + 5, y, (122, 84, 60))
    c.gradient(H + 8, HEIGHT, (122, 190, 92), (82, 152, 66), 0.85)
    c.gradient(H + 15, H + 22, (222, 204, 168), (208, 188, 150), 0.85)


def room(c: Canvas) -> None:
    """Indoors: a papered wall with windows to the sky outside, a skirting board and a wooden floor."""
    wall = ((246, 214, 168), (196, 222, 206), (214, 204, 236), (250, 206, 196))[int(c.rng.integers(4))]
    c.box(0, 0, PERIOD, H + 12, wall)
    for x in np.arange(0, PERIOD, 8):
        c.box(x, 0, x + 3.2, H + 12, c.shade(wall, 0.955))
    windows = c.spread(3, 0.2)
    for x in windows:
        c.box(x - 13, H - 32, x + 13, H - 4, (250, 248, 242))
        c.hole(x - 11, H - 30, x + 11, H - 6)
        c.box(x - 0.7, H - 30, x + 0.7, H - 6, (250, 248, 242))
        c.box(x - 11, H - 18.6, x + 11, H - 17.4, (250, 248, 242))
        c.box(x - 15, H - 4, x + 15, H - 2, (236, 230, 220))
    for x in windows:
        x += PERIOD / 6
        c.box(x - 8, H - 26, x + 8, H - 12, (150, 104, 70))
        c.box(x - 6.6, H - 24.6, x + 6.6, H - 13.4, ((120, 190, 220), (240, 180, 190), (250, 220, 130))[int(c.rng.integers(3))])
        c.oval(x, H - 18, 3, 3, (255, 255, 255))
    c.box(0, H + 9, PERIOD, H + 12, (250, 246, 238))
    c.gradient(H + 12, HEIGHT, (196, 138, 88), (152, 100, 62))
    for k, y in enumerate((H + 18, H + 26, H + 36, H + 48)):
        c.box(0, y, PERIOD, y + 0.9, (150, 100, 62))
        for x in np.arange(8 + k * 11 % 32, PERIOD, 32):
            c.box(x, y - 6 - k, x + 0.9, y, (150, 100, 62))

