"""Latent → RGB by least squares: colours of a clip at latent resolution without running the decoder."""

import torch

from ..codec.data import windows
from ..codec.model import Codec
from ..worlds import World


@torch.no_grad()
def preview_factors(codec: Codec, world: World, renderer, seed: int = 5) -> tuple[list[list[float]], list[float], float]:
    """(factors [C][3], bias [3], R²) that give the mean of a frame pair in −1…1 from normalised latents."""
    frames, _ = windows(world, renderer, seed, 0, 64, 4)
    z = codec.encode(frames)
    b, c, f, h, w = z.shape
    small = frames.reshape(b, 3, f, 2, h, 8, w, 8).mean((3, 5, 7)).permute(0, 2, 3, 4, 1).reshape(-1, 3)
    design = torch.cat([z.permute(0, 2, 3, 4, 1).reshape(-1, c), torch.ones(len(small), 1)], 1)
    solution = torch.linalg.lstsq(design.double(), small.double()).solution
    left = ((design.double() @ solution - small) ** 2).sum() / ((small - small.mean(0)) ** 2).sum()
    rounded = [[round(float(v), 5) for v in row] for row in solution]
    return rounded[:-1], rounded[-1], float(1 - left)
