"""The questions of the small world."""

import numpy as np
import torch

from ...grown.colours import COLOURS
from ...grown.light import WEATHERS
from ...world.cast import CAST, INDEX
from ...world.facts import CAMERAS, MOTIONS, TRAINING_CAST, Clip, draw_clip
from ...world.places import PLACES, TIMES
from ...worlds import world
from ..questions import ABSENT, FRAMES, Questions

VARIANTS = 24
# `left` and `right` are whose path is centred there; a lone character is `left`, and so is each of several of a kind, whose number is `several`.
HEADS = {"several": 3, "weather": len(WEATHERS), "left colour": len(COLOURS), "right colour": len(COLOURS), "left": len(CAST), "right": len(CAST), "left motion": len(MOTIONS), "right motion": len(MOTIONS),
         "place": len(PLACES), "time": len(TIMES), "camera": len(CAMERAS)}


def labels(clips: list[Clip]) -> dict[str, torch.Tensor]:
    """Class indices [B] of the first shot of each clip; ABSENT for what it has not: the right one where there is but one, the colour of who has
    its own, the weather in space, and the number of two who are not of a kind."""
    return {name: torch.tensor([own.get(name, ABSENT) for own in map(answers, clips)]) for name in HEADS}


def answers(clip: Clip) -> dict[str, int]:
    """The classes of the facts of its first shot, without those that it has not."""
    shot = clip.shots[0]
    told = {"place": PLACES.index(shot.place), "time": TIMES.index(shot.time), "camera": CAMERAS.index(shot.camera)}
    if shot.place != "space":
        told["weather"] = WEATHERS.index(shot.weather)
    if shot.crowd or len(shot.actors) == 1:
        told["several"] = len(shot.actors) - 1
    for side, actor in zip(("left", "right"), shot.actors[:1] if shot.crowd else shot.actors):
        told |= {side: INDEX[actor.character], f"{side} motion": MOTIONS.index(actor.motion)}
        if actor.colour:
            told[f"{side} colour"] = COLOURS.index(actor.colour)
    return told


def drawn(seed: int, count: int, held_out: bool) -> list[Clip]:
    """Clips of one shot from their beginning: of four, one with one character, two with two, one with several of a kind."""
    rng, clips = np.random.default_rng([seed, 31]), []
    while len(clips) < count:
        crowd = len(clips) % 4 == 3
        clip = draw_clip(rng, FRAMES, 1, VARIANTS, actors=None if crowd else 1 + (len(clips) % 4 > 0), allow_held_out=held_out, who=None if held_out else TRAINING_CAST, crowd=crowd)
        if clip.shots[0].phase == 0:
            clips.append(clip)
    return clips


SMALL = Questions(world("small"), HEADS, len(CAST), labels, drawn, lambda actor: INDEX[actor.character], lambda: [c.id for c in CAST])
