"""Facts of a batch as arrays: layers of sprites in drawing order, shadows, light, camera and scenery, per frame."""

from dataclasses import dataclass

import numpy as np

from .atlas import Sprites
from .camera import camera_path
from .cast import BY_ID
from .facts import Clip, Shot
from .light import ACTOR, LOOK, STYLES, WEATHERS
from .motion import Path, path, wrapped
from .places import HORIZON, PLACE_IDS, TIMES
from .views import View

FIELDS = ("x", "y", "wide", "tall", "angle", "alpha", "mine")
SWELL = (0.0, 0.35, 0.6, 0.8, 0.95)   # how far a flower has grown in the frames after it was touched


@dataclass
class Layer:
    """One sprite through one shot: `cell` int64 and the rest float [frames]; lengths in units on the screen before the zoom. `wide` and
    `tall` are the lengths that a cell's longest content takes (a negative width mirrors); `mine` is 1 for actors, 0 for things. `depth`
    orders layers. `shadow` is (y of the ground below, half width in units, strength) or None."""

    cell: np.ndarray
    x: np.ndarray
    y: np.ndarray
    wide: np.ndarray
    tall: np.ndarray
    angle: np.ndarray
    alpha: np.ndarray
    mine: float
    depth: float
    shadow: tuple | None = None


