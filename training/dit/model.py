"""The DiT. Convention: x = (1 − s)·x0 + s·eps and the network returns v = eps − x0 (rectified flow, Liu et al. 2022).

Per-frame adaLN after Peebles & Xie 2022 with the noise level of each latent frame (Diffusion Forcing, Chen et al. 2024),
its projection shared by all blocks (PixArt-alpha, 2023); QK-norm (Dehghani et al. 2023); ReLU² (So et al. 2021).
"""

from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F

from .block import Block
from .guide import Guide
from .refine import Refine
from .rope import TIME, Rope
from .split import Split, quarter


WAVES = 4   # half turns of the position features, an axis
FAST_SHAPES = {(9, 40), (9, 96), (3, 40), (1, 40)}   # (latent frames, text tokens) of the usual training batches


def call(block: Block, *inputs):
    """Runs a block; a function of its own so that all blocks share one compiled form."""
    return block(*inputs)


def hidden(sees: torch.Tensor, n: int) -> torch.Tensor:
    """Which text tokens a frame sees, [B, F, L] of 0 and 1, as an additive bias of its n tokens, [B, 1, F·n, L]."""
    b, f, length = sees.shape
    return ((sees - 1) * 1e4)[:, None, :, None].expand(b, 1, f, n, length).reshape(b, 1, f * n, length)


@dataclass(frozen=True)
class DitConfig:
    """Shape of the network; heads are always 64 wide."""

    latent: int = 24
    patch: int = 2
    width: int = 256
    depth: int = 8
    cross: int = 128
    ratio: int = 4
    text: int = 256
    shots: int = 8
    split: int | None = None    # the block from which on every latent is a token; None: never


class SigmaEmbedding(nn.Module):
    """A noise level 0…1 as sines and cosines, [B, F] to [B, F, width]."""

    def __init__(self, width: int, pairs: int = 64):
        super().__init__()
        self.register_buffer("rates", torch.exp(torch.linspace(0, 6.9, pairs)), persistent=False)
        self.first, self.second = nn.Linear(2 * pairs, width), nn.Linear(width, width)

    def forward(self, sigma: torch.Tensor) -> torch.Tensor:
        angle = sigma[..., None] * self.rates
        return self.second(F.silu(self.first(torch.cat([angle.cos(), angle.sin()], -1))))


