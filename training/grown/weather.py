"""Weather as loops of opacity: rain that falls, snow that drifts down, fog that moves; and the haze and snow that lie on the land."""

from dataclasses import dataclass

import numpy as np
import torch

from .light import WEATHERS
from .views import View

TINT = {"rain": (0.84, 0.90, 1.0), "snow": (1.0, 1.0, 1.0), "fog": (0.93, 0.95, 0.97)}
MARKS = {"rain": (0.42, 0.50, 0.66), "snow": (0.98, 0.99, 1.0)}   # what falls, in pencil
SETTLED = (0.94, 0.96, 1.0)
NIGHT_FOG = 0.45   # how bright the moving fog is at night
FOG = 96   # frames of its loop


@dataclass(frozen=True)
class Fall:
    """What falls: how many marks there are in 96 × 64 units, frames of the loop in which each falls through the view, half its width
    and length in units, and its opacity."""

    count: int
    frames: int
    width: float
    length: float
    strength: float


RAIN, SNOW = Fall(46, 8, 0.32, 3.4, 0.62), Fall(44, 32, 0.9, 0.9, 1.0)


def spots(view: View, count: int, seed: int) -> np.ndarray:
    """`count` places (x, y, size) spread over a view, in units."""
    rng = np.random.default_rng([seed, 5])
    return np.stack([rng.uniform(0, view.width, count), rng.uniform(0, view.height, count), rng.uniform(0.7, 1.2, count)], 1)


def dab(picture: np.ndarray, x: float, y: float, rx: float, ry: float, slant: float, view: View, strength: float) -> None:
    """A soft ellipse onto a picture [rows, columns] that repeats both ways; lengths in units."""
    k = view.scale
    x, y, rx, ry = x * k, y * k, max(rx * k, 0.55), max(ry * k, 0.55)
    span_x, span_y = int(rx + abs(slant) * ry + 2), int(ry + 2)
    ys, xs = np.mgrid[-span_y:span_y + 1, -span_x:span_x + 1].astype(float)
    ys, xs = ys + np.floor(y) - y, xs + np.floor(x) - x
    value = np.clip(1.5 - np.hypot((xs - slant * ys) / rx, ys / ry) * 1.1, 0, 1) * strength
    rows, columns = (np.arange(-span_y, span_y + 1) + int(y)) % view.rows, (np.arange(-span_x, span_x + 1) + int(x)) % view.columns
    at = np.ix_(rows, columns)
    picture[at] = np.maximum(picture[at], value)


def loops(view: View, seed: int = 3, raining: Fall = RAIN, snowing: Fall = SNOW) -> dict[str, torch.Tensor]:
    """For each weather but a clear one, opacity float32 [frames, rows, columns] that repeats: without a seam but for rain, whose streaks begin
    elsewhere then."""
    size = view.width * view.height / 6144
    rain = np.zeros((raining.frames, view.rows, view.columns), np.float32)
    for x, y, s in spots(view, int(raining.count * size), seed):
        for f in range(raining.frames):
            fall = view.height * f / raining.frames
            dab(rain[f], x - 0.25 * fall, y + fall, raining.width, raining.length * s, -0.25, view, raining.strength)
    snow = np.zeros((snowing.frames, view.rows, view.columns), np.float32)
    for i, (x, y, s) in enumerate(spots(view, int(snowing.count * size), seed + 1)):
        for f in range(snowing.frames):
            a = 2 * np.pi * f / snowing.frames
            dab(snow[f], x + 2.2 * np.sin(a + i), y + view.height * f / snowing.frames, snowing.width * s, snowing.length * s, 0, view, snowing.strength)
    still = np.zeros((view.rows, view.columns), np.float32)
    for x, y, s in spots(view, int(9 * size), seed + 2):
        dab(still, x, y, 22 * s, 5 * s, 0, view, 0.34)
    still = (still + np.roll(still, 3, 1) + np.roll(still, -3, 1) + np.roll(still, 2, 0)) / 4
    fog = np.stack([np.roll(still, round(view.columns * f / FOG), 1) for f in range(FOG)])
    return {k: torch.from_numpy(v) for k, v in (("rain", rain), ("snow", snow), ("fog", fog))}


def number(weather: str) -> int:
    return WEATHERS.index(weather)
