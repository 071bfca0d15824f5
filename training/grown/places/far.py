"""Places that no one walks to: the moon and the bottom of the sea. Both are the same at any hour."""

import math

from .canvas import HEIGHT, HORIZON, PERIOD, Canvas

H = HORIZON


def moon(c: Canvas) -> None:
    c.gradient(0, H + 10, (6, 6, 20), (34, 22, 66))
    for x in c.spread(60):
        r = c.rng.choice([0.5, 0.7, 1.0])
        c.oval(x, c.rng.uniform(4, H - 2), r, r, (255, 255, 255), glow=1)
    x = c.rng.uniform(30, 60)   # the earth and a ringed planet, a view apart
    c.oval(x, H - 22, 10, 10, (70, 140, 230), glow=0.5)
    for dx, dy, rx, ry in ((-3, -3, 4, 3), (4, 3, 3.4, 4), (-2, 6, 3, 1.6)):
        c.oval(x + dx, H - 22 + dy, rx, ry, (90, 190, 110), glow=0.5)
    x += PERIOD / 2 + c.rng.uniform(-8, 8)
    c.oval(x, H - 24, 8, 8, (232, 164, 98), glow=0.5)
    c.shape([(x - 14, H - 20), (x + 14, H - 29), (x + 14, H - 27), (x - 14, H - 18)], (250, 220, 168), glow=0.5)
    c.hills(H + 5, 3, (196, 196, 214), 0)
    c.gradient(H + 9, HEIGHT, (224, 224, 236), (168, 168, 190))
    for i, x in enumerate(c.spread(12)):
        y, r = H + 13 + i * 7 % 30, c.rng.uniform(3.5, 6.5)
        c.oval(x, y, r, r * 0.36, (148, 148, 172))
        c.oval(x + 0.4, y + 0.5, r * 0.8, r * 0.24, (176, 176, 198))


def reef(c: Canvas) -> None:
    c.gradient(0, H + 12, (120, 220, 244), (24, 116, 190))
    for x in c.spread(7):
        c.shape([(x - 3, 0), (x + 3, 0), (x - 8, H + 8), (x - 20, H + 8)], (104, 206, 236))
    c.hills(H + 5, 4, (30, 112, 168), 0)
    for i, x in enumerate(c.spread(13)):
        y, kind = H + 12, i % 4
        if kind == 0:
            for k in range(4):
                c.shape([(x - 4 + 3 * k, y), (x - 2 + 3 * k, y), (x - 2.5 + 3 * k + 2 * math.sin(k + i), y - 22 + 3 * (k % 2))], (40, 160, 96))
        elif kind in (1, 3):
            colour = ((250, 120, 120), (250, 160, 80))[kind // 2]
            for a in (-2.3, -1.9, -1.57, -1.2, -0.8):
                c.shape([(x - 1, y), (x + 1, y), (x + 13 * math.cos(a) + 1, y + 13 * math.sin(a)), (x + 13 * math.cos(a) - 1, y + 13 * math.sin(a))], colour)
                c.oval(x + 13 * math.cos(a), y + 13 * math.sin(a), 1.9, 1.9, colour)
        else:
            c.oval(x, y - 1, 8, 6, (200, 110, 190))
            c.oval(x - 2, y - 3, 1.2, 1.2, (230, 170, 220))
    c.gradient(H + 12, HEIGHT, (238, 214, 160), (170, 160, 140))
    for i, x in enumerate(c.spread(10)):
        c.oval(x, H + 18 + i * 7 % 26, 2, 1.2, (214, 184, 130))
    for i, x in enumerate(c.spread(9)):
        c.oval(x, H - 8 - i * 11 % 34, 1.1, 1.1, (214, 246, 255))
