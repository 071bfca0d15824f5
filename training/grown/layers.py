"""The layers of a shot: every sprite that is drawn, where it is in each frame, and in which order."""

from dataclasses import dataclass

import numpy as np

from .atlas import Sprites
from .camera import camera_path
from .cast import BY_ID
from .facts import Shot
from .motion import Path, path, wrapped
from .views import View

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
