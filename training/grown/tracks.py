"""Facts of a batch as arrays: layers of sprites in drawing order, shadows, light, camera and scenery, per frame."""

from dataclasses import dataclass

import numpy as np

from .facts import Clip
from .layers import Staging
from .light import ACTOR, LOOK, STYLES, WEATHERS
from .places import HORIZON, PLACE_IDS, TIMES
from .views import View

FIELDS = ("x", "y", "wide", "tall", "angle", "alpha", "mine")


@dataclass
class Tracks:
    """Arrays of a batch. `cell` int64 and `layer` float32 [7 (FIELDS), B, K, T]; `shadow` [3, B, K, T] (y, half width, strength); `glow`
    [3, B, T]; `camera` [3, B, T] (zoom, pan, tilt; pan in scenery units); `shot` int64 [B, T] into the rows of `scenery` int64 [R, 6]
    (look, place, time, weather, variant, clip); `light` [B, T, 3]; `weather` int64 [B, T]; `style` int64 [B]."""

    cell: np.ndarray
    layer: np.ndarray
    used: np.ndarray
    shadow: np.ndarray
    glow: np.ndarray
    camera: np.ndarray
    shot: np.ndarray
    scenery: np.ndarray
    light: np.ndarray
    weather: np.ndarray
    style: np.ndarray


def tracks(clips: list[Clip], staging: Staging, view: View) -> Tracks:
    """Arrays of clips that all have the same number of frames and are seen in `view`; shots may differ."""
    b, t = len(clips), clips[0].frames
    staged = []
    for clip in clips:
        if clip.frames != t:
            raise ValueError(f"a batch holds clips of one length; found {clip.frames} and {t} frames: sort clips by length first")
        look = LOOK[clip.style]
        staged.append([staging.layers(s, view, look) for s in clip.shots])
    k = max([len(made[0]) for shots in staged for made in shots] + [1])
    cell, layer = np.zeros((b, k, t), np.int64), np.zeros((7, b, k, t), np.float32)
    layer[2], layer[3] = 1, 1
    shadow, glow, camera = np.zeros((3, b, k, t), np.float32), np.zeros((3, b, t), np.float32), np.zeros((3, b, t), np.float32)
    shot_of, light, weather, scenery = np.zeros((b, t), np.int64), np.ones((b, t, 3), np.float32), np.zeros((b, t), np.int64), []
    used = np.zeros((b, k), bool)
    for i, (clip, shots) in enumerate(zip(clips, staged)):
        start = 0
        for shot, (layers, zoom, pan, tilt, lit) in zip(clip.shots, shots):
            at = slice(start, start + shot.frames)
            camera[:, i, at] = zoom, pan + shot.offset, tilt
            shot_of[i, at], weather[i, at], light[i, at] = len(scenery), WEATHERS.index(shot.weather), ACTOR[shot.time]
            scenery.append((0 if LOOK[clip.style] == "solid" else 1, PLACE_IDS.index(shot.place), TIMES.index(shot.time), WEATHERS.index(shot.weather), shot.variant, i))
            for j, made in enumerate(layers):
                cell[i, j, at], used[i, j] = made.cell, True
                layer[:, i, j, at] = made.x, made.y, made.wide, made.tall, made.angle, made.alpha, np.full(shot.frames, made.mine)
                if made.shadow:
                    shadow[0, i, j, at], shadow[1, i, j, at], shadow[2, i, j, at] = made.shadow
                    shadow[2, i, j, at] *= made.alpha
            if lit:
                glow[:, i, at] = lit
            start += shot.frames
    style = np.array([STYLES.index(c.style) for c in clips])
    return Tracks(cell, layer, used, shadow, glow, camera, shot_of, np.array(scenery), light, weather, style)


def scenery_top(view: View) -> float:
    """Row of the scenery, in units, that the top of the view shows when the camera is level."""
    return HORIZON - view.horizon
