"""Pairs of a clip's latents as the DiT draws them and of its true frames, from the file that `training.dit.redo` writes."""

from pathlib import Path

import numpy as np
import torch

from .. import checkpoint
from ..dit.redo import drawn
from ..world.render import Renderer

KEPT = 24   # clips at the end of the file that are measured, never trained on


class Redone:
    """Latents [N, C, 9, 8, 8] from a file; frames are rendered again from the clips' numbers."""

    def __init__(self, path: Path, renderer: Renderer):
        state = checkpoint.load(path)
        self.latents, self.seed, self.renderer = state["latents"], state["seed"], renderer
        if state["variants"] != renderer.variants:
            raise ValueError(f"{path} was made with {state['variants']} sceneries a place, the codec's config says {renderer.variants}")

    def cut(self, indices: np.ndarray, starts: np.ndarray, latent_frames: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Latents [B, C, F, 8, 8], frames [B, 3, 2F, 64, 64] in −1…1 and the actors' mask [B, 1, 2F, 64, 64] of windows of clips."""
        clips = [drawn(self.seed, int(i), self.renderer.variants)[0] for i in indices]
        frames, mask = self.renderer.render(clips)
        row = torch.arange(len(indices))[:, None]
        of = torch.from_numpy(starts[:, None] + np.arange(latent_frames))
        pick = torch.from_numpy(2 * starts[:, None] + np.arange(2 * latent_frames))
        latents = self.latents[torch.from_numpy(indices)].float().transpose(1, 2)[row, of].transpose(1, 2)
        return latents, frames[row, pick].transpose(1, 2), mask[row, pick].transpose(1, 2)

    def windows(self, rng: np.random.Generator, count: int, latent_frames: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """`cut` of `count` clips and places drawn from `rng`."""
        starts = rng.integers(0, self.latents.shape[2] - latent_frames + 1, count)
        return self.cut(rng.integers(0, len(self.latents) - KEPT, count), starts, latent_frames)

    def unseen(self, latent_frames: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """`cut` of the middle of the clips that are never trained on."""
        last = np.arange(len(self.latents) - KEPT, len(self.latents))
        return self.cut(last, np.full(KEPT, 3), latent_frames)