class Dit(nn.Module):
    """latents [B, C, F, h, w], sigma [B, F] 0…1, frame_time [B, F] seconds, shot [B, F] 0…7, text [B, L, D],
    text_mask [B, F, L] (1 = the frame sees the token) to velocity [B, C, F, h, w]."""

    def __init__(self, config: DitConfig = DitConfig()):
        super().__init__()
        self.config, d = config, config.width
        self.enter = nn.Linear(config.latent * config.patch**2, d)
        self.sigma = SigmaEmbedding(d)
        self.shot = nn.Embedding(config.shots, d)
        self.null = nn.Parameter(torch.randn(1, 1, config.text) * 0.5)
        self.text_in = nn.Linear(config.text, config.text)
        self.modulate = nn.Linear(d, 6 * d)
        self.rope = Rope()
        self.where = nn.Linear(4 * WAVES, d, bias=False)
        self.when = nn.Linear(2 * TIME, d, bias=False)
        self.guide = Guide(d, config.text)
        self.blocks = nn.ModuleList(Block(d, config.cross, config.ratio, config.text) for _ in range(config.depth))
        self.norm = nn.LayerNorm(d, elementwise_affine=False, eps=1e-6)
        self.last = nn.Linear(d, 2 * d)
        self.out = nn.Linear(d, config.latent * config.patch**2)
        self.refine = Refine(config.latent, d)
        self.split = None if config.split is None else Split(config.latent, d, 4 * WAVES)
        nn.init.zeros_(self.where.weight), nn.init.zeros_(self.when.weight)
        nn.init.normal_(self.shot.weight, std=0.1)
        nn.init.normal_(self.modulate.weight, std=0.01)
        nn.init.zeros_(self.modulate.bias)
        nn.init.zeros_(self.last.weight), nn.init.zeros_(self.last.bias)
        nn.init.zeros_(self.out.weight), nn.init.zeros_(self.out.bias)

        self.fast, self.shapes = None, None

    def compile_blocks(self, any_shape: bool = False) -> None:
        """Compiles the blocks: once for `any_shape` of batches (what a card with little time wants), or anew for each of the shapes that
        training meets most; others keep running as they are. With `any_shape`, a batch as large as a width of the network would be taken for that width, and
        every other batch compiled once more."""
        self.fast = torch.compile(call, dynamic=any_shape)
        self.shapes = None if any_shape else FAST_SHAPES

    def places(self, rows: int, columns: int, device) -> torch.Tensor:
        """Where a token is in the picture, [rows·columns, 4·WAVES]: sines and cosines of its relative row and column.

        RoPE alone knows distances only; from pure noise a token must also know whether it is sky or ground."""
        turns = torch.arange(1, WAVES + 1, device=device) * torch.pi
        y = ((torch.arange(rows, device=device) + 0.5) / rows)[:, None, None] * turns
        x = ((torch.arange(columns, device=device) + 0.5) / columns)[None, :, None] * turns
        angle = torch.cat([y.expand(rows, columns, WAVES), x.expand(rows, columns, WAVES)], -1)
        return torch.cat([angle.cos(), angle.sin()], -1).reshape(rows * columns, 4 * WAVES)

    def patches(self, x: torch.Tensor) -> torch.Tensor:
        """[B, C, F, h, w] to [B, F·h/p·w/p, C·p·p]."""
        b, c, f, h, w = x.shape
        p = self.config.patch
        x = x.reshape(b, c, f, h // p, p, w // p, p).permute(0, 2, 3, 5, 1, 4, 6)
        return x.reshape(b, f * (h // p) * (w // p), c * p * p)

    def forward(self, latents, sigma, frame_time, shot, text, text_mask):
        b, c, f, h, w = latents.shape
        p, d = self.config.patch, self.config.width
        rows, columns, n = h // p, w // p, (h // p) * (w // p)
        x = self.enter(self.patches(latents)).float() + self.shot(shot)[:, :, None].expand(b, f, n, d).reshape(b, f * n, d)
        waves, told = self.guide(frame_time.float(), shot, text.float(), text_mask.float())
        x = x + self.where(self.places(rows, columns, x.device)).float().repeat(f, 1)
        x = x + self.when(waves).float()[:, :, None].expand(b, f, n, d).reshape(b, f * n, d)
        level = F.silu(self.sigma(sigma).float() + told.float())
        shared = self.modulate(level).float()
        cos, sin = self.rope(frame_time, *(torch.arange(m, device=x.device, dtype=torch.float32) for m in (rows, columns)))
        text = torch.cat([self.null.expand(b, 1, -1), self.text_in(text).float()], 1)
        sees = torch.cat([torch.ones_like(text_mask[:, :, :1]), text_mask], 2)
        bias = hidden(sees, n)
        usual = f > 1 if self.shapes is None else (f, text_mask.shape[2]) in self.shapes
        run = self.fast if self.fast and self.training and usual else call
        for i, block in enumerate(self.blocks):
            if i == self.config.split:
                n, bias = h * w, hidden(sees, h * w)
                x = self.split(x, latents, self.places(h, w, x.device))
                cos, sin = self.rope(frame_time, *((torch.arange(m, device=x.device) - 0.5) / 2 for m in (h, w)))
            x = run(block, x, shared, cos, sin, text, bias)
        shift, scale = self.last(level).float().reshape(b, f, 1, 2 * d).chunk(2, -1)
        made = self.out(self.norm(x).reshape(b, f, n, d) * (1 + scale) + shift).float()
        v = made.reshape(b, f, rows, columns, c, p, p).permute(0, 4, 1, 2, 5, 3, 6).reshape(b, c, f, h, w) if self.split is None else quarter(made, h, w)
        return v + self.refine(v, latents, level)
