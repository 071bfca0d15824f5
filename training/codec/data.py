"""Windows of rendered clips for the codec; a step's data depends on (seed, step) alone, so resuming is exact."""

import numpy as np
import torch

from ..world.facts import draw_clip
from ..world.render import Renderer


def windows(renderer: Renderer, seed: int, step: int, clips: int, latent_frames: int,
            held_out: bool = False) -> tuple[torch.Tensor, torch.Tensor]:
    """Frames [clips, 3, 2·latent_frames, 64, 64] in −1…1 and the actors' mask [clips, 1, …] in 0…1."""
    rng = np.random.default_rng([seed, step])
    shots = 2 if step % 6 == 5 else 1
    drawn = [draw_clip(rng, 18, shots, renderer.variants, allow_held_out=held_out) for _ in range(clips)]
    frames, mask = renderer.render(drawn)
    starts = rng.integers(0, 9 - latent_frames + 1, clips) * 2
    pick = torch.from_numpy(starts[:, None] + np.arange(2 * latent_frames)[None])
    row = torch.arange(clips)[:, None]
    return frames[row, pick].transpose(1, 2), mask[row, pick].transpose(1, 2)
