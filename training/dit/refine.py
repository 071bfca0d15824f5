"""A small convolution over the latents after the blocks: tokens are 2 × 2 latents, and what crosses their borders is sharpened here."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from ..codec.conv import Conv3


class Refine(nn.Module):
    """Velocity and noisy latents [B, C, F, h, w], noise vector [B, F, width] to a correction of the velocity, like it."""

    def __init__(self, latent: int, width: int, hidden: int = 64):
        super().__init__()
        self.first = Conv3(2 * latent, hidden)
        self.level = nn.Linear(width, hidden)
        self.second = Conv3(hidden, hidden)
        self.third = Conv3(hidden, latent)
        nn.init.zeros_(self.third.weight), nn.init.zeros_(self.third.bias)

    def forward(self, velocity: torch.Tensor, latents: torch.Tensor, level: torch.Tensor) -> torch.Tensor:
        b, c, f, h, w = velocity.shape
        x = torch.cat([velocity, latents], 1).transpose(1, 2).reshape(b * f, 2 * c, h, w)
        x = F.silu(self.first(x) + self.level(level).reshape(b * f, -1, 1, 1))
        x = self.third(F.silu(self.second(x))).float()
        return x.reshape(b, f, c, h, w).transpose(1, 2)
