"""Events: what happens once, in the middle of a shot, and stays as it is then."""

import numpy as np

from ..grown.colours import COLOURS
from .atlas import BURST
from .cast import BY_ID

EVENTS = ("vanish", "appear", "pop", "turn")   # who pops is gone after BANG frames; who turns has another colour
EVENT_WEIGHTS = np.array([1.0, 1.0, 3.0, 2.5])
POPS = ("balloon",)
BANG = 2         # frames that a burst is seen


def suits(event: str, character: str) -> bool:
    """Whether an event can happen to a character: a balloon pops, and who comes in colours turns into another."""
    return character in POPS if event == "pop" else BY_ID[character].hued if event == "turn" else True


def moment(rng, frames: int) -> int:
    """The frame of a shot in which it happens: an even one, so that it falls between two latent frames, and about the middle."""
    return 2 * int(rng.integers(round(frames / 6), round(frames / 3.4) + 1))


def other(rng, colour: str) -> str:
    """A colour to turn into."""
    left = [c for c in COLOURS if c != colour]
    return left[rng.integers(len(left))]


def layers(motion: str, when: int, frames: np.ndarray) -> list[tuple[str, np.ndarray]]:
    """What is seen of an actor, and in which of the `frames` of its shot, 0/1: "" is it, BURST what a balloon leaves for a moment, "then" is it
    in the colour that it turns into."""
    before = (frames < when).astype(np.float32)
    after = 1 - before
    if motion == "pop":
        return [("", before), (BURST, after * (frames < when + BANG))]
    if motion == "turn":
        return [("", before), ("then", after)]
    return [("", {"vanish": before, "appear": after}.get(motion, before + after))]
