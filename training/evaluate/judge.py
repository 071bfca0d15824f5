"""The judge: a small classifier of clips, taught on renders and on what the codec gives back of renders, never on samples.

It sees pictures of 32 rows, so that no detail smaller than a character decides; what a person can name at that size it can name too.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

from ..codec.model import Codec
from ..precision import mixed
from .questions import ABSENT, FRAMES, Questions
from .slides import CELLS, HOW as SLID, LAG, MOVES, slides
from .teach import lesson, noisy, shifted, teach


def seen(frames: torch.Tensor, grid: tuple[int, int]) -> torch.Tensor:
    """Frames [B, 3, T, H, W] in −1…1 as the judge sees them, uint8 [B, T, 3, rows, columns]."""
    b, c, t, h, w = frames.shape
    small = F.interpolate(frames.transpose(1, 2).reshape(b * t, c, h, w), grid, mode="area")
    return ((small + 1) * 127.5).round().clamp(0, 255).byte().reshape(b, t, c, *grid)


CLIPS, STEPS = 48_000, 6000   # what it learns from, and how long
CODED = 3        # the codec has been over every so manieth of them
SHIFT = 2        # how far pictures are moved in training, either way and up or down, of 32 rows
IN_VIEW = 0.025   # share of a picture that an actor covers where it can be told who it is,
GONE = 0.01     # … and below which it is not seen

SLIDE = 64      # numbers that say how two pictures slide over each other

HOW = (CLIPS, STEPS, CODED, SHIFT, IN_VIEW, GONE, SLID)   # of which another judge would come


class Judge(nn.Module):
    """Clips as `seen`, also of more rows and columns, to a score [B, classes] for every head, and who is there in each second frame, [B, T / 2, cast]."""

    def __init__(self, asked: Questions, width: int = 64):
        super().__init__()
        self.asked = asked
        self.first = nn.Conv2d(9, 32, 5, 2, 2)
        self.second = nn.Conv2d(32, width, 3, padding=1)
        self.third = nn.Conv2d(width, width, 3, padding=1)
        self.frame = nn.Linear(width * (asked.grid[0] // 4) * (asked.grid[1] // 4), asked.inner)
        self.slide = nn.Linear(MOVES * CELLS ** 2, SLIDE)
        self.clip = nn.Linear(asked.inner * FRAMES // 2 + SLIDE * (FRAMES // 2 - LAG), 384)
        self.heads = nn.ModuleDict({name: nn.Linear(asked.inner if name in asked.ending else 384, n) for name, n in asked.heads.items() if name not in asked.beginning})
        self.there = nn.Linear(asked.inner, asked.cast)

    def pictures(self, clips: torch.Tensor) -> torch.Tensor:
        """Every second frame on the grid, of clips on it or larger, float32 in −1…1."""
        x = clips[:, ::2]
        if x.shape[-2:] != self.asked.grid:
            x = seen(x.transpose(1, 2).float() / 127.5 - 1, self.asked.grid)
        x = x.float() / 127.5 - 1
        return noisy(x) if self.training else x

    def features(self, x: torch.Tensor) -> torch.Tensor:
        """What each of its `pictures` shows, with the next two beside it: [B, T, inner]."""
        b, t = x.shape[:2]
        later = [x[:, torch.arange(t).add(k).clamp(max=t - 1)] for k in range(3)]
        x = torch.cat(later, 2).reshape(b * t, 9, *self.asked.grid)
        x = F.relu(self.first(x.to(memory_format=torch.channels_last)))
        x = F.relu(self.third(F.max_pool2d(F.relu(self.second(x)), 2)))
        return F.relu(self.frame(x.flatten(1))).reshape(b, t, -1)

    def present(self, clips: torch.Tensor) -> torch.Tensor:
        """Who is there in each second frame of clips of any length, [B, T / 2, cast]."""
        return self.there(self.features(self.pictures(clips)))

    def forward(self, clips: torch.Tensor) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
        pictures = self.pictures(clips)
        x, slid = self.features(pictures), F.relu(self.slide(slides(pictures)))
        whole = F.relu(self.clip(F.dropout(torch.cat([x.flatten(1), slid.flatten(1)], 1), 0.15, self.training)))
        scores = {name: head(x[:, -1] if name in self.asked.ending else whole) for name, head in self.heads.items()}
        return scores | {name: self.heads[head](x[:, 0]) for name, head in self.asked.beginning.items()}, self.there(x)


@torch.no_grad()
def coded(codec: Codec | None, frames: torch.Tensor, every: int = 1) -> torch.Tensor:
    """Frames [B, 3, T, H, W] anew, of which the codec has been over every `every`-th clip, over none without one."""
    made = frames.clone()
    if codec is not None:
        with mixed():
            made[::every] = codec.decode(codec.encode(frames[::every])).float()
    return made


def drawn(asked: Questions, clips: list, renderer, codec: Codec | None, every: int = 1, size: tuple[int, int] | None = None, step: int = 1) -> tuple[torch.Tensor, torch.Tensor]:
    """Every `step`-th frame of clips as `seen`, on the grid or in that `size`, and the share of each second picture that actors cover, [B, T / 2] in 0…1; `coded` says what `every` does."""
    parts = []
    for i in range(0, len(clips), 64):
        frames, cover = asked.painted(renderer, clips[i:i + 64])
        parts.append((seen(coded(codec, frames, every)[:, :, ::step], size or asked.grid), cover[:, ::2]))
    return torch.cat([frames for frames, _ in parts]), torch.cat([cover for _, cover in parts])


def pictures(asked: Questions, clips: list, renderer, codec: Codec | None) -> torch.Tensor:
    """Clips as `seen` in the size that they are read from; the codec has been over them, where there is one."""
    return drawn(asked, clips, renderer, codec, size=asked.size)[0]


def there_loss(there: torch.Tensor, present: torch.Tensor) -> torch.Tensor:
    """Who is in a clip must be seen in one frame at least, who is not in none."""
    return F.binary_cross_entropy_with_logits(there.float().amax(1), present) * 8


def alone(asked: Questions, clips: list, cover: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Who can be seen in each second picture, int64 [B, T / 2], ABSENT where nobody can, and of clips with several; and where nothing of the one who
    is there at another time is seen, bool [B, T / 2]; `cover` is the share that actors cover."""
    lone = torch.tensor([len(clip.shots[0].actors) == 1 for clip in clips])[:, None]
    who = torch.tensor([asked.who(clip.shots[0].actors[0]) for clip in clips])[:, None]
    return torch.where(lone & (cover > IN_VIEW), who, ABSENT), lone & (cover < GONE)


