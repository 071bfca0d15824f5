"""Places out in nature."""

import math

from .canvas import HEIGHT, HORIZON, PERIOD, Canvas

H = HORIZON
FLOWERS = ((250, 230, 90), (244, 130, 170), (250, 250, 250), (150, 110, 230))


def leafy(c: Canvas, x: float, y: float, size: float, colour=(66, 150, 70)) -> None:
    """A round tree that stands at (x, y)."""
    c.box(x - size * 0.09, y - size * 0.45, x + size * 0.09, y, (116, 80, 52))
    for dx, dy, r, tone in ((-0.2, -0.62, 0.24, 0.86), (0.2, -0.62, 0.24, 0.92), (0, -0.8, 0.27, 1.0), (0.02, -0.58, 0.22, 1.0)):
        c.oval(x + dx * size, y + dy * size, r * size, r * size, c.shade(colour, tone), snowy=0.55)


def conifer(c: Canvas, x: float, y: float, size: float, colour=(40, 104, 66)) -> None:
    """A pointed tree in three tiers."""
    c.box(x - size * 0.06, y - size * 0.2, x + size * 0.06, y, (100, 70, 48))
    for k in range(3):
        low, wide = y - size * (0.12 + 0.25 * k), size * (0.32 - 0.07 * k)
        c.shape([(x - wide, low), (x, low - size * 0.42), (x + wide, low)], c.shade(colour, 0.85 + 0.12 * k), snowy=0.6)


def meadow(c: Canvas) -> None:
    c.hills(H - 2, 6, (134, 200, 110))
    c.hills(H + 3, 3, (108, 186, 84))
    for x in c.spread(4):
        leafy(c, x, H + 4, c.rng.uniform(16, 22))
    c.gradient(H + 9, HEIGHT, (100, 186, 70), (62, 142, 50), 0.85)
    for i, x in enumerate(c.spread(26)):
        y = H + 12 + (i * 7 % 26)
        c.oval(x, y, 1.5, 1.5, FLOWERS[i % 4])
        c.oval(x, y, 0.6, 0.6, (240, 180, 40))


def forest(c: Canvas) -> None:
    c.hills(H, 2, (70, 120, 80))
    for layer, (count, size, colour) in enumerate(((15, 34, (74, 132, 96)), (11, 42, (46, 108, 66)), (8, 50, (34, 88, 50)))):
        for x in c.spread(count):
            conifer(c, x, H + 3 + layer * 2, size * c.rng.uniform(0.85, 1.1), colour)
    c.gradient(H + 5, HEIGHT, (108, 140, 66), (66, 98, 46), 0.8)
    for i, x in enumerate(c.spread(9)):
        c.oval(x, H + 16 + i * 5 % 18, 4, 1.1, (84, 118, 52))


def desert(c: Canvas) -> None:
    c.hills(H - 2, 7, (232, 176, 100), waves=2)
    c.hills(H + 4, 3, (240, 194, 118))
    c.gradient(H + 9, HEIGHT, (242, 202, 128), (212, 158, 88), 0.7)
    for x in c.spread(5, 0.5):
        y, green = H + c.rng.uniform(6, 10), (58, 142, 84)
        for a, b, left, right in ((-19, 0, -2.2, 2.2), (-13, -6, -7.5, -4.8), (-8, -5.6, -7.5, 0), (-16, -9, 4.8, 7.5), (-11, -8.6, 0, 7.5)):
            c.box(x + left, y + a, x + right, y + b, green)
    for i, x in enumerate(c.spread(10)):
        c.oval(x, H + 15 + i * 9 % 24, 7, 0.9, (222, 174, 102))


