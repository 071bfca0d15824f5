"""How the pictures of a clip slide over one another: what tells a camera that pans past somebody who stands from somebody who goes past a camera.

Convolutions of stacked pictures must learn that for every scenery anew; how unlike two pictures are where one is moved against the other says it
for all of them (a cost volume, as in FlowNet's correlation: Dosovitskiy et al. 2015, section 3)."""

import torch
import torch.nn.functional as F

LAG = 2             # how far apart the two pictures are that are compared, in pictures
ASIDE, UP = 4, 1    # how far one is moved against the other, pixels either way, and up or down
CELLS = 4           # rows and columns of parts that are compared, each by itself
EVEN = 1 / 12       # parts that differ by less than that, of 0…2, where they fit best, say little


def moves(aside: int, up: int) -> int:
    """How many ways there are to move a picture against another."""
    return (2 * up + 1) * (2 * aside + 1)


MOVES = moves(ASIDE, UP)
HOW = (LAG, ASIDE, UP, CELLS, EVEN)


def slides(pictures: torch.Tensor, lag: int = LAG, aside: int = ASIDE, up: int = UP, even: float = EVEN) -> torch.Tensor:
    """Which move brings every part of a picture best onto the one `lag` later: float32 [B, T − lag, moves · CELLS²] in 0…1, over its moves each part's sum
    is 1. `pictures` are float32 [B, T, C, H, W], H and W divisible by `CELLS`; `lag` is in pictures, `aside` and `up` in pixels, and parts that differ by less than
    `even`, in what pictures are measured in, say little."""
    b, t, _, h, w = pictures.shape
    grey = pictures.float().mean(2)
    first, later = (part.reshape(-1, 1, h, w) for part in (grey[:, :-lag], grey[:, lag:]))
    padded = F.pad(later, (aside, aside, up, up), mode="replicate")
    shifts = [padded[..., v:v + h, u:u + w] for v in range(2 * up + 1) for u in range(2 * aside + 1)]
    apart = torch.stack([F.avg_pool2d((move - first).abs(), (h // CELLS, w // CELLS)).flatten(1) for move in shifts], 1)
    least = apart.amin(1, keepdim=True)
    return F.softmax((least - apart) / (least + even), 1).reshape(b, t - lag, -1)
