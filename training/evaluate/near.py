"""Who can be seen in one picture, looked at in full.

The judge of clips sees 32 rows; of them one who hides is eleven at most, and half of that beside what it hides behind. This network looks for
parts of somebody everywhere in a picture of its usual size, and is taught who hides alone.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

from ..codec.model import Codec
from ..precision import mixed
from .judge import CODED, GONE, IN_VIEW, drawn, seen
from .picture_net import PictureNet
from .questions import ABSENT, Questions
from .teach import lesson, shifted, teach

CLIPS, STEPS = 8000, 3000   # what it learns from, every second picture of them, and how long
SHIFT = 4                   # how far pictures are moved in training, pixels either way and up or down

HOW = (CLIPS, STEPS, CODED, SHIFT, IN_VIEW, GONE)   # of which another one would come


class Near(PictureNet):
    """Pictures uint8 [N, 3, rows, columns] to a score [N, cast] of everybody being there, 0 where that is as likely as not."""

    def __init__(self, cast: int):
        super().__init__()
        self.there = nn.Conv2d(self.wide, cast, 1)
        nn.init.constant_(self.there.bias, -4.0)   # hardly anybody is there

    def forward(self, pictures: torch.Tensor) -> torch.Tensor:
        return self.there(self.features(pictures)).float().amax((2, 3))


def whole(frames: torch.Tensor) -> torch.Tensor:
    """Frames [B, 3, T, H, W] in −1…1 as it sees them, uint8 [B · T, 3, H, W]."""
    return seen(frames, frames.shape[-2:]).flatten(0, 1)


def views(asked: Questions, clips: list, renderer, codec: Codec | None, every: int = 1) -> tuple[torch.Tensor, torch.Tensor]:
    """Every second picture of clips of one who hides, uint8 [N, 3, H, W], and who can be seen in it: its number, the cast's size where nobody can, and
    ABSENT where it can't be told; `coded` says what `every` does."""
    x, cover = drawn(asked, clips, renderer, codec, every, asked.full, step=2)
    who = torch.tensor([asked.who(clip.shots[0].actors[0]) for clip in clips])[:, None]
    return x.flatten(0, 1), torch.where(cover > IN_VIEW, who, torch.where(cover < GONE, asked.cast, ABSENT)).flatten()


def near_loss(there: torch.Tensor, who: torch.Tensor) -> torch.Tensor:
    """That somebody is there, and nobody else, where it can be told who; `who` as `views` gives it."""
    sure = who != ABSENT
    if not sure.any():
        return there.sum() * 0
    truth = F.one_hot(who[sure], there.shape[1] + 1)[:, :-1].float()
    return F.binary_cross_entropy_with_logits(there[sure], truth) * 8


def train_near(asked: Questions, codec: Codec, renderer, clips: int = CLIPS, steps: int = STEPS, seed: int = 5, say=print, earlier: Near | None = None) -> Near:
    """One that has learned from `clips` renders of those who hide, none of them of a held-out combination. An `earlier` one learns further."""
    clips, steps, seed, rate = lesson(clips, steps, seed, earlier)
    torch.manual_seed(seed)
    x, who = views(asked, asked.hiders(seed, clips, False), renderer, codec, CODED)

    def wrong(near: Near, pick: torch.Tensor) -> torch.Tensor:
        with mixed():
            there = near(shifted(x[pick][:, None], SHIFT)[:, 0])
        return near_loss(there, who[pick])

    return teach(earlier or Near(asked.cast), len(x), steps, wrong, "who hides", say, rate)


@torch.no_grad()
def scores(near: Near, pictures: torch.Tensor) -> torch.Tensor:
    """What it makes of any number of pictures, [N, cast]."""
    return torch.cat([near(part) for part in pictures.split(256)])


def recognised(near: Near, asked: Questions, renderer, count: int = 200) -> float:
    """How often it tells who is there, or that nobody is, in pictures of renders that it never saw, held-out combinations included."""
    x, who = views(asked, asked.hiders(79, count, True), renderer, None)
    made = torch.cat([scores(near, x), torch.zeros(len(x), 1)], 1).argmax(1)   # nobody is at 0
    return float((made == who)[who != ABSENT].float().mean())
