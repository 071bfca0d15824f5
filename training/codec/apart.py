"""The last stage of the decoder: the two frames of a latent drawn apart.

Left to itself a codec settles on the mean of the two frames, in which what moves is a blur that could go either way; the mean picture
of the latent before says which. Compared at half resolution, where a step of a few pixels lies within three convolutions, that is
learned within a minute; further down, where the memory of the other blocks is, it is not learned at all.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

from .blocks import earlier
from .conv import Conv3

PICTURE = 12   # channels of one frame at half resolution: colours × 2 × 2


class Apart(nn.Module):
    """Frame pairs [B·F, 24, 4h, 4w] as the decoder has them before its last depth-to-space, corrected; remembers the sum of two frames."""

    memory = PICTURE

    def __init__(self, width: int):
        super().__init__()
        self.enter = Conv3(3 * PICTURE, width)
        self.inner = nn.ModuleList(Conv3(width, width) for _ in range(2))
        self.out = Conv3(width, 2 * PICTURE)
        nn.init.zeros_(self.out.weight), nn.init.zeros_(self.out.bias)

    def forward(self, pairs: torch.Tensor, state: torch.Tensor, frames: int) -> tuple[torch.Tensor, torch.Tensor]:
        """`frames` = F, state [B, 12, 4h, 4w] from before; returns the pairs and the state after."""
        past, after = earlier(pairs[:, :PICTURE] + pairs[:, PICTURE:], state, frames)
        x = torch.cat([pairs, past], 1).contiguous(memory_format=torch.channels_last)
        x = F.relu(self.enter(x))
        for layer in self.inner:
            x = x + F.relu(layer(x))
        return pairs + self.out(x), after
