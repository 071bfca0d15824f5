"""How far an actor stands out from what is behind it, cell by cell.

A blue whale on a blue sea costs a squared error a fraction of what a red truck on a meadow costs, and comes out as a lump; weighting the
loss by what is missing of the usual contrast makes the one as well drawn as the other.
"""

import torch
import torch.nn.functional as F

CELL = 8        # pixels of a cell, one latent
NEAR = 3        # cells around one whose edges count
USUAL = 1.2     # median over the small world's characters and sceneries
MOST = 2.5      # how much a cell's weight may grow


def slope(image: torch.Tensor) -> torch.Tensor:
    """Of images [n, C, H, W]: the length of their gradient over both directions and all channels, [n, 1, H, W]."""
    across = F.pad(image[..., 1:] - image[..., :-1], (0, 1))
    down = F.pad(image[..., 1:, :] - image[..., :-1, :], (0, 0, 0, 1))
    return (across.square() + down.square()).sum(1, keepdim=True).sqrt()


def contrast(pictures: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Of pictures [B, T, 3, H, W] in −1…1 and their actors' mask [B, T, 1, H, W]: the length of the step in colour at the actors' edges
    near each cell [B, T, H / 8, W / 8], 0…2√3. Where no edge is near it is the usual."""
    b, t, _, h, w = pictures.shape
    edge = slope(mask.flatten(0, 1))
    both = torch.cat([slope(pictures.flatten(0, 1)) * edge, edge.square()], 1)
    step, length = F.avg_pool2d(F.avg_pool2d(both, CELL), NEAR, 1, NEAR // 2).unbind(1)
    return torch.where(length > 1e-3, step / length.clamp(min=1e-3), USUAL).view(b, t, h // CELL, w // CELL)


def balance(pictures: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """The factor 1…2.5 of each cell's weight [B, T, H / 8, W / 8] that makes up for low contrast; squared, as the loss is."""
    return (USUAL / contrast(pictures, mask).clamp(min=1e-3)).square().clamp(1, MOST)
