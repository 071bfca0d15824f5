"""Scenes of moving and standing: alone, together, in numbers, in relation, chasing, meeting, circling.

A scene is a function of a stage and its entities that gives the parts of a shot it decides: actors, things, relation.
"""

from .cast import BY_ID, Character
from .dice import Odds
from .entities import Entity
from .facts import Actor
from .stage import FREE, SMALL, Stage, even

FIRST = Odds({"go-left": 2, "go-right": 2, "jump": 1, "spin": 1, "sway": 1, "grow": 1, "shrink": 1, "still": 0.7, "fall": 0.7})
MANY = Odds({"go-left": 2.2, "go-right": 2.2, "jump": 1, "spin": 1.3, "rise": 1, "fall": 1, "sway": 1, "still": 1.2})
SECOND = Odds({"go-left": 2, "go-right": 2, "jump": 1, "spin": 1, "sway": 1, "grow": 1, "shrink": 1, "still": 0.7, "rise": 0.9})


def solo(s: Stage, cast: list[Entity]) -> dict:
    """One character; of enough frames, three in ten do one thing first and then another."""
    who = cast[0].who
    if s.frames >= 18 and s.dice.chance(0.3):
        first, second = s.dice.odds(FIRST), s.dice.odds(SECOND)
        while second == first or {first, second} == {"grow", "shrink"}:
            second = s.dice.odds(SECOND)
        half = even(s.frames / 2)
        brisk = lambda m, n: s.part(who, m, n, s.dice.one(("", "fast")))
        parts = [brisk(first, half), brisk(second, s.frames - half)]
    else:
        parts = [s.part(who, s.dice.odds(FREE), s.frames)]
    return {"actors": [s.actor(cast[0], parts, s.view.width / 2 + s.dice.between(-5, 5), s.size(1))]}


def together(s: Stage, cast: list[Entity], table: Odds = FREE) -> dict:
    """Two or three, each with a motion of its own, from left to right."""
    size, n = s.size(len(cast)), len(cast)
    actors = [s.actor(e, [s.part(e.who, s.dice.odds(table), s.frames)], x, size, depth=i * 1.5) for i, (e, x) in enumerate(zip(cast, s.places(n)))]
    if n == 3 or s.dice.chance(0.25):
        for a in actors[1:]:
            a.parts[0] = s.part(next(e.who for e in cast if e.number == a.entity), actors[0].parts[0].motion, s.frames, actors[0].parts[0].pace)
    return {"actors": actors}


def count(s: Stage, cast: list[Entity]) -> dict:
    """Several of a kind that do the same."""
    n = s.dice.whole(2, 4 if s.view.width > 80 else 3)
    e = Entity(cast[0].number, cast[0].who, cast[0].colour, "")
    table = FREE if n == 2 else MANY   # three that grow from half their size would be too small to tell
    return {"actors": [s.actor(e, [s.part(e.who, s.dice.odds(table), s.frames)], s.view.width / 2, s.size(n), count=n)]}


def airy(who: Character) -> bool:
    """Whether a character may hang in the air above another."""
    return who.floats or who.kind in ("flyer", "craft") or who.id in ("bird", "owl", "parrot", "dragon")


def relation(s: Stage, cast: list[Entity]) -> dict:
    """Two that stay where they are: beside, above or in front of one another; actor 0 is as `relation` says to actor 1."""
    options = ["left", "right", "front", "behind"]
    options += ["above", "above"] if airy(cast[0].who) else []
    options += ["below", "below"] if airy(cast[1].who) else []
    said, middle = s.dice.one(options), s.view.width / 2
    size = s.size(2)
    parts = [[s.part(e.who, s.dice.odds(SMALL) if said in ("left", "right") else "still", s.frames)] for e in cast]
    if said in ("left", "right"):
        x = s.places(2) if said == "left" else s.places(2)[::-1]
        return {"relation": said, "actors": [s.actor(e, p, at, size) for e, p, at in zip(cast, parts, x)]}
    if said in ("above", "below"):
        size, top = s.dice.between(24, 27), 0 if said == "above" else 1
        high = s.view.ground - size - 3 - size / 2
        actors = [s.actor(e, p, middle + s.dice.between(-4, 4), size) for e, p in zip(cast, parts)]
        actors[top].lift = high - rest(s, actors[top])
        if airy(cast[1 - top].who):
            actors[1 - top].lift = s.view.ground - s.tall(actors[1 - top]) / 2 - rest(s, actors[1 - top])
        return {"relation": said, "actors": actors}
    near, side = (0 if said == "front" else 1), 1   # the nearer one on the right, so that the face of the other is seen
    actors = []
    for i, (e, p) in enumerate(zip(cast, parts)):
        own = size * (0.92 if i == near else 1.12)
        actors.append(s.actor(e, p, middle + (side if i == near else -side) * size * 0.27, own, depth=4 if i == near else -4))
    return {"relation": said, "actors": actors}


