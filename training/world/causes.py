"""Causes: one who comes up to a thing does something to it, and what that leaves stays: a crate is where it was pushed, a lamp lit, a cookie bitten, a
balloon gone; and who crosses soft ground leaves a track."""

from dataclasses import dataclass

import numpy as np

from ..grown.colours import COLOURS
from .atlas import BURST
from .cast import BY_ID as CAST
from .events import BANG, moment
from .facts import Actor, Shot
from .hiding import Thing
from .holdout import held_out

CAUSES = 0.17    # how often a lone one does, by what is usual,
OFTEN = 0.4      # … and at most
DEEDS = ("push", "light", "bite", "prick", "track")
WEIGHTS = {"bite": 1.6, "track": 2.5}   # of what suits fewer characters or places, where the rest have 1
THINGS = {"push": Thing("crate", ("crate", "box"), 24, 1.0), "light": Thing("lamp", ("lamp",), 30, 1.0), "bite": Thing("cookie", ("cookie", "biscuit"), 23, 1.0),
          "prick": Thing("balloon", ("balloon",), 24, 1.0), "track": Thing("track", ("track",), 13, 1.0)}
SOFT = ("snow", "desert", "beach")   # where one leaves a track
BITERS = ("animal", "water", "flyer")
SIZES = (27.0, 31.0)   # the longest side of who does it, pixels
SPEED = 1.7      # pixels a frame that it comes up, and that it pushes
BACK = 1.1       # … and that it leaves what it has pushed
TOUCH = 3.0      # pixels that both overlap when it happens
SPAN = 44.0      # pixels of a track
ASIDE = 9.0      # … that a thing is from the middle, so that both can be seen
HUNG = 31.0      # where a balloon is, pixels from the top


@dataclass(frozen=True)
class Layer:
    """One picture of a deed, `name` and `colour` as `atlas.row` has them: [frames] each its centre x, y and longest side in pixels, the shown share `turn`
    of its width, −1 mirrored, more than 1 where it is drawn out, and whether it is there, 0/1."""

    name: str
    colour: str
    x: np.ndarray
    y: np.ndarray
    size: np.ndarray
    turn: np.ndarray
    present: np.ndarray


def suits(deed: str, character: str, place: str) -> bool:
    """Whether a character can do it somewhere: who has a mouth bites, and who stands on soft ground leaves a track."""
    who = CAST[character]
    return who.kind in BITERS if deed == "bite" else place in SOFT and not who.floats if deed == "track" else character != "balloon"


def cause(rng, shot: Shot, allow_held_out: bool, coloured: float = 0.0) -> None:
    """Lets the lone actor of a shot do something to a thing before a camera that stands still, where it may be trained on; `coloured` is how often a
    balloon has another colour than its own."""
    actor = shot.actors[0]
    deeds = [d for d in DEEDS if suits(d, actor.character, shot.place) and (allow_held_out or not held_out(actor.character, d, shot.place))]
    if not deeds:
        return
    shot.camera = "still"
    weights = np.array([WEIGHTS.get(d, 1.0) for d in deeds])
    actor.motion = deed = deeds[rng.choice(len(deeds), p=weights / weights.sum())]
    actor.thing, actor.facing = THINGS[deed].id, -1 if rng.random() < 0.5 else 1
    actor.when = 0 if deed == "track" else 2 * round(shot.frames / 9) if deed == "push" else moment(rng, shot.frames)
    actor.then = COLOURS[rng.integers(len(COLOURS))] if deed == "prick" and rng.random() < coloured else ""
    actor.size, actor.depth = float(rng.uniform(*SIZES)) * min(1.15, CAST[actor.character].scale), 0.0
    actor.x = 32.0 + actor.facing * {"push": 0.0, "track": 0.0}.get(deed, ASIDE) + float(rng.uniform(-1, 1))


def let_go(actor: Actor, frames: int) -> int:
    """The frame of a shot from which on a thing that is pushed stays."""
    return max(actor.when + 2, 2 * round(frames / 3))


def layers(actor: Actor, frames: int, wide: float, tall: float, ground: float) -> list[Layer]:
    """What is drawn of a deed, from back to front: `wide` and `tall` are the shares of its longest side that the actor's width and height are, and
    `ground` is where feet stand, pixels from the top."""
    t, thing = np.arange(frames, dtype=float), THINGS[actor.motion]
    before = (t < actor.when).astype(float)
    full, way = np.ones(frames), actor.facing
    side = thing.wide / 2 if actor.motion != "light" else thing.wide * 0.3   # half of how wide it is where it is touched
    touch = actor.size * wide / 2 + side - TOUCH
    speed = SPEED * actor.tempo
    gone = let_go(actor, frames) if actor.motion == "push" else actor.when
    walked = speed * np.minimum(t, gone) - BACK * np.maximum(t - gone, 0) * (actor.motion == "push")
    x = actor.x + way * (walked - speed * actor.when - touch)
    if actor.motion == "track":
        x = actor.x + way * (t / (frames - 1) - 0.5) * SPAN
    bob = -1.5 * np.abs(np.sin(np.pi * t / 4)) * (np.abs(np.diff(x, append=x[-1])) > 0) if actor.verb in ("runs", "hops", "gallops") else 0 * t
    forward = np.where(t < gone, way, -way) if actor.motion == "push" else way * full
    turns = -forward if CAST[actor.character].turns else full
    own = Layer(actor.character, actor.colour, x, ground - actor.size * tall / 2 + bob, actor.size * full, turns, full)
    at = lambda name, there, x=actor.x * full, y=(ground + 1 - thing.wide / 2) * full, turn=full, colour="": Layer(name, colour, x, y, thing.wide * full, turn, there)
    if actor.motion == "push":
        return [own, at("crate", full, actor.x + way * speed * np.clip(t - actor.when, 0, gone - actor.when))]
    if actor.motion == "light":
        return [at("lamp", before), at("lamp+", 1 - before), own]
    if actor.motion == "bite":
        return [own, at("cookie", before), at("cookie+", 1 - before, turn=-way * full)]
    if actor.motion == "prick":
        hung = HUNG * full
        return [at("balloon", before, y=hung, colour=actor.then), at(BURST, (1 - before) * (t < actor.when + BANG), y=hung), own]
    behind = actor.x - way * (SPAN / 2 + actor.size * wide / 2)
    drawn = np.abs(x - behind)
    return [at("track", full, (x + behind) / 2, (ground - 1) * full, drawn / thing.wide), own]