def train_judge(asked: Questions, codec: Codec, renderer, clips: int = CLIPS, steps: int = STEPS, seed: int = 3, say=print, earlier: Judge | None = None) -> Judge:
    """A judge that has learned from `clips` renders, none of them of a held-out combination, each a little out of place whenever it is seen: of fewer,
    and where they were, it knew the very clips and less of others. One that knew the world as it was drawn before, `earlier`, learns further from fewer."""
    clips, steps, seed, rate = lesson(clips, steps, seed, earlier)
    torch.manual_seed(seed)
    facts = asked.draw(seed, clips, False)
    x, cover = drawn(asked, facts, renderer, codec, CODED)
    truth, present, (lone, empty) = asked.labels(facts), asked.present(facts), alone(asked, facts, cover)

    def wrong(judge: Judge, pick: torch.Tensor) -> torch.Tensor:
        with mixed():
            scores, there = judge(shifted(x[pick], SHIFT))
        loss = there_loss(there, present[pick])
        # A shot may last three pictures only, and who is in it is asked all the same.
        if (lone[pick] != ABSENT).any():
            loss = loss + F.cross_entropy(there.float().flatten(0, 1), lone[pick].flatten(), ignore_index=ABSENT)
        if empty[pick].any():
            nobody = there.float()[empty[pick]]
            loss = loss + F.binary_cross_entropy_with_logits(nobody, torch.zeros_like(nobody)) * 8
        for name in asked.heads:
            true = truth[name][pick]
            if (true != ABSENT).any():
                loss = loss + F.cross_entropy(scores[name].float(), true, ignore_index=ABSENT)
        return loss

    return teach(earlier or Judge(asked), clips, steps, wrong, "judge", say, rate)


@torch.no_grad()
def read(judge, clips: torch.Tensor) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
    """What a Judge or a Panel sees in clips as `seen`: the class [N] of every head, and the scores of who is there."""
    parts = [judge(clips[i:i + 64]) for i in range(0, len(clips), 64)]
    return {name: torch.cat([scores[name].argmax(-1) for scores, _ in parts]) for name in judge.asked.heads}, torch.cat([there for _, there in parts])
