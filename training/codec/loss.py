"""The codec's loss and its measure, both heavier or split where the characters are."""

import torch


def codec_loss(made: torch.Tensor, true: torch.Tensor, mask: torch.Tensor, mover: float = 3.0, edges: float = 0.5) -> torch.Tensor:
    """Charbonnier loss (Lai et al. 2018) of [B, 3, T, H, W] plus its spatial gradients, weighted 1 + mover·mask."""
    weight = 1 + mover * mask
    difference = made - true
    pixel = (torch.sqrt(difference * difference + 1e-4) * weight).mean()
    dx = difference[..., 1:] - difference[..., :-1]
    dy = difference[..., 1:, :] - difference[..., :-1, :]
    edge = (torch.sqrt(dx * dx + 1e-4) * weight[..., 1:]).mean() + (torch.sqrt(dy * dy + 1e-4) * weight[..., 1:, :]).mean()
    return pixel + edges * edge


def psnr(made: torch.Tensor, true: torch.Tensor, mask: torch.Tensor) -> tuple[float, float]:
    """Peak signal-to-noise ratio in dB of −1…1 frames: of everything, and inside the actors' masks."""
    error = ((made.clamp(-1, 1) - true) / 2) ** 2
    inside = (error * mask).sum() / (3 * mask.sum()).clamp(min=1)
    return float(-10 * torch.log10(error.mean())), float(-10 * torch.log10(inside))
