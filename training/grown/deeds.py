"""Scenes in which a character does something to a thing: it hides behind it, bites, pops, pushes, lights or wakes it, or leaves a track.

Every deed leaves a trace that stays: `Happening.end` is the first frame in which it is complete.
"""

from .colours import COLOURS
from .entities import Entity
from .facts import Happening
from .props import PROPS
from .stage import Stage, even

USES = {use: [p for p in PROPS if p.use == use] for use in ("hide", "sky", "bite", "pop", "push")}
HIDING = ("rock", "house", "box", "tent", "wall", "hut")
FEW = {"sea": ("box", "rock"), "reef": ("rock", "box"), "room": ("box", "tent", "wall"), "moon": ("rock", "box", "wall")}   # where not every one of them stands


def hide(s: Stage, cast: list[Entity]) -> dict:
    """Actor 0 goes behind a thing, cannot be seen for a while, and comes out: on the other side, or where it went in."""
    e, f = cast[0], s.frames
    prop = "cloud" if e.who.floats and s.place != "room" else s.dice.one(FEW.get(s.place, HIDING))
    sign = s.dice.one((-1, 1))
    out, back = ("go-left", "go-right")[sign > 0], ("go-left", "go-right")[sign < 0]
    it = s.thing(prop, s.view.width / 2, depth=5, lift=0.0)
    a = s.actor(e, [], 0.0, 21.0, anchored=True)
    a.size *= min(1.0, 0.62 * s.wide(it) / s.wide(a), 0.72 * s.tall(it) / s.tall(a))
    if prop == "cloud":
        a.lift = -6.0
        it.lift = s.view.height * 0.5 - 6 - (s.view.ground - s.tall(it) / 2)
    if e.who.floats and prop != "cloud":
        a.lift = s.view.ground - s.tall(a) / 2 - s.view.height * 0.5
    beside = (s.wide(it) + s.wide(a)) / 2
    unseen = (s.wide(it) * 0.9 - s.wide(a)) / 2
    if s.dice.chance(0.55):
        start = min(beside, 2.1 * f / 2)
        speed = 2 * start / f
        a.parts = [s.part(e.who, out, f, "", speed)]
        hidden = [t for t in range(f) if abs(-start + speed * t) <= unseen]
    else:
        walk = even(f * 0.38)
        speed = min(2.1, beside / walk)
        start = speed * walk
        a.parts = [s.part(e.who, out, walk, "", speed), s.part(e.who, "still", f - 2 * walk), s.part(e.who, back, walk, "", speed)]
        hidden = [t for t in range(f) if min(start - speed * t, start - speed * (f - t)) <= unseen]
    a.x = it.x - sign * start
    return {"actors": [a], "things": [it], "hidden": (hidden[0], hidden[-1] + 1) if hidden else None}


def approach(s: Stage, e: Entity, it, share: float, touch: float, then: str = "still"):
    """Actor 0 walks up to a thing and stops where `touch` units of the two overlap; gives (actor, frame of the touch)."""
    sign = -1 if s.dice.chance(0.65) else 1
    walk = even(s.frames * share, 6)
    speed = s.dice.between(1.2, 1.7)
    a = s.actor(e, [s.part(e.who, "go-left" if sign < 0 else "go-right", walk, "", speed), s.part(e.who, then, s.frames - walk)], 0.0,
                s.dice.between(28, 31), depth=1, anchored=True)
    if e.who.floats:
        a.lift = s.view.ground - s.tall(a) / 2 - s.view.height * 0.5
    gap = (s.wide(a) + s.wide(it)) / 2 - touch
    it.x = s.view.width / 2 + sign * gap * 0.55
    a.x = it.x - sign * (gap + speed * walk)
    return a, walk


def deed(s: Stage, kind: str, a, it, frame: int, end: int) -> dict:
    return {"actors": [a], "things": [it], "happening": Happening(kind, 0, 0, frame, end)}


def bite(s: Stage, cast: list[Entity]) -> dict:
    """Walks up to something to eat and bites a piece off; the bite stays."""
    it = s.thing(s.dice.one(USES["bite"]).id, 0.0, depth=2)
    a, frame = approach(s, cast[0], it, 0.45, 3.0)
    return deed(s, "bite", a, it, frame, frame)


def pop(s: Stage, cast: list[Entity]) -> dict:
    """Walks up to a balloon, and it bursts; it stays gone."""
    it = s.thing("toy-balloon", 0.0, s.dice.one(COLOURS), depth=0)
    it.lift = -s.dice.between(5, 9)
    a, frame = approach(s, cast[0], it, 0.45, 2.0)
    return deed(s, "pop", a, it, frame, frame + 3)


def push(s: Stage, cast: list[Entity]) -> dict:
    """Walks up to a block, pushes it along, and steps back; the block stays where it was pushed."""
    it = s.thing(s.dice.one(USES["push"]).id, 0.0, depth=2)
    e, f, sign = cast[0], s.frames, -1 if s.dice.chance(0.6) else 1
    near, shove = even(f * 0.22, 4), even(f * 0.44, 8)
    speed = min(s.dice.between(1.2, 1.6), 22 / shove)
    out, back = ("go-left", "go-right")[sign > 0], ("go-left", "go-right")[sign < 0]
    a = s.actor(e, [s.part(e.who, out, near + shove, "", speed), s.part(e.who, back, f - near - shove, "", 1.2)], 0.0, s.dice.between(28, 31), depth=1, anchored=True)
    if e.who.floats:
        a.lift = s.view.ground - s.tall(a) / 2 - s.view.height * 0.5
    gap = (s.wide(a) + s.wide(it)) / 2 - 1.5
    it.x = s.view.width / 2 + sign * (gap * 0.5 - speed * shove / 2)
    a.x = it.x - sign * (gap + speed * near)
    return deed(s, "push", a, it, near, near + shove)


def track(s: Stage, cast: list[Entity]) -> dict:
    """Crosses soft ground and leaves a track that stays."""
    e, sign = cast[0], -1 if s.dice.chance(0.6) else 1
    size = s.dice.between(32, 36)
    speed = min(1.9, s.view.width * 0.66 / s.frames)
    a = s.actor(e, [s.part(e.who, "go-left" if sign < 0 else "go-right", s.frames, "", speed)], s.view.width / 2 - sign * speed * s.frames / 2, size, depth=1, anchored=True)
    return {"actors": [a], "happening": Happening("track", 0, -1, 0, 0)}


def lamp(s: Stage, cast: list[Entity]) -> dict:
    """Walks up to a lamp in the dark and switches it on; it stays lit."""
    it = s.thing("lamp", 0.0, depth=0)
    a, frame = approach(s, cast[0], it, 0.42, 5.0)
    return deed(s, "lamp", a, it, frame, frame)


def bloom(s: Stage, cast: list[Entity]) -> dict:
    """Walks up to a seedling and touches it; it grows into a sunflower that stays."""
    it = s.thing("seedling", 0.0, depth=2)
    a, frame = approach(s, cast[0], it, 0.42, 1.0)
    return deed(s, "bloom", a, it, frame, min(frame + 5, s.frames - 1))