class Staging:
    """Turns shots into layers; holds what the atlas knows of sizes."""

    def __init__(self, sprites: Sprites):
        self.index, self.widths, self.heights = sprites.index, sprites.width, sprites.height

    def layers(self, shot: Shot, view: View, look: str) -> tuple[list[Layer], np.ndarray, np.ndarray, np.ndarray, tuple | None]:
        """(layers from far to near, zoom, pan, tilt, glow) of a shot; glow is (x, y, strength) [frames] of a lit lamp."""
        zoom, pan, tilt = camera_path(shot)
        paths = [path(a, shot, view, self.heights) for a in shot.actors]
        if shot.scene == "orbit":
            paths[0].x = paths[0].x - shot.actors[0].x + shot.actors[1].x
        if any(c.move == "follow" for c in shot.camera):
            pan = paths[0].x - (paths[0].x[len(pan) // 2] if not shot.phase else shot.actors[0].x)
        made: list[Layer] = []
        for k, (a, p) in enumerate(zip(shot.actors, paths)):
            made += self.actor(shot, view, look, k, p, pan, tilt)
        glow = None
        for k, _ in enumerate(shot.things):
            more, light = self.thing(shot, view, look, k, paths, pan, tilt)
            made += more
            glow = light or glow
        if shot.happening and shot.happening.kind == "track":
            made.append(self.furrow(shot, view, look, paths[0], pan, tilt))
        return sorted(made, key=lambda layer: layer.depth), zoom, pan, tilt, glow

    def actor(self, shot: Shot, view: View, look: str, k: int, p: Path, pan, tilt) -> list[Layer]:
        a = shot.actors[k]
        who, n = BY_ID[a.who], shot.frames
        cell = np.full(n, self.index[look, a.who, a.colour])
        made = []
        for x_off, y_off in formation(a.count, a.size, view):
            x = p.x + x_off - pan
            if shot.scene in ("solo", "pair", "trio", "count") and shot.phase:
                x = wrapped(x, p.size, view)
            ground = view.ground + y_off + max(a.depth, 0) * 0.5
            y = p.y + y_off + (0 if who.floats else max(a.depth, 0) * 0.5 if a.lift == 0 else 0)
            feet = y + p.size * self.heights[a.who] / 2
            high = np.clip((ground - feet) / 22, 0, 1)
            shadow = (ground - 0.5 - tilt, p.size * self.widths[a.who] * 0.42, 0.34 * (1 - high) * (0.0 if shot.place == "reef" else 1.0))
            base = dict(cell=cell, x=x, wide=p.size * p.turn, tall=p.size, angle=p.angle, mine=1.0)
            if p.near.any():
                made.append(Layer(y=y - tilt, alpha=(p.near > 0) * 1.0, depth=a.depth + 6, shadow=shadow, **base))
                made.append(Layer(y=y - tilt, alpha=(p.near < 0) * 1.0, depth=a.depth - 6, **base))
            else:
                made.append(Layer(y=y - tilt, alpha=np.ones(n), depth=a.depth + y_off * 0.2, shadow=shadow, **base))
        return made

    def thing(self, shot: Shot, view: View, look: str, k: int, paths: list[Path], pan, tilt) -> tuple[list[Layer], tuple | None]:
        it, h, n = shot.things[k], shot.happening, shot.frames
        t = np.arange(n)
        on = h is not None and h.to == k
        kind = h.kind if on else ""
        x = np.full(n, it.x)
        turn = np.ones(n)
        if on and shot.actors[h.by].parts[0].motion == "go-right":
            turn = -turn if kind == "bite" else turn
        if kind == "push":
            moved = paths[h.by].x
            x = it.x + moved[np.clip(t, h.frame, h.end)] - moved[h.frame]
        x = x - pan
        lift = it.lift + max(it.depth, 0) * 0.4

        def layer(name: str, size, alpha, colour="", shaded=True) -> Layer:
            size = np.broadcast_to(np.asarray(size, float), (n,))
            y = view.ground - self.heights[name] * size / 2 + lift
            shadow = (view.ground + lift - 0.5 - tilt, size * self.widths[name] * 0.42, 0.3 * alpha * (1.0 if shaded and it.lift >= 0 else 0.0))
            return Layer(np.full(n, self.index[look, name, colour]), x, y - tilt, size * turn, size, np.zeros(n), alpha, 0.0, it.depth, shadow)

        before, after = (t < h.frame) * 1.0 if on else np.ones(n), (t >= h.frame) * 1.0 if on else np.zeros(n)
        if kind == "bite":
            return [layer(it.prop, it.size, before), layer(it.prop + "+", it.size, after)], None
        if kind == "lamp":
            lamp_y = view.ground - self.heights["lamp"] * it.size * 0.75 - tilt
            return [layer("lamp", it.size, before), layer("lamp+", it.size, after)], (x, np.full(n, lamp_y), after)
        if kind == "pop":
            bang = ((t >= h.frame) & (t < h.end)) * 1.0
            burst = layer("burst", it.size * 1.15, bang, shaded=False)
            burst.y, burst.depth = layer(it.prop, it.size, bang).y - it.size * 0.15, it.depth + 3
            return [layer(it.prop, it.size, before, it.colour), burst], None
        if kind == "bloom":
            grown = np.interp(t - h.frame, np.arange(len(SWELL) + 1), (*SWELL, 1.0))
            return [layer(it.prop, it.size, before), layer("sunflower", 12 + 17 * grown, after)], None
        return [layer(it.prop, it.size, np.ones(n), it.colour)], None

    def furrow(self, shot: Shot, view: View, look: str, p: Path, pan, tilt) -> Layer:
        """The track behind an actor: from under it to beyond the edge it came from."""
        a, n, long = shot.actors[0], shot.frames, 150.0
        side = 1 if a.parts[0].motion == "go-left" else -1
        back = p.x + side * (p.size * self.widths[a.who] * 0.30 + long / 2) - pan
        y = np.full(n, view.ground + 1.2) - tilt
        return Layer(np.full(n, self.index[look, "track", ""]), back, y, np.full(n, long * 60 / 64), np.full(n, 10.5), np.zeros(n), np.ones(n), 0.0, -50)


def formation(count: int, size: float, view: View) -> list[tuple[float, float]]:
    """Offsets (x, y) of each of `count` that do the same, from left to right, every second one a little nearer."""
    gap = min(view.width / count, size * 1.12)
    return [((i - (count - 1) / 2) * gap, 2.4 * (i % 2) if count > 1 else 0.0) for i in range(count)]


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
