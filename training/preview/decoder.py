"""The preview decoder: latents to small pictures, cheaply enough to draw every denoising step.

Sampling shows the *expected* clean video, which is soft at first; the decoder learns from soft latents too, so that it draws
what is known so far instead of inventing detail.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

SCALE = 4   # pixels a latent, along each side


class PreviewDecoder(nn.Module):
    """Latents [B, C, F, h, w] to pictures [B, 3, F, 4h, 4w], about −1…1, one a latent frame."""

    def __init__(self, latent: int, hidden: int = 64):
        super().__init__()
        self.first = nn.Conv2d(latent, hidden, 3, padding=1)
        self.second = nn.Conv2d(hidden, hidden, 3, padding=1)
        self.third = nn.Conv2d(hidden, 3 * SCALE**2, 3, padding=1)

    def forward(self, latents: torch.Tensor) -> torch.Tensor:
        b, c, f, h, w = latents.shape
        x = latents.transpose(1, 2).reshape(b * f, c, h, w)
        x = F.relu(self.second(F.relu(self.first(x))))
        x = F.pixel_shuffle(self.third(x), SCALE)
        return x.reshape(b, f, 3, SCALE * h, SCALE * w).transpose(1, 2)
