"""The judge: a small classifier of one-character clips in latent space, trained on renders, never on samples."""

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from ..codec.model import Codec
from ..muon import Pair
from ..precision import mixed
from ..world.cast import CAST, INDEX
from ..world.facts import CAMERAS, MOTIONS, Clip, draw_clip
from ..world.places import PLACES, TIMES
from ..world.render import Renderer

FACTS = {"character": len(CAST), "motion": len(MOTIONS), "place": len(PLACES), "time": len(TIMES), "camera": len(CAMERAS)}


def labels(clips: list[Clip]) -> dict[str, torch.Tensor]:
    """Class indices of one-shot, one-character clips."""
    rows = [(INDEX[c.shots[0].actors[0].character], MOTIONS.index(c.shots[0].actors[0].motion), PLACES.index(c.shots[0].place),
             TIMES.index(c.shots[0].time), CAMERAS.index(c.shots[0].camera)) for c in clips]
    return dict(zip(FACTS, torch.tensor(rows).T))


class Judge(nn.Module):
    """Latents [B, C, 9, 8, 8] to a score for every class of every fact."""

    def __init__(self, latent: int, frames: int = 9):
        super().__init__()
        self.first = nn.Conv2d(latent, 64, 3, padding=1)
        self.second = nn.Conv2d(64, 64, 3, padding=1)
        self.frame = nn.Linear(64 * 16, 96)
        self.clip = nn.Linear(96 * frames, 384)
        self.heads = nn.ModuleDict({k: nn.Linear(384, n) for k, n in FACTS.items()})

    def forward(self, z: torch.Tensor) -> dict[str, torch.Tensor]:
        b, c, f, h, w = z.shape
        x = F.relu(self.first(z.transpose(1, 2).reshape(b * f, c, h, w)))
        x = F.avg_pool2d(F.relu(self.second(x)), 2)
        x = F.relu(self.frame(x.flatten(1))).reshape(b, -1)
        x = F.relu(self.clip(F.dropout(x, 0.2, self.training)))
        return {k: head(x) for k, head in self.heads.items()}


@torch.no_grad()
def rendered(codec: Codec, renderer: Renderer, seed: int, count: int, held_out: bool) -> tuple[torch.Tensor, dict]:
    """Latents and labels of `count` one-character renders that start at their beginning."""
    rng, clips = np.random.default_rng([seed, 31]), []
    while len(clips) < count:
        clip = draw_clip(rng, 18, 1, renderer.variants, actors=1, allow_held_out=held_out)
        if clip.shots[0].phase == 0:
            clips.append(clip)
    parts = []
    for i in range(0, count, 64):
        frames = renderer.render(clips[i:i + 64])[0].transpose(1, 2)
        with mixed():
            parts.append(codec.encode(frames).half())
    return torch.cat(parts), labels(clips)


def train_judge(codec: Codec, renderer: Renderer, clips: int, steps: int, seed: int = 3) -> tuple[Judge, dict]:
    """A trained judge and its accuracy on renders it has not seen, held-out combinations included."""
    torch.manual_seed(seed)
    z, truth = rendered(codec, renderer, seed, clips, False)
    judge = Judge(codec.config.latent)
    optimizer = Pair(judge, 0.003, 0.001)
    for step in range(steps):
        optimizer.set_rate(1 - step / steps)
        pick = torch.randint(0, clips, (64,))
        x = z[pick].float()
        with mixed():
            scores = judge(x + 0.3 * torch.rand(64, 1, 1, 1, 1) * torch.randn_like(x))
        loss = sum(F.cross_entropy(scores[k].float(), truth[k][pick]) for k in FACTS)
        loss.backward()
        optimizer.step()
    judge.eval()
    fresh, facts = rendered(codec, renderer, seed + 1, 512, True)
    return judge, accuracy(judge, fresh.float(), facts)


@torch.no_grad()
def accuracy(judge: Judge, z: torch.Tensor, truth: dict) -> dict[str, float]:
    """Share of clips whose fact the judge reads as `truth` says."""
    return {k: float((s.argmax(-1) == truth[k]).float().mean()) for k, s in judge(z).items()}
