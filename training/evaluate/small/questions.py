"""The questions of the small world."""

import numpy as np
import torch

from ...world.cast import CAST, INDEX
from ...world.facts import CAMERAS, MOTIONS, TRAINING_CAST, Clip, draw_clip
from ...world.places import PLACES, TIMES
from ...worlds import world
from ..questions import ABSENT, FRAMES, Questions

VARIANTS = 24
# `left` and `right` are whose path is centred there; a lone character is `left`.
HEADS = {"count": 2, "left": len(CAST), "right": len(CAST), "left motion": len(MOTIONS), "right motion": len(MOTIONS),
         "place": len(PLACES), "time": len(TIMES), "camera": len(CAMERAS)}


def labels(clips: list[Clip]) -> dict[str, torch.Tensor]:
    """Class indices [B] of the first shot of each clip; ABSENT for the right one where there is but one."""
    made = []
    for clip in clips:
        shot = clip.shots[0]
        who = [INDEX[a.character] for a in shot.actors] + [ABSENT]
        how = [MOTIONS.index(a.motion) for a in shot.actors] + [ABSENT]
        made.append((len(shot.actors) - 1, who[0], who[1], how[0], how[1], PLACES.index(shot.place), TIMES.index(shot.time), CAMERAS.index(shot.camera)))
    return dict(zip(HEADS, torch.tensor(made).T))


def drawn(seed: int, count: int, held_out: bool) -> list[Clip]:
    """Clips of one shot from their beginning, one character in half of them and two in the others."""
    rng, clips = np.random.default_rng([seed, 31]), []
    while len(clips) < count:
        clip = draw_clip(rng, FRAMES, 1, VARIANTS, actors=1 + len(clips) % 2, allow_held_out=held_out, who=None if held_out else TRAINING_CAST)
        if clip.shots[0].phase == 0:
            clips.append(clip)
    return clips


SMALL = Questions(world("small"), HEADS, len(CAST), labels, drawn, lambda actor: INDEX[actor.character], lambda: [c.id for c in CAST])
