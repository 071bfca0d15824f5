"""How many are in one picture, looked at in full: the judges of clips ask who is there, and see nothing wrong where one of them is there twice."""

import torch
import torch.nn.functional as F
import torch.nn as nn

from ..codec.model import Codec
from ..precision import mixed
from .judge import CODED, drawn
from .picture_net import PictureNet
from .questions import Questions
from .teach import lesson, one_of_each, teach

CLIPS, STEPS = 5000, 2000   # what it learns from, every second picture of them, and how long
SHIFT = 4                   # how far pictures are moved in training, pixels either way and up or down
MOST = 3                    # as many as can be told

HOW = (CLIPS, STEPS, CODED, SHIFT, MOST)   # of which another one would come


class Tally(PictureNet):
    """Pictures uint8 [N, 3, rows, columns] to scores [N, MOST] of one, two, … of whatever kind in them."""

    def __init__(self):
        super().__init__()
        self.where = nn.Conv2d(self.wide, 32, 1)
        self.many = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, MOST))

    def forward(self, pictures: torch.Tensor) -> torch.Tensor:
        x = F.relu(self.where(self.features(pictures)))
        return self.many(torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1).float())


def views(asked: Questions, clips: list, renderer, codec: Codec | None, every: int = 1) -> tuple[torch.Tensor, torch.Tensor]:
    """Every second picture of clips of one to three, uint8 [B, T / 2, 3, H, W], and how many they are, less one, int64 [B]; `every` is that of `judge.coded`."""
    x, _ = drawn(asked, clips, renderer, codec, every, asked.full, step=2)
    return x, torch.tensor([len(clip.shots[0].actors) - 1 for clip in clips])


def train_tally(asked: Questions, codec: Codec | None, renderer, clips: int = CLIPS, steps: int = STEPS, seed: int = 11, say=print, earlier: Tally | None = None) -> Tally:
    """One that has learned from `clips` renders of one to three, of one kind, of two, or one of them twice, none of them of a held-out combination. An `earlier` one learns further."""
    clips, steps, seed, rate = lesson(clips, steps, seed, earlier)
    torch.manual_seed(seed)
    x, many = views(asked, asked.tallied(seed, clips, False), renderer, codec, CODED)

    def wrong(tally: Tally, pick: torch.Tensor) -> torch.Tensor:
        with mixed():
            said = tally(one_of_each(x[pick], SHIFT))
        return F.cross_entropy(said, many[pick])

    return teach(earlier or Tally(), len(x), steps, wrong, "how many", say, rate)


@torch.no_grad()
def counted(tally: Tally, clips: torch.Tensor) -> torch.Tensor:
    """How many are in clips uint8 [B, T, 3, H, W], by all of their pictures, int64 [B], 1 to MOST."""
    return 1 + torch.cat([tally(part.flatten(0, 1)).log_softmax(-1).unflatten(0, part.shape[:2]).mean(1).argmax(-1) for part in clips.split(16)])


def told_how_many(tally: Tally, asked: Questions, renderer, count: int = 200) -> float:
    """How often it is right in renders that it never saw, held-out combinations included."""
    x, many = views(asked, asked.tallied(89, count, True), renderer, None)
    return float((counted(tally, x) == many + 1).float().mean())