def rest(s: Stage, a: Actor) -> float:
    """Where the centre of an actor is when it neither rises nor falls and is not lifted, units from the top."""
    return rest_height(s.view, a.who, a.size, s.heights)


def rest_height(view, who: str, size: float, heights: dict[str, float]) -> float:
    """Floating ones hang a little above the middle, the others stand on the ground."""
    return view.height * 0.5 if BY_ID[who].floats else view.ground - heights[who] * size / 2


NEXT_TO = ("tree", "pine", "rock", "house", "tent", "hut", "box")


def beside(s: Stage, cast: list[Entity]) -> dict:
    """One next to, in front of or behind a thing that stands there."""
    thing = s.dice.one(NEXT_TO if s.place not in ("sea", "reef", "room", "moon") else ("rock", "box", "tent"))
    said, narrow = s.dice.one(("left", "right", "front", "behind")), s.view.width < 80
    it = s.thing(thing, 0.0, scale=0.86 if narrow else 1.0)
    a = s.actor(cast[0], [s.part(cast[0].who, s.dice.odds(SMALL) if said != "behind" else "still", s.frames)], 0.0, s.dice.between(25, 28) * (0.9 if narrow else 1))
    if said in ("left", "right"):
        gap = (s.wide(it) + s.wide(a)) / 2 + 1
        it.x = s.view.width / 2 + (a.size if said == "left" else -a.size) / 2
        a.x = it.x + (-gap if said == "left" else gap)
    else:
        side = s.dice.one((-1, 1))
        it.x = s.view.width / 2 - side * 4
        it.depth, a.depth = (-4, 4) if said == "front" else (4, -3)
        a.x = it.x + side * (s.wide(it) * (0.2 if said == "front" else 0.5))
        a.size *= 1.0 if said == "front" else 1.12
    return {"relation": said, "actors": [a], "things": [it]}


def chase(s: Stage, cast: list[Entity]) -> dict:
    """Actor 0 runs after actor 1; both go the same way at one speed."""
    way, size = s.dice.one(("go-left", "go-right")), s.size(2)
    speed, sign = s.dice.between(1.3, 1.8), -1 if way == "go-left" else 1
    actors = [s.actor(e, [s.part(e.who, way, s.frames, "", speed)], 0.0, size, depth=1 - i) for i, e in enumerate(cast)]
    gap = (s.wide(actors[0]) + s.wide(actors[1])) / 2 + 4
    actors[0].x, actors[1].x = s.view.width / 2 - sign * gap / 2, s.view.width / 2 + sign * gap / 2
    return {"actors": actors}


def meet(s: Stage, cast: list[Entity]) -> dict:
    """Two come from either side and stop face to face; actor 0 is the left one."""
    size, walk = s.size(2), even(s.frames * 0.6)
    speed = s.dice.between(1.1, 1.6)
    actors = []
    for e, way in zip(cast, ("go-right", "go-left")):
        actors.append(s.actor(e, [s.part(e.who, way, walk, "", speed), s.part(e.who, "still", s.frames - walk)], 0.0, size, anchored=True))
    gap = (s.wide(actors[0]) + s.wide(actors[1])) / 2 + 1.5
    for a, sign in zip(actors, (-1, 1)):
        a.x = s.view.width / 2 + sign * (gap / 2 + speed * walk)
    return {"actors": actors}


def orbit(s: Stage, cast: list[Entity]) -> dict:
    """Actor 0 circles around actor 1: in front of it one way, behind it the other."""
    wide = s.view.width > 80
    big = s.dice.between(29, 32) if wide else s.dice.between(25, 27)
    mid = s.actor(cast[1], [s.part(cast[1].who, "still", s.frames)], s.view.width / 2, big)
    moving = s.actor(cast[0], [s.part(cast[0].who, "orbit", s.frames)], s.view.width / 2, s.dice.between(21, 23) if wide else s.dice.between(18, 20))
    moving.lift = rest(s, mid) - rest(s, moving)
    return {"actors": [moving, mid]}
