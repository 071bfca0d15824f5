"""Building blocks of the codec; everything is Conv2d, ReLU, concatenation and space-to-depth."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from .conv import Conv3


class Res(nn.Module):
    """x + conv(relu(conv(relu(x)))) on [N, C, h, w]; the second convolution starts small."""

    def __init__(self, channels: int, extra: int = 0):
        super().__init__()
        self.first = Conv3(channels + extra, channels)
        self.second = Conv3(channels, channels)
        with torch.no_grad():
            self.second.weight.mul_(0.2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.second(F.relu(self.first(F.relu(x))))


def earlier(now: torch.Tensor, state: torch.Tensor, frames: int) -> tuple[torch.Tensor, torch.Tensor]:
    """What a latent frame before had where `now` [B·F, C, h, w], `frames` = F, is what each has; the first had `state` [B, C, h, w]. And the last's."""
    if frames == 1:
        return state, now
    rows = now.reshape(len(now) // frames, frames, *now.shape[1:])
    return torch.cat([state[:, None], rows[:, :-1]], 1).reshape(now.shape), rows[:, -1]


class Remember(Res):
    """A residual block that also sees the first `memory` channels of its own input one latent frame earlier."""

    def __init__(self, channels: int, memory: int):
        super().__init__(channels, memory)
        self.memory = memory

    def forward(self, x: torch.Tensor, state: torch.Tensor, frames: int) -> tuple[torch.Tensor, torch.Tensor]:
        """x [B·F, C, h, w] with `frames` = F, state [B, memory, h, w] from before; returns x and the state after."""
        past, after = earlier(x[:, : self.memory], state, frames)
        out = self.second(F.relu(self.first(F.relu(torch.cat([x, past], 1)))))
        return x + out, after
