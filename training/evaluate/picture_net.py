"""The body of those who look at single pictures in full: five convolutions, and a column of features for each 8 × 8 pixels."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from .teach import noisy


class PictureNet(nn.Module):
    """What `Near` and `Levels` begin with; `extra` is how many planes stand beside the colours."""

    def __init__(self, extra: int = 0, width: int = 48):
        super().__init__()
        self.wide = 3 * width
        self.first = nn.Conv2d(3 + extra, width // 2, 5, 2, 2)
        self.second = nn.Conv2d(width // 2, width, 3, padding=1)
        self.third = nn.Conv2d(width, 2 * width, 3, padding=1)
        self.fourth = nn.Conv2d(2 * width, self.wide, 3, padding=1)
        self.fifth = nn.Conv2d(self.wide, self.wide, 3, padding=1)

    def features(self, pictures: torch.Tensor, *planes: torch.Tensor) -> torch.Tensor:
        """Pictures uint8 [N, 3, rows, columns], noisy while it learns, and `planes` that can be expanded to [N, 1, rows, columns], to [N, wide, rows / 8, columns / 8]."""
        x = pictures.float() / 127.5 - 1
        if self.training:
            x = noisy(x)
        x = torch.cat([x, *(plane.expand(len(x), 1, *x.shape[2:]) for plane in planes)], 1)
        x = F.relu(self.first(x.to(memory_format=torch.channels_last)))
        x = F.max_pool2d(F.relu(self.second(x)), 2)
        x = F.max_pool2d(F.relu(self.third(x)), 2)
        return F.relu(self.fifth(F.relu(self.fourth(x))))
