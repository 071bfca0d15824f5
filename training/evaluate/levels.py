"""Who is above whom in one picture, looked at in full.

The judges of clips tell two apart by who is on the left. This network looks for one in the upper part of a picture and for one in the lower part,
and is taught those of whom one is above the other alone.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

from ..codec.model import Codec
from ..precision import mixed
from .judge import CODED, drawn
from .picture_net import PictureNet
from .questions import Questions
from .teach import lesson, one_of_each, teach

CLIPS, STEPS = 8000, 3000   # what it learns from, every second picture of them, and how long
SHIFT = 4                   # how far pictures are moved in training, pixels either way and up or down
PLACES = ("upper", "lower")

HOW = (CLIPS, STEPS, CODED, SHIFT)   # of which another one would come


class Levels(PictureNet):
    """Pictures uint8 [N, 3, rows, columns] to the scores [2, N, cast] of who is the upper one, and who the lower; how high each row is stands beside the colours."""

    def __init__(self, cast: int):
        super().__init__(extra=1)
        self.there = nn.ModuleList(nn.Conv2d(self.wide, cast, 1) for _ in PLACES)

    def forward(self, pictures: torch.Tensor) -> torch.Tensor:
        x = self.features(pictures, torch.linspace(-1, 1, pictures.shape[2])[:, None])
        return torch.stack([head(x).float().amax((2, 3)) for head in self.there])


def views(asked: Questions, clips: list, renderer, codec: Codec | None, every: int = 1) -> tuple[torch.Tensor, torch.Tensor]:
    """Every second picture of clips of two of whom one is above the other, uint8 [B, T / 2, 3, H, W], and who is the upper and the lower one, int64 [2, B]; `every` is that of `judge.coded`."""
    x, _ = drawn(asked, clips, renderer, codec, every, asked.full, step=2)
    return x, torch.tensor([[asked.who(actor) for actor in clip.shots[0].actors] for clip in clips]).T


def train_levels(asked: Questions, codec: Codec | None, renderer, clips: int = CLIPS, steps: int = STEPS, seed: int = 7, say=print, earlier: Levels | None = None) -> Levels:
    """One that has learned from `clips` renders of those of whom one is above the other, none of them of a held-out combination. An `earlier` one learns further."""
    clips, steps, seed, rate = lesson(clips, steps, seed, earlier)
    torch.manual_seed(seed)
    x, who = views(asked, asked.stacked(seed, clips, False), renderer, codec, CODED)

    def wrong(levels: Levels, pick: torch.Tensor) -> torch.Tensor:
        with mixed():
            said = levels(one_of_each(x[pick], SHIFT))
        return sum(F.cross_entropy(scores, true) for scores, true in zip(said, who[:, pick]))

    return teach(earlier or Levels(asked.cast), len(x), steps, wrong, "who is above", say, rate)


@torch.no_grad()
def placed(levels: Levels, clips: torch.Tensor) -> torch.Tensor:
    """Who is the upper and who the lower one in clips uint8 [B, T, 3, H, W], by all of their pictures, int64 [2, B]."""
    return torch.cat([levels(part.flatten(0, 1)).log_softmax(-1).unflatten(1, part.shape[:2]).mean(2).argmax(-1) for part in clips.split(16)], 1)


def told_apart(levels: Levels, asked: Questions, renderer, count: int = 200) -> float:
    """How often it tells both in renders that it never saw, held-out combinations included."""
    x, who = views(asked, asked.stacked(83, count, True), renderer, None)
    return float((placed(levels, x) == who).all(0).float().mean())
