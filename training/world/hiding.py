"""Hiding: one who goes cannot be seen behind a thing for a while, and comes out on its other side."""

from dataclasses import dataclass

import numpy as np

from .facts import Shot
from .holdout import held_out

HIDES = 0.2      # how often a lone one does, by what is usual,
OFTEN = 0.5      # … and at most
SIZES = (19.5, 22.0)   # the longest side of one who hides, pixels
SPAN = 48.0      # pixels between where it is first and last
UNSEEN = 4.3     # pixels from the middle of the thing within which nothing of it shows
WAYS = ("go-left", "go-right")


@dataclass(frozen=True)
class Thing:
    """`words` are its names; `wide` the longest side of its picture, pixels, and `tall` its height as a share of that."""

    id: str
    words: tuple[str, ...]
    wide: float
    tall: float


THINGS = (Thing("house", ("house", "little house"), 34, 0.97), Thing("rock", ("rock", "boulder"), 34, 1.0),
          Thing("wall", ("wall", "brick wall"), 33, 1.0), Thing("tent", ("tent", "circus tent"), 38, 1.0))
BY_ID = {thing.id: thing for thing in THINGS}


def hide(rng, shot: Shot, allow_held_out: bool) -> None:
    """Lets the lone actor of a shot go behind a thing before a camera that stands still, where it may be trained on."""
    actor = shot.actors[0]
    ways = [way for way in WAYS if allow_held_out or not held_out(actor.character, way, shot.place)]
    if not ways:
        return
    shot.camera = "still"
    actor.motion, actor.when, actor.then = ways[rng.integers(len(ways))], 0, ""
    actor.thing = THINGS[rng.integers(len(THINGS))].id
    actor.x, actor.size, actor.depth = float(rng.uniform(31, 33)), float(rng.uniform(*SIZES)), 0.0


def along(frames: int) -> np.ndarray:
    """How far from the middle of the thing who hides is in each frame of a shot, pixels, from before it on."""
    return np.linspace(-SPAN / 2, SPAN / 2, frames)


def hidden(frames: int) -> tuple[int, int]:
    """The frames [from, to) of a shot in which who hides cannot be seen."""
    unseen = np.flatnonzero(np.abs(along(frames)) <= UNSEEN)
    return int(unseen[0]), int(unseen[-1]) + 1
