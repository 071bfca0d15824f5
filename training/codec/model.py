"""The codec network. Shapes: frames [B, 3, 2F, 8h, 8w] in −1…1, latents [B, C, F, h, w] of unit variance.

Every latent frame covers two video frames and is encoded without looking at its neighbours, so that any latent
frame may be given, moved or re-encoded alone. The decoder remembers one latent frame at four of its depths
(after the MemBlock of TAEHV, github.com/madebyollin/taehv): convolutions only, and explicit state for streaming.
"""

from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F

from .apart import Apart
from .blocks import Remember, Res
from .conv import Conv3


@dataclass(frozen=True)
class CodecConfig:
    """Widths of the codec; `latent` is the number of latent channels."""

    latent: int = 24
    encoder: tuple[int, int, int] = (48, 96, 192)
    decoder: tuple[int, int, int] = (256, 128, 64)
    depth: tuple[int, int, int] = (2, 2, 2)
    apart: int | None = None   # width of the stage that draws the two frames of a latent apart; None: there is none


class Encoder(nn.Module):
    """Frame pairs [N, 6, H, W] to unnormalised latents [N, C, H/8, W/8]."""

    def __init__(self, config: CodecConfig):
        super().__init__()
        a, b, c = config.encoder
        self.in1, self.res1 = Conv3(24, a), Res(a)
        self.in2, self.res2 = Conv3(4 * a, b), Res(b)
        self.in3, self.res3 = Conv3(4 * b, c), Res(c)
        self.out = nn.Conv2d(c, config.latent, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.res1(self.in1(F.pixel_unshuffle(x, 2)))
        x = self.res2(self.in2(F.pixel_unshuffle(x, 2)))
        x = self.res3(self.in3(F.pixel_unshuffle(x, 2)))
        return self.out(F.relu(x))


class Decoder(nn.Module):
    """Latent frames [B·F, C, h, w] to frame pairs [B·F, 6, 8h, 8w], with one state per remembering block."""

    def __init__(self, config: CodecConfig):
        super().__init__()
        a, b, c = config.decoder
        self.enter = Conv3(config.latent, a)
        self.deep = nn.ModuleList(Remember(a, a // 4) for _ in range(config.depth[0]))
        self.up1 = Conv3(a, 4 * b)
        self.middle = nn.ModuleList(Remember(b, b // 4) for _ in range(config.depth[1]))
        self.up2 = Conv3(b, 4 * c)
        self.fine = nn.ModuleList(Res(c) for _ in range(config.depth[2]))
        self.out = Conv3(c, 24)
        self.apart = None if config.apart is None else Apart(config.apart)

    def state_shapes(self, h: int, w: int) -> list[tuple[int, int, int]]:
        """(channels, height, width) of each state for latents of h × w."""
        return [(channels, scale * h, scale * w) for channels, scale in self.state_scales()]

    def state_scales(self) -> list[tuple[int, int]]:
        """(channels, size relative to the latent grid) of every state."""
        last = [] if self.apart is None else [(self.apart.memory, 4)]
        return [(m.memory, 1) for m in self.deep] + [(m.memory, 2) for m in self.middle] + last

    def zeros(self, latents: torch.Tensor, batch: int) -> list[torch.Tensor]:
        h, w = latents.shape[-2:]
        return [latents.new_zeros(batch, *shape) for shape in self.state_shapes(h, w)]

    def forward(self, z: torch.Tensor, states: list[torch.Tensor], frames: int) -> tuple[torch.Tensor, list[torch.Tensor]]:
        pairs, after = self.together(z, states, frames)
        if self.apart is not None:
            pairs, s = self.apart(pairs, states[-1], frames)
            after.append(s)
        return F.pixel_shuffle(pairs, 2), after

    def together(self, z: torch.Tensor, states: list[torch.Tensor], frames: int) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """Frame pairs [B·F, 24, 4h, 4w] before the last stage, and the states of the others."""
        after = []
        x = self.enter(z)
        for block, state in zip(self.deep, states):
            x, s = block(x, state, frames)
            after.append(s)
        x = F.pixel_shuffle(self.up1(F.relu(x)), 2)
        for block, state in zip(self.middle, states[len(self.deep):]):
            x, s = block(x, state, frames)
            after.append(s)
        x = F.pixel_shuffle(self.up2(F.relu(x)), 2)
        for block in self.fine:
            x = block(x)
        return self.out(F.relu(x)), after


class Codec(nn.Module):
    """Encoder, decoder and the running mean and variance that give every latent channel unit variance."""

    def __init__(self, config: CodecConfig = CodecConfig()):
        super().__init__()
        self.config = config
        self.encoder, self.decoder = Encoder(config), Decoder(config)
        self.norm = nn.BatchNorm2d(config.latent, affine=False, momentum=0.02)

    def encode(self, frames: torch.Tensor) -> torch.Tensor:
        """Frames [B, 3, 2F, H, W] in −1…1 to normalised latents float32 [B, C, F, h, w]."""
        b, _, t, height, width = frames.shape
        pairs = frames.permute(0, 2, 1, 3, 4).reshape(b * t // 2, 6, height, width)
        z = self.norm(self.encoder(pairs.contiguous(memory_format=torch.channels_last)).float())
        return z.reshape(b, t // 2, *z.shape[1:]).transpose(1, 2)

    def decode(self, latents: torch.Tensor) -> torch.Tensor:
        """Normalised latents [B, C, F, h, w] to frames [B, 3, 2F, H, W], about −1…1."""
        b, _, f, h, w = latents.shape
        z = by_frame(latents)
        pairs, _ = self.decoder(z, self.decoder.zeros(z, b), f)
        return pairs.reshape(b, 2 * f, 3, 8 * h, 8 * w).transpose(1, 2)


def by_frame(latents: torch.Tensor) -> torch.Tensor:
    """Latents [B, C, F, h, w] as the decoder takes them, [B·F, C, h, w]."""
    return latents.transpose(1, 2).flatten(0, 1).contiguous(memory_format=torch.channels_last)
