"""Above and below: of two in a shot, one that flies or hangs is over the other."""

from .cast import BY_ID
from .events import EVENTS
from .facts import Shot
from .holdout import held_out

ABOVE = 0.35     # of two in a shot of whom one floats, how often it is over the other
SIZES = (23.0, 27.0)    # the longest side of each, pixels
OVER = (15.0, 17.0)     # where the upper one is centred, pixels from the top,
UNDER = 45.0            # … and the lower one where it floats; else it stands on the ground
MIDDLE, ASIDE = (29.0, 35.0), 2.5   # where their paths are centred, pixels from the left, and how far each of them is from there at most
MOVES = ("go-left", "go-right", "spin", "sway", "shrink", "still")   # what keeps one in its half of the picture, as events do


def above(rng, shot: Shot, allow_held_out: bool) -> bool:
    """Puts one of the two actors of a shot over the other before a camera that does not zoom, and stands still where its motions have run before, where one of them floats and what they do then may be trained on;
    the upper one comes first then. Whether it did."""
    floating = [actor for actor in shot.actors if BY_ID[actor.character].floats]
    may = {a.character: [m for m in MOVES if allow_held_out or not held_out(a.character, m, shot.place)] for a in shot.actors}
    if not floating or not all(may.values()):
        return False
    upper = floating[rng.integers(len(floating))]
    shot.actors.sort(key=lambda actor: actor is not upper)
    shot.camera = "still" if shot.phase or shot.camera.startswith("zoom") else shot.camera   # both would have gone out of view
    middle = float(rng.uniform(*MIDDLE))
    for actor in shot.actors:
        who = BY_ID[actor.character]
        if actor.motion not in (*MOVES, *EVENTS):
            actor.motion = may[actor.character][rng.integers(len(may[actor.character]))]
        actor.size, actor.depth = float(rng.uniform(*SIZES)) * min(1.15, who.scale), 0.0
        actor.x = middle + float(rng.uniform(-ASIDE, ASIDE))
        actor.high = float(rng.uniform(*OVER)) if actor is upper else UNDER if who.floats else 0.0
    return True
