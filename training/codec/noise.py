"""Noise that latents carry while a decoder learns: those that a DiT draws are never clean."""

import torch


def noisy(latents: torch.Tensor, most: float, generator: torch.Generator) -> torch.Tensor:
    """`latents` [B, C, F, h, w] with Gaussian noise of a level a clip, drawn evenly from 0 to `most`; the generator is on their device."""
    level = most * torch.rand(len(latents), 1, 1, 1, 1, generator=generator, device=latents.device)
    return latents + level * torch.randn(latents.shape, generator=generator, device=latents.device)
