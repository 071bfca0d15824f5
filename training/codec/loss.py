"""The codec's loss and its measure, both heavier or split where the characters are."""

import torch


def codec_loss(made: torch.Tensor, true: torch.Tensor, mask: torch.Tensor, mover: float = 3.0, edges: float = 0.5, motion: float = 0.0) -> torch.Tensor:
    """Charbonnier loss (Lai et al. 2018) of [B, 3, T, H, W] plus its gradients in space and, `motion` times, in time, weighted
    1 + mover·mask. Without the last, the mean of the two frames of a latent is a place from which training hardly ever leaves."""
    weight = 1 + mover * mask
    difference = made - true
    pixel = (torch.sqrt(difference * difference + 1e-4) * weight).mean()
    dx = difference[..., 1:] - difference[..., :-1]
    dy = difference[..., 1:, :] - difference[..., :-1, :]
    edge = (torch.sqrt(dx * dx + 1e-4) * weight[..., 1:]).mean() + (torch.sqrt(dy * dy + 1e-4) * weight[..., 1:, :]).mean()
    loss = pixel + edges * edge
    if motion:
        dt, moving = difference[:, :, 1:] - difference[:, :, :-1], torch.maximum(weight[:, :, 1:], weight[:, :, :-1])
        loss = loss + motion * (torch.sqrt(dt * dt + 1e-4) * moving).mean()
    return loss


def psnr(made: torch.Tensor, true: torch.Tensor, mask: torch.Tensor) -> tuple[float, float]:
    """Peak signal-to-noise ratio in dB of −1…1 frames: of everything, and inside the actors' masks."""
    error = ((made.clamp(-1, 1) - true) / 2) ** 2
    inside = (error * mask).sum() / (3 * mask.sum()).clamp(min=1)
    return float(-10 * torch.log10(error.mean())), float(-10 * torch.log10(inside))


def agreement(made: torch.Tensor, true: torch.Tensor) -> float:
    """How far the two frames of a latent differ as they should: the correlation, −1…1, of their differences in made and true
    [B, 3, 2F, H, W]. About 0 where the codec gives both the same picture."""
    a, b = ((x[:, :, 1::2] - x[:, :, ::2]).float() for x in (made, true))
    return float((a * b).mean() / (a.square().mean() * b.square().mean()).sqrt().clamp(min=1e-12))
