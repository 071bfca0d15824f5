"""Rendered and encoded clips in memory: a ring of the newest, filled while training goes on.

Round r draws, renders and encodes `ROUND` clips from (seed, r) alone; which rounds are in the ring at a step
depends on the step alone, so a resumed run sees what an uninterrupted one would (unless `refill`, the number of
rounds to draw again when resuming, is set lower to start sooner).
"""

from collections import deque

import numpy as np
import torch

from ..codec.model import Codec
from ..precision import mixed
from ..world.facts import TRAINING_CAST, TRAINING_WEIGHTS, Clip, draw_clip
from ..world.render import Renderer

ROUND = 64
KINDS = ("single", "multi", "long")


def kind_of(round_index: int) -> tuple[str, int, int]:
    """(pool, video frames, shots) of a round: seven in ten single shots, two of several shots, one longer clip."""
    tenth, lap = round_index % 10, round_index // 10
    if tenth < 7:
        return "single", 18, 1
    if tenth < 9:
        return "multi", 18, 3 if tenth == 8 and lap % 2 else 2
    return "long", 24, 2 if lap % 3 == 2 else 1


class Pool:
    """Clips of one kind: facts, latents float16 [C, F, 8, 8] and how much of each latent an actor covers [F, 8, 8]."""

    def __init__(self, capacity: int):
        self.items: deque[tuple[Clip, torch.Tensor, torch.Tensor]] = deque(maxlen=capacity)


class ClipCache:
    """The ring. `reach(step)` makes it what it must be at that step."""

    def __init__(self, codec: Codec, renderer: Renderer, settings: dict):
        self.codec, self.renderer, self.settings = codec, renderer, settings
        capacity = settings["cache"]
        self.pools = {"single": Pool(capacity * 7 // 10), "multi": Pool(capacity * 2 // 10), "long": Pool(capacity // 10)}
        self.next = None

    def rounds_at(self, step: int) -> int:
        return self.settings["first"] + int(step * self.settings["batch"] / (self.settings["reuse"] * ROUND))

    def reach(self, step: int) -> None:
        goal = self.rounds_at(step)
        if self.next is None:
            self.next = max(0, goal - self.settings.get("refill", self.settings["cache"] // ROUND + 30))
        while self.next < goal:
            self.fill(self.next)
            self.next += 1

    @torch.no_grad()
    def fill(self, round_index: int) -> None:
        name, frames, shots = kind_of(round_index)
        rng = np.random.default_rng([self.settings["seed"], 77, round_index])
        count = self.settings.get("round", ROUND)
        clips = [draw_clip(rng, frames, shots, self.renderer.variants, weights=TRAINING_WEIGHTS, who=TRAINING_CAST) for _ in range(count)]
        pictures, mask = self.renderer.render(clips)
        with mixed(self.renderer.device.type):
            z = self.codec.encode(pictures.transpose(1, 2)).half().cpu()
        f = frames // 2
        cover = mask.reshape(count, f, 2, 8, 8, 8, 8).mean((2, 4, 6)).half().cpu()
        self.pools[name].items.extend((clip, z[i], cover[i]) for i, clip in enumerate(clips))