def snow(c: Canvas) -> None:
    for i, x in enumerate(c.spread(7)):
        wide, top = c.rng.uniform(20, 28), H - c.rng.uniform(20, 34)
        c.shape([(x - wide, H + 6), (x, top), (x + wide, H + 6)], (122, 138, 172))
        if not c.flat:
            c.shape([(x, top), (x + wide, H + 6), (x + wide * 0.2, H + 6)], (100, 114, 150))
        cap = 0.36
        c.shape([(x - wide * cap, top + (H + 6 - top) * cap), (x, top), (x + wide * cap, top + (H + 6 - top) * cap), (x + wide * 0.12, top + 8), (x - wide * 0.1, top + 11)], (250, 252, 255))
    c.hills(H + 4, 2, (222, 232, 248), 1)
    for x in c.spread(6):
        conifer(c, x, H + 7, c.rng.uniform(15, 21), (70, 120, 104))
    c.gradient(H + 8, HEIGHT, (240, 246, 255), (204, 220, 246), 1)


def sea(c: Canvas) -> None:
    for x in c.spread(2, 0.5):
        c.oval(x, H + 1, 15, 5, (90, 150, 96), snowy=0.7)
        c.oval(x + 9, H + 1, 10, 3.4, (112, 168, 104), snowy=0.7)
    c.gradient(H, HEIGHT, (64, 160, 220), (14, 70, 158))
    for i in range(44):
        y = H + 2 + 58 * i / 44
        c.oval(c.rng.uniform(0, PERIOD), y, c.rng.uniform(3, 5) + i * 0.08, 0.7 + i * 0.012, (138, 206, 242))


def beach(c: Canvas) -> None:
    c.gradient(H, H + 12, (40, 160, 214), (96, 214, 222))
    c.hills(H + 11, 1.2, (252, 252, 246), 0)
    c.hills(H + 13, 1.2, (250, 226, 164), 0.7)
    c.gradient(H + 15, HEIGHT, (248, 222, 158), (228, 190, 120), 0.7)
    for x in c.spread(4, 0.5):
        y = H + c.rng.uniform(12, 15)
        c.shape([(x - 1.6, y), (x + 1.6, y), (x + 4.2, y - 24), (x + 2.2, y - 24)], (150, 106, 66))
        for a in (-2.9, -2.3, -0.9, -0.2, 0.5, 2.6):
            c.shape([(x + 3.2, y - 26), (x + 3.2 + 13 * math.cos(a), y - 23 + 8 * math.sin(a)), (x + 3.2, y - 22.5)], c.shade((50, 150, 76), 0.85 + 0.1 * (a > 0)))
    for i, x in enumerate(c.spread(8)):
        c.oval(x, H + 20 + i * 7 % 24, 1.6, 1.2, ((250, 150, 130), (255, 250, 240))[i % 2])


def volcano(c: Canvas) -> None:
    for x in (c.rng.uniform(36, 60), c.rng.uniform(130, 156)):
        top = H - 32
        for k in range(3):
            c.oval(x + 3 * k, top - 5 - 6 * k, 5 + 2 * k, 4 + k, (150, 140, 146))
        c.shape([(x - 44, H + 8), (x - 9, top), (x + 9, top), (x + 44, H + 8)], (104, 72, 70), snowy=0.3)
        c.shape([(x - 9, top), (x + 9, top), (x + 6, top + 4), (x - 6, top + 4)], (255, 150, 40), glow=1)
        c.shape([(x - 3, top + 2), (x + 4, top + 2), (x + 8, top + 20), (x + 15, H + 8), (x + 5, H + 8), (x + 2, top + 20)], (250, 96, 30), glow=1)
        c.shape([(x - 5, top + 2), (x - 2, top + 2), (x - 9, top + 17), (x - 13, top + 17)], (255, 160, 50), glow=1)
    c.hills(H + 7, 2, (92, 66, 66), 0.4)
    c.gradient(H + 11, HEIGHT, (104, 78, 74), (72, 52, 54), 0.5)
    for i, x in enumerate(c.spread(7)):
        c.oval(x, H + 18 + i * 9 % 26, 6, 0.9, (255, 130, 40), glow=1)
