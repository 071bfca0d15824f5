"""Styles that are a way of drawing: pencil and pixel art are made from finished frames, solid and flat from other pictures."""

from functools import cache

import torch
import torch.nn.functional as F

PAPER = (0.985, 0.965, 0.92)
LEVELS = 9   # tones a channel in pixel art


@cache
def tone(rgb: tuple[float, float, float], device: torch.device) -> torch.Tensor:
    """A colour as [1, 3, 1, 1] on a device; made once, since bringing numbers to a card waits for it."""
    return torch.tensor(rgb, device=device).view(1, 3, 1, 1)


def grain(rows: int, columns: int, device) -> torch.Tensor:
    """The tooth of the paper, [rows, columns] around 0: slanting strokes that are the same in every frame."""
    y, x = torch.meshgrid(torch.arange(rows, device=device), torch.arange(columns, device=device), indexing="ij")
    return torch.sin((x + y * 0.7 + 1.5 * torch.sin(y * 0.31)) * 1.25) * 0.02


def pencil(frames: torch.Tensor, wash: float = 0.64, soft: bool = False) -> torch.Tensor:
    """Frames [n, 3, rows, columns] in 0…1 as coloured pencil on paper: dark contours, wider where `soft`, pale washes that cover the share `wash` of
    the paper, strokes."""
    grey = frames.mean(1, keepdim=True)
    smooth = F.pad(grey, (1, 1, 1, 1), mode="replicate")
    across = smooth[:, :, 1:-1, 2:] - smooth[:, :, 1:-1, :-2]
    down = smooth[:, :, 2:, 1:-1] - smooth[:, :, :-2, 1:-1]
    edge = ((across.square() + down.square()).sqrt() * 1.5 - 0.12).clamp(0, 0.85)
    edge = (edge + F.max_pool2d(edge, 3, 1, 1)) / 2 if soft else edge
    paper = tone(PAPER, frames.device)
    washed = paper * (1 - (1 - frames) * wash) + grain(*frames.shape[2:], frames.device)
    return (washed * (1 - edge) + 0.16 * edge).clamp(0, 1)


def pixel(frames: torch.Tensor, block: int = 2, levels: int = LEVELS) -> torch.Tensor:
    """Frames [n, 3, rows, columns] in 0…1 as pixel art: squares of `block` pixels, `levels` tones a channel."""
    small = F.avg_pool2d(frames, block)
    small = ((small - 0.5) * 1.06 + 0.5).clamp(0, 1)
    small = (small * (levels - 1)).round() / (levels - 1)
    return F.interpolate(small, scale_factor=block, mode="nearest")
