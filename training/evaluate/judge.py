"""The judge: a small classifier of clips, taught on renders and on what the codec gives back of renders, never on samples.

It sees 32 × 32 pictures, so that no detail smaller than a character decides; what a person can name at that size it can name too.
"""

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from ..codec.model import Codec
from ..muon import Pair
from ..precision import mixed
from ..world.cast import CAST, INDEX
from ..world.facts import CAMERAS, MOTIONS, TRAINING_CAST, Clip, draw_clip
from ..world.places import PLACES, TIMES
from ..world.render import Renderer

FRAMES = 18     # of a clip that it judges whole
GRID = 32       # pixels a side that it sees
# A head's name and its classes. `left` and `right` are whose path is centred there; a lone character is `left`.
HEADS = {"count": 2, "left": len(CAST), "right": len(CAST), "left motion": len(MOTIONS), "right motion": len(MOTIONS),
         "place": len(PLACES), "time": len(TIMES), "camera": len(CAMERAS)}
ABSENT = -100   # no such fact in this clip


def labels(clips: list[Clip]) -> dict[str, torch.Tensor]:
    """Class indices [B] of the first shot of each clip; ABSENT for the right one where there is but one."""
    made = []
    for clip in clips:
        shot = clip.shots[0]
        who = [INDEX[a.character] for a in shot.actors] + [ABSENT]
        how = [MOTIONS.index(a.motion) for a in shot.actors] + [ABSENT]
        made.append((len(shot.actors) - 1, who[0], who[1], how[0], how[1], PLACES.index(shot.place), TIMES.index(shot.time), CAMERAS.index(shot.camera)))
    return dict(zip(HEADS, torch.tensor(made).T))


def seen(frames: torch.Tensor) -> torch.Tensor:
    """Frames [B, 3, T, H, W] in −1…1 as the judge sees them, uint8 [B, T, 3, 32, 32]."""
    b, c, t, h, w = frames.shape
    small = F.interpolate(frames.transpose(1, 2).reshape(b * t, c, h, w), (GRID, GRID), mode="area")
    return ((small + 1) * 127.5).round().clamp(0, 255).byte().reshape(b, t, c, GRID, GRID)


class Judge(nn.Module):
    """Clips as `seen` to a score [B, classes] for every head, and who is there in each second frame, [B, T / 2, cast]."""

    def __init__(self, width: int = 64):
        super().__init__()
        self.first = nn.Conv2d(9, 32, 5, 2, 2)
        self.second = nn.Conv2d(32, width, 3, padding=1)
        self.third = nn.Conv2d(width, width, 3, padding=1)
        self.frame = nn.Linear(64 * width, 160)
        self.clip = nn.Linear(160 * FRAMES // 2, 384)
        self.heads = nn.ModuleDict({name: nn.Linear(384, n) for name, n in HEADS.items()})
        self.there = nn.Linear(160, len(CAST))

    def features(self, clips: torch.Tensor) -> torch.Tensor:
        """What every second frame shows, with those two and four later beside it: [B, T / 2, 160]."""
        x = clips[:, ::2].float() / 127.5 - 1
        b, t = x.shape[:2]
        later = [x[:, torch.arange(t).add(k).clamp(max=t - 1)] for k in range(3)]
        x = torch.cat(later, 2).reshape(b * t, 9, GRID, GRID)
        if self.training:
            x = x + 0.15 * torch.rand(b * t, 1, 1, 1) * torch.randn_like(x)
        x = F.relu(self.first(x.to(memory_format=torch.channels_last)))
        x = F.relu(self.third(F.max_pool2d(F.relu(self.second(x)), 2)))
        return F.relu(self.frame(x.flatten(1))).reshape(b, t, -1)

    def forward(self, clips: torch.Tensor) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
        x = self.features(clips)
        whole = F.relu(self.clip(F.dropout(x.flatten(1), 0.15, self.training)))
        return {name: head(whole) for name, head in self.heads.items()}, self.there(x)


def drawn(seed: int, count: int, variants: int, held_out: bool) -> list[Clip]:
    """Clips of one shot from their beginning, one character in half of them and two in the others."""
    rng, clips = np.random.default_rng([seed, 31]), []
    while len(clips) < count:
        clip = draw_clip(rng, FRAMES, 1, variants, actors=1 + len(clips) % 2, allow_held_out=held_out, who=None if held_out else TRAINING_CAST)
        if clip.shots[0].phase == 0:
            clips.append(clip)
    return clips


@torch.no_grad()
def pictures(clips: list[Clip], renderer: Renderer, codec: Codec | None, every: int = 1) -> torch.Tensor:
    """Clips as `seen`; the codec has been over every `every`-th of them, over none without one."""
    parts = []
    for i in range(0, len(clips), 64):
        frames = renderer.render(clips[i:i + 64])[0].transpose(1, 2).contiguous()
        if codec is not None:
            with mixed():
                frames[::every] = codec.decode(codec.encode(frames[::every])).float()
        parts.append(seen(frames))
    return torch.cat(parts)


def there_loss(there: torch.Tensor, truth: dict[str, torch.Tensor]) -> torch.Tensor:
    """Who is in a clip must be seen in one frame at least, who is not in none."""
    target = torch.zeros_like(there[:, 0])
    for side in ("left", "right"):
        rows = truth[side] != ABSENT
        target[rows.nonzero()[:, 0], truth[side][rows]] = 1
    return F.binary_cross_entropy_with_logits(there.float().amax(1), target) * 8


def train_judge(codec: Codec, renderer: Renderer, clips: int = 8000, steps: int = 2400, seed: int = 3, say=print) -> Judge:
    """A judge that has learned from `clips` renders, none of them of a held-out combination."""
    torch.manual_seed(seed)
    facts = drawn(seed, clips, renderer.variants, False)
    x, truth = pictures(facts, renderer, codec, 2), labels(facts)
    judge, batch = Judge().to(memory_format=torch.channels_last).train(), 64
    optimizer = Pair(judge, 0.003, 0.001)
    for step in range(steps):
        optimizer.set_rate(min(1.0, 1.4 * (1 - step / steps)))
        pick = torch.randint(0, clips, (batch,))
        chosen = {name: values[pick] for name, values in truth.items()}
        with mixed():
            scores, there = judge(x[pick])
        loss = sum(F.cross_entropy(scores[name].float(), chosen[name], ignore_index=ABSENT) for name in HEADS) + there_loss(there, chosen)
        loss.backward()
        optimizer.step()
        if (step + 1) % 200 == 0:
            say(f"judge: step {step + 1} of {steps}, loss {loss.item():.3f}", flush=True)
    return judge.eval()


@torch.no_grad()
def read(judge: Judge, clips: torch.Tensor) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
    """What the judge sees in clips as `seen`, [N, T, 3, 32, 32]: the class [N] of every head, and the scores of who is there."""
    parts = [judge(clips[i:i + 64]) for i in range(0, len(clips), 64)]
    return {name: torch.cat([scores[name].argmax(-1) for scores, _ in parts]) for name in HEADS}, torch.cat([there for _, there in parts])
