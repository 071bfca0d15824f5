"""Prompts with facts that are never trained on."""

import numpy as np

from .captions import captions
from .draw import draw_clip
from .facts import Clip, to_json
from .heldout import keeps_out
from .taught import EVERYTHING, Taught


def held_out_clip(rng: np.random.Generator, frames: int = 18, shots: int = 1, scene: str | None = None, taught: Taught = EVERYTHING) -> Clip:
    """A clip from its start in which every shot holds at least one held-out (character, motion, place)."""
    while True:
        clip = draw_clip(rng, frames, shots, allow_held_out=True, scene=scene, late_share=0.0, taught=taught)
        if not any(keeps_out(s) for s in clip.shots):
            return clip


def held_out_prompts(seed: int, count: int, shots: int = 1, scene: str | None = None, taught: Taught = EVERYTHING) -> list[dict]:
    """`{prompt, shots, facts}` for each; the same seed gives the same prompts."""
    rng, made = np.random.default_rng([seed, 4242]), []
    for _ in range(count):
        clip = held_out_clip(rng, shots=shots, scene=scene, taught=taught)
        general, own = captions(rng, clip)
        while general:
            general, own = captions(rng, clip)
        made.append({"prompt": own[0], "shots": own, "facts": to_json(clip)})
    return made
