"""What every token of a frame is told alike: how long its shot has run, and what its text says as a whole."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from .rope import RATE, TIME, frequencies


def since_cut(frame_time: torch.Tensor, shot: torch.Tensor) -> torch.Tensor:
    """Seconds since the earliest frame of the same shot in the window, [B, F]: RoPE alone knows differences only, yet from
    pure noise a frame must know whether its shot begins or ends here."""
    same = shot[:, :, None] == shot[:, None, :]
    first = torch.where(same, frame_time[:, None, :], torch.full_like(frame_time[:, None, :], 1e9)).amin(-1)
    return frame_time - first


class Guide(nn.Module):
    """Waves of the time since the cut, [B, F, 24], and one vector a frame for its modulation, [B, F, width].

    The text is averaged over the tokens that the frame sees (pooled text beside cross-attention, as in Esser et al. 2024)."""

    def __init__(self, width: int, text: int, hidden: int = 128):
        super().__init__()
        self.register_buffer("rates", frequencies(TIME, 100.0), persistent=False)
        self.first = nn.Linear(2 * TIME + text, hidden)
        self.second = nn.Linear(hidden, width, bias=False)
        nn.init.zeros_(self.second.weight)

    def forward(self, frame_time, shot, text, text_mask):
        angle = since_cut(frame_time, shot)[..., None] * RATE * self.rates
        waves = torch.cat([angle.cos(), angle.sin()], -1)
        pooled = text_mask @ text / text_mask.sum(-1, keepdim=True).clamp(min=1)
        return waves, self.second(F.silu(self.first(torch.cat([waves, pooled], -1))))
