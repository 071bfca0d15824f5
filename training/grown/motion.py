"""From facts to numbers: where an actor is in every frame of a shot, how large, turned and tilted."""

from dataclasses import dataclass

import numpy as np

from .cast import BY_ID
from .facts import Actor, Part, Shot
from .scenes import rest_height
from .views import View

EDGE = 0.32        # share of its width that a character shows when seen from its edge
TURN = 28.0        # frames of one turn about the upright axis
BEAT = 11.0        # frames of a jump or of a sway
JUMP = 12.0        # height of a jump, units
CLIMB = 1.7        # fastest rise and fall, units a frame
ORBIT = 46.0       # frames of a whole circle around someone


@dataclass
class Path:
    """float64 [frames]: centre x and y in units (before the camera), longest side, angle in radians, `turn` the shown share of the width
    (1 faces left, −1 right), `near` +1 in front and −1 behind where it circles around someone (else 0)."""

    x: np.ndarray
    y: np.ndarray
    size: np.ndarray
    angle: np.ndarray
    turn: np.ndarray
    near: np.ndarray


def stretch(part: Part, who, actor: Actor, t: np.ndarray, whole: bool, view: View):
    """(dx, dy, scale, angle, turn) of one part at frames `t` of it; `whole` where it fills its shot, so that what repeats need not come
    to rest at its end."""
    zero, one = np.zeros_like(t), np.ones_like(t)
    n, m = part.frames, part.motion
    if m in ("go-left", "go-right"):
        dx = (-1 if m == "go-left" else 1) * part.speed * t
        dy, angle = zero, zero
        if part.verb in ("runs", "hops", "gallops"):
            dy = -(3.6 if part.verb == "hops" else 2.0) * np.abs(np.sin(np.pi * t / 5))
        elif part.verb == "waddles":
            angle = 0.1 * np.sin(2 * np.pi * t / 6)
        elif part.verb in ("flies", "swims", "floats", "sails"):
            dy = 1.3 * np.sin(2 * np.pi * t / 14)
        elif part.verb == "rolls" and who.kind in ("food", "object"):
            angle = dx / (actor.size / 2)
        return dx, dy, one, angle, one
    if m == "jump":
        beat = BEAT * actor.tempo if whole else n / max(1, round(n / BEAT))
        return zero, -JUMP * np.abs(np.sin(np.pi * t / beat)), one, zero, one
    if m == "spin":
        turn = np.cos(2 * np.pi * t / (TURN * actor.tempo if whole else n))
        return zero, zero, one, zero, np.where(turn < 0, -1.0, 1.0) * np.maximum(np.abs(turn), EDGE)
    if m in ("rise", "fall"):
        speed = min(CLIMB, (0.62 * view.height if whole else 0.5 * view.height) / n) * actor.tempo
        return zero, (-speed if m == "rise" else speed) * t, one, zero, one
    if m == "sway":
        beat = BEAT * actor.tempo if whole else n / max(1, round(n / BEAT))
        return zero, zero, one, 0.34 * np.sin(2 * np.pi * t / beat), one
    if m == "grow":
        return zero, zero, (0.5 + 0.6 * t / max(n - 1, 1)) if whole else 1 + 0.5 * t / max(n, 1), zero, one
    if m == "shrink":
        return zero, zero, (1.1 - 0.6 * t / max(n - 1, 1)) if whole else 1 - 0.5 * t / max(n, 1), zero, one
    if m == "orbit":
        a = 2 * np.pi * t / (ORBIT * actor.tempo)
        return 21 * np.cos(a), 6 * np.sin(a), one, zero, one
    return zero, zero, one, zero, one


def path(actor: Actor, shot: Shot, view: View, heights: dict[str, float]) -> Path:
    """The path of an actor through its shot, in the world: the camera is not part of it."""
    who, whole = BY_ID[actor.who], len(actor.parts) == 1
    columns, facing, start = [], 1.0, np.zeros(5)
    start[2] = 1.0
    if not whole and any(p.motion == "grow" for p in actor.parts):
        start[2] = 0.7
    for k, part in enumerate(actor.parts):
        last = k == len(actor.parts) - 1
        t = np.arange(part.frames + (0 if last else 1), dtype=float) + shot.phase
        dx, dy, scale, angle, turn = stretch(part, who, actor, t, whole, view)
        facing = {"go-left": 1.0, "go-right": -1.0}.get(part.motion, facing)
        if part.motion == "orbit":
            turn = np.where(dy > 0, 1.0, -1.0)
        rows = np.stack([start[0] + dx, start[1] + dy, start[2] * scale, angle, turn * (facing if who.turns else 1.0)])
        columns.append(rows[:, :part.frames])
        start = np.array([rows[0, -1], rows[1, -1] if part.motion in ("rise", "fall") else start[1], rows[2, -1], 0, 0])
    dx, dy, scale, angle, turn = np.concatenate(columns, 1)
    size = actor.size * scale
    middle = len(dx) // 2
    if shot.phase:
        middle_dx = 0.0 if actor.parts[0].motion not in ("go-left", "go-right") else (-1 if actor.parts[0].motion == "go-left" else 1) * actor.parts[0].speed * 8.5
    else:
        middle_dx = 0.0 if actor.anchored or actor.parts[0].motion == "orbit" else dx[middle]
    x = actor.x + dx - middle_dx
    y = rest_height(view, actor.who, actor.size, heights) + actor.lift + dy
    climbs = {p.motion for p in actor.parts} & {"rise", "fall"}
    if climbs and whole:
        y = view.height * 0.5 + actor.lift + dy - dy[middle]
    elif "fall" in climbs:
        y = y - dy[actor.parts[0].frames]   # what falls first comes down to where it stands
    if not who.floats:
        y = y + (actor.size - size) * heights[actor.who] / 2
    near = np.zeros_like(x)
    if actor.parts[0].motion == "orbit":
        near = np.where(dy > 0, 1.0, -1.0)
    return Path(x, y, size, angle, turn, near)


def wrapped(x: np.ndarray, size: np.ndarray, view: View) -> np.ndarray:
    """Positions brought back on the other side of the view: one that travels for ever runs by again."""
    margin = float(size.max()) * 0.6
    return (x + margin) % (view.width + 2 * margin) - margin
