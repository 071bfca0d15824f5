"""Styles: how a clip is drawn. Solid is as the pictures are; flat has other pictures of its characters, pencil and pixel art are made of finished frames."""

import torch

from ..grown.styles import pencil, pixel

STYLES = ("solid", "flat", "pencil", "pixel")
LEVEL = 0.5                # how much of the contrast of sky and land a flat picture loses
WASH, TONES = 0.5, 4       # paler pencils and fewer tones than in the grown world: what the codec keeps of them at 8 × 8 pixels a latent can be seen


def flattened(land: torch.Tensor, style: torch.Tensor) -> torch.Tensor:
    """Sky and land [B, T, 3, 64, 64] in 0…1, those of flat clips nearer to their mean; `style` int64 [B]."""
    flat = (style == STYLES.index("flat")).float()[:, None, None, None, None]
    return torch.lerp(land, land.mean((3, 4), keepdim=True).expand_as(land), LEVEL * flat) if bool(flat.any()) else land


def styled(frames: torch.Tensor, style: torch.Tensor) -> torch.Tensor:
    """Finished frames [B, T, 3, 64, 64] in 0…1, drawn with pencil or as pixel art where `style` int64 [B] says so."""
    for name, made in (("pencil", lambda x: pencil(x, WASH, soft=True)), ("pixel", lambda x: pixel(x, levels=TONES))):
        rows = (style == STYLES.index(name)).nonzero()[:, 0]
        if len(rows):
            frames[rows] = made(frames[rows].flatten(0, 1)).unflatten(0, (len(rows), -1))
    return frames
