"""How the pictures of a clip slide over one another: what tells a camera that pans past somebody who stands from somebody who goes past a camera.

Convolutions of stacked pictures must learn that for every scenery anew; how unlike two pictures are where one is moved against the other says it
for all of them (a cost volume, as in FlowNet's correlation: Dosovitskiy et al. 2015, section 3)."""

import torch
import torch.nn.functional as F

LAG = 2             # how far apart the two pictures are that are compared, in pictures
ASIDE, UP = 4, 1    # how far one is moved against the other, pixels either way, and up or down
CELLS = 4           # rows and columns of parts that are compared, each by itself
EVEN = 1 / 12       # parts that differ by less than that, of 0…2, where they fit best, say little

MOVES = (2 * UP + 1) * (2 * ASIDE + 1)
HOW = (LAG, ASIDE, UP, CELLS, EVEN)


def slides(pictures: torch.Tensor) -> torch.Tensor:
    """Which move brings every part of a picture best onto the one `LAG` later: float32 [B, T − LAG, MOVES · CELLS²] in 0…1, over its moves each part's sum
    is 1. `pictures` are float32 [B, T, C, H, W] in −1…1, H and W divisible by `CELLS`."""
    b, t, _, h, w = pictures.shape
    grey = pictures.float().mean(2)
    first, later = (part.reshape(-1, 1, h, w) for part in (grey[:, :-LAG], grey[:, LAG:]))
    moved = F.unfold(F.pad(later, (ASIDE, ASIDE, UP, UP), mode="replicate"), (2 * UP + 1, 2 * ASIDE + 1)).reshape(len(first), MOVES, h, w)
    apart = F.avg_pool2d((moved - first).abs(), (h // CELLS, w // CELLS)).flatten(2)
    least = apart.amin(1, keepdim=True)
    return F.softmax((least - apart) / (least + EVEN), 1).reshape(b, t - LAG, -1)
