"""Prompts that were never trained on: `python -m training.world.heldout --seed 1 --count 12` prints JSON."""

import argparse
import json
from dataclasses import asdict

import numpy as np

from ..refused import told
from .adds import ADDS
from .captions import captions
from .draw import draw_clip
from .facts import Clip
from .holdout import held_out


def held_out_clip(rng: np.random.Generator, frames: int = 18, shots: int = 1, actors: int | None = None, crowd: bool = False, adds: tuple[str, ...] = (), eventful: float = 1.0) -> Clip:
    """A clip in which at least one (character, motion, place) of every shot was kept out of training, from its start."""
    while True:
        clip = draw_clip(rng, frames, shots, actors=actors, allow_held_out=True, crowd=crowd, adds=adds, eventful=eventful)
        if all(any(held_out(a.character, a.motion, s.place) for a in s.actors) and s.phase == 0 for s in clip.shots):
            return clip


def sentences(rng: np.random.Generator, clip: Clip) -> list[str]:
    """One of the ways to say a clip, a sentence a shot and none for all of them."""
    general, own = captions(rng, clip)
    while general:
        general, own = captions(rng, clip)
    return own


def held_out_prompts(seed: int, count: int, shots: int = 1, actors: int | None = None, adds: tuple[str, ...] = ()) -> list[dict]:
    """Prompts with their facts: `{prompt | shots, global, facts}`; the same seed gives the same prompts."""
    rng, made = np.random.default_rng([seed, 4242]), []
    for _ in range(count):
        clip = held_out_clip(rng, shots=shots, actors=actors, adds=adds)
        own = sentences(rng, clip)
        made.append({"prompt": own[0], "shots": own, "facts": asdict(clip)})
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--shots", type=int, default=1)
    parser.add_argument("--adds", nargs="*", default=(), choices=ADDS, help="with what the world has only where it is named")
    options = parser.parse_args()
    print(json.dumps(held_out_prompts(options.seed, options.count, options.shots, adds=tuple(options.adds)), indent=1))


if __name__ == "__main__":
    told(main)
