"""Tokens for the second half of the blocks: each token of 2 × 2 latents becomes four, one a latent.

What a frame holds is planned on few tokens and painted on many (as in hourglass transformers, Nawrot et al. 2022; HDiT, Crowson et
al. 2024). Four equal tokens attend and are attended to as one, so a network that never split goes on as it was and learns from there.
"""

import torch
import torch.nn as nn


class Split(nn.Module):
    """Coarse tokens [B, F·n, d] and latents [B, C, F, h, w] to fine tokens [B, F·h·w, d]."""

    def __init__(self, latent: int, width: int, waves: int):
        super().__init__()
        self.own = nn.Linear(latent, width, bias=False)
        self.where = nn.Linear(waves, width, bias=False)
        nn.init.zeros_(self.own.weight), nn.init.zeros_(self.where.weight)

    def forward(self, x: torch.Tensor, latents: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
        """`places` [h·w, waves] tells each latent's place in the picture."""
        b, c, f, h, w = latents.shape
        d = x.shape[-1]
        x = x.reshape(b, f, h // 2, 1, w // 2, 1, d).expand(b, f, h // 2, 2, w // 2, 2, d).reshape(b, f, h * w, d)
        own = self.own(latents.permute(0, 2, 3, 4, 1).reshape(b, f, h * w, c)).float()
        return (x + own + self.where(places).float()).reshape(b, f * h * w, d)


def quarter(made: torch.Tensor, h: int, w: int) -> torch.Tensor:
    """Of what each fine token says of its whole patch, [B, F, h·w, C·2·2], its own latent: [B, C, F, h, w]."""
    b, f = made.shape[:2]
    x = made.reshape(b, f, h // 2, 2, w // 2, 2, -1, 2, 2)
    x = x.diagonal(0, 3, 7).diagonal(0, 4, 6)          # [B, F, h/2, w/2, C, 2, 2]
    return x.permute(0, 4, 1, 2, 5, 3, 6).reshape(b, -1, f, h, w)
