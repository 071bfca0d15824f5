"""Rotary position in time (seconds), height and width (Su et al. 2021; per axis as in video transformers)."""

import math

import torch

TIME, HEIGHT, WIDTH = 12, 10, 10   # pairs of channels an axis; they fill one head of 64
RATE = 4.0                          # one latent frame (2 frames at 8 fps = 0.25 s) is one unit of time


def frequencies(pairs: int, longest: float) -> torch.Tensor:
    """Angular frequencies from 1 rad a unit down to 2π / `longest`, geometric, [pairs]."""
    return torch.exp(torch.linspace(0, math.log(2 * math.pi / longest), pairs))


class Rope(torch.nn.Module):
    """cos and sin tables [B, 1, F·rows·columns, 64] for frame times [B, F] in seconds and a token grid."""

    def __init__(self):
        super().__init__()
        self.register_buffer("in_time", frequencies(TIME, 100.0), persistent=False)
        self.register_buffer("in_space", frequencies(HEIGHT, 40.0), persistent=False)

    def forward(self, frame_time: torch.Tensor, rows: torch.Tensor, columns: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """`rows` float32 [h] and `columns` float32 [w] are token positions."""
        b, f = frame_time.shape
        h, w = rows.shape[0], columns.shape[0]
        t = (frame_time[..., None] * RATE * self.in_time).reshape(b, f, 1, 1, TIME).expand(b, f, h, w, TIME)
        y = (rows[:, None] * self.in_space).reshape(1, 1, h, 1, HEIGHT).expand(b, f, h, w, HEIGHT)
        x = (columns[:, None] * self.in_space).reshape(1, 1, 1, w, WIDTH).expand(b, f, h, w, WIDTH)
        angle = torch.cat([t, y, x], -1).reshape(b, 1, f * h * w, TIME + HEIGHT + WIDTH)
        return torch.cat([angle.cos()] * 2, -1), torch.cat([angle.sin()] * 2, -1)


def rotate(x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    """Rotates channel i with channel i + 32 of [B, heads, N, 64]."""
    a, b = x.chunk(2, -1)
    return x * cos + torch.cat([-b, a], -1) * sin
