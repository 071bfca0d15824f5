"""What known frames look like after a model has drawn them: edges harder or softer than the world's, contrast and colours a little off.

A long video goes on from frames of its own, and what is a little too sharp or too red in them is learned from and grows. A network that is given such
frames in training, and is asked for the world's own looks all the same, draws the next ones right again (as noise on known frames does
against other errors; Valevski et al. 2024)."""

import numpy as np
import torch
import torch.nn.functional as F

SOFTER, HARDER = -0.4, 1.0   # how much of its edges a picture loses or gains
CONTRAST = 0.08              # how far the contrast may be off, either way
COLOUR = 0.03                # how far red, green and blue may be off, either way, of −1…1


def wear(rng: np.random.Generator, count: int) -> np.ndarray:
    """Of `count` clips: how much of their edges they gain (SOFTER…HARDER), by what their contrast is multiplied, and what is added to their red, green and
    blue, float32 [count, 5]."""
    edges, contrast = rng.uniform(SOFTER, HARDER, count), rng.uniform(1 - CONTRAST, 1 + CONTRAST, count)
    return np.column_stack([edges, contrast, rng.uniform(-COLOUR, COLOUR, (count, 3))]).astype(np.float32)


def worn(pictures: torch.Tensor, wear: torch.Tensor) -> torch.Tensor:
    """Pictures [B, T, 3, H, W] in −1…1 with the `wear` [B, 5] of their clip, like them."""
    flat = pictures.flatten(0, 1)
    soft = F.avg_pool2d(F.pad(flat, (1, 1, 1, 1), mode="replicate"), 3, 1).view_as(pictures)
    edges, contrast = wear[:, :2, None, None, None, None].unbind(1)
    return ((pictures + edges * (pictures - soft)) * contrast + wear[:, None, 2:, None, None]).clamp(-1, 1)
