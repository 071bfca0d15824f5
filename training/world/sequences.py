"""Sequences: one does one thing and then another, or something happens to it then, or the camera makes one move and then another; they change over
halfway through a shot."""

import numpy as np

from .events import EVENTS, other, suits as happens_to
from .facts import Actor, Shot
from .holdout import held_out

FOLLOWS = 0.25   # how often something of a lone one's shot is in two parts, by what is usual,
OFTEN = 0.6      # … and at most
FILMED = 0.45    # of those, how often it is the camera's path
FIRST = ("go-left", "go-right", "jump", "sway", "grow", "shrink", "fall", "rise", "still")
SECOND = ("go-left", "go-right", "jump", "spin", "sway", "grow", "shrink", "rise", "fall", "still", "vanish", "pop", "turn")
BACK = {"grow": "shrink", "shrink": "grow", "rise": "fall", "fall": "rise"}   # what undoes a motion
ALONG = ("go-left", "go-right", "jump", "spin", "sway", "still")   # motions before a camera whose path has two parts: a zoom would hide the others
MOVES = ("pan-left", "pan-right", "zoom-in", "zoom-out")
BRISK = 1.25     # how much faster one goes that has half of the time, by what one does
CLIMB = 2.1      # … and rises and falls, pixels a frame
SMALL, LARGE = 0.6, 1.12   # sizes between which one grows and shrinks, by its own
SPIN = 20.0      # frames of a turn about the upright axis
PANNING = 1.6    # pixels a frame that the camera goes


def halfway(frames: int) -> int:
    """The frame of a shot in which the second part begins: an even one, so that it falls between two latent frames."""
    return 2 * round(frames / 4)


def suits(first: str, second: str) -> bool:
    """Whether one motion can follow another: from high up one only comes down, and who has become small can only grow."""
    return second != first and (second == BACK[first] if first in ("rise", "shrink") else second != "fall")


def follow(rng, shot: Shot, allow_held_out: bool) -> None:
    """Gives what the lone actor of a shot does, or its camera's path, a second part, where it may be trained on."""
    actor = shot.actors[0]
    may = lambda motions: [m for m in motions if allow_held_out or not held_out(actor.character, m, shot.place)]
    if rng.random() < FILMED:
        along = may(ALONG)
        if along:
            actor.motion, actor.when, actor.then = along[rng.integers(len(along))], 0, ""
            shot.camera = (*MOVES, "still")[rng.integers(len(MOVES) + 1)]
            others = [m for m in MOVES if m != shot.camera]
            shot.later = others[rng.integers(len(others))]
        return
    pairs = [(a, b) for a in may(FIRST) for b in may(SECOND) if suits(a, b) and (b not in EVENTS or happens_to(b, actor.character))]
    if pairs:
        (actor.motion, actor.after), actor.when, actor.then = pairs[rng.integers(len(pairs))], 0, ""
        if actor.after in EVENTS:
            actor.when, actor.then = halfway(shot.frames), other(rng, actor.colour) if actor.after == "turn" else ""
        shot.camera = "still" if shot.camera.startswith("zoom") else shot.camera   # it would undo what is said of sizes


def camera_parts(shot: Shot, zoom: float) -> tuple[np.ndarray, np.ndarray]:
    """Magnification, up to `zoom`, and sideways position in pixels of a camera whose path has two parts; it is at 0 when the second begins."""
    half = halfway(shot.frames)
    t = np.arange(shot.frames) - half
    first, second = shot.camera, shot.later
    early, late = np.clip((t + half) / half, 0, 1), np.clip(t / (shot.frames - 1 - half), 0, 1)
    middle = {"zoom-in": zoom, "zoom-out": 1.0}.get(first, zoom if second == "zoom-out" else 1.0)
    begin = {"zoom-in": 1.0, "zoom-out": zoom}.get(first, middle)
    end = {"zoom-in": zoom, "zoom-out": 1.0}.get(second, middle)
    way = lambda move: {"pan-left": -PANNING, "pan-right": PANNING}.get(move, 0.0)
    return begin + (middle - begin) * early + (end - middle) * late, np.where(t < 0, way(first), way(second)) * t


def parts(actor: Actor, frames: int, speed: float, high: float) -> dict[str, np.ndarray]:
    """How an actor with a motion after its motion moves, each [frames]: `x` and `y` in pixels from where it is when the second begins, `scale` of
    its size, `angle`, radians, the shown share `turn` of its width (as a cosine), and which way it faces, −1 left, 1 right. It goes `speed` pixels a
    frame, and jumps `high` pixels."""
    half = halfway(frames)
    t = (np.arange(frames) - half).astype(float)
    first, second, early = actor.motion, actor.after, t < 0
    side = {"go-left": -1.0, "go-right": 1.0}
    ahead, then = side.get(first, 0.0), side.get(second, 0.0)
    long = np.where(early, half, frames - half)   # of the part that a frame is in
    doing = lambda motion: np.where(early, first == motion, second == motion)
    up = {"rise": -1.0, "fall": 1.0}
    top = -CLIMB * half if first == "rise" else 0.0
    share = np.where(early, 1 + t / half, t / max(1, frames - 1 - half))
    sizes = {"grow": (SMALL, LARGE), "shrink": (LARGE, SMALL)}
    middle = sizes[first][1] if first in sizes else sizes[second][0] if second in sizes else 1.0
    begin, end = sizes.get(first, (middle, middle))[0], sizes.get(second, (middle, middle))[1]
    return {
        "x": np.where(early, ahead, then) * speed * BRISK * t,
        "y": top + np.where(early, up.get(first, 0.0), up.get(second, 0.0)) * CLIMB * t - high * np.abs(np.sin(np.pi * t / long)) * doing("jump"),
        "scale": np.where(early, begin + (middle - begin) * share, middle + (end - middle) * share),
        "angle": 0.38 * np.sin(2 * np.pi * t / long) * doing("sway"),
        "turn": np.where(doing("spin"), np.cos(2 * np.pi * t / SPIN), 1.0),
        "facing": np.where(early, ahead or actor.facing, then or ahead or actor.facing),
    }
