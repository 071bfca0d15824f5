"""Sampling in PyTorch: Euler over a shifted uniform schedule with classifier-free guidance (Ho & Salimans 2022)."""

import torch

from ..precision import mixed
from ..text.vocabulary import MAX_TOKENS, Vocabulary


def sigmas(steps: int, shift: float) -> torch.Tensor:
    """Noise levels 1 … 0, [steps + 1], shifted by a·s / (1 + (a − 1)·s) (Esser et al. 2024, eq. 23)."""
    s = torch.linspace(1, 0, steps + 1)
    return shift * s / (1 + (shift - 1) * s)


def embed(net, vocabulary: Vocabulary, prompts: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """Text [B, 32, D] and which tokens are words [B, 32]."""
    ids = torch.zeros(len(prompts), MAX_TOKENS, dtype=torch.int64)
    mask = torch.zeros_like(ids)
    for b, prompt in enumerate(prompts):
        tokens = vocabulary.encode(prompt)
        ids[b, :len(tokens)] = torch.tensor(tokens)
        mask[b, :len(tokens)] = 1
    return net.text(ids, mask), mask.float()


@torch.no_grad()
def sample(net, prompts: list[list[str]], latent_frames: int = 9, steps: int = 24, guidance: float = 3.0, shift: float = 4.0,
           seed: int = 0, known: torch.Tensor | None = None, known_frames: list[int] = (), size: int = 8) -> torch.Tensor:
    """Latents [B, C, F, size, size]. `prompts[b]` is one sentence a shot, shots of equal lengths; `known` [B, C, F, …]
    is kept at `known_frames`."""
    vocabulary, net = Vocabulary(), net.eval()
    b, shots = len(prompts), len(prompts[0])
    hidden, words = embed(net, vocabulary, [p for row in prompts for p in row])
    text = hidden.reshape(b, shots * MAX_TOKENS, -1)
    shot = (torch.arange(latent_frames) * shots // latent_frames)[None].expand(b, -1)
    owner = torch.arange(shots).repeat_interleave(MAX_TOKENS)
    mask = (shot[..., None] == owner) * words.reshape(b, 1, -1)
    time = torch.arange(latent_frames)[None].expand(b, -1) * 0.25
    generator = torch.Generator().manual_seed(seed)
    x = torch.randn(b, net.dit.config.latent, latent_frames, size, size, generator=generator)
    keep = torch.zeros(latent_frames)
    keep[list(known_frames)] = 1
    if known is not None:
        x = torch.where(keep[:, None, None] > 0, known, x)
    levels = sigmas(steps, shift)
    twice = lambda v: torch.cat([v, v])
    for s, t in zip(levels[:-1], levels[1:]):
        sigma = (s * (1 - keep))[None].expand(b, -1)
        with mixed():
            v = net.dit(twice(x), twice(sigma), twice(time), twice(shot), twice(text), torch.cat([mask, torch.zeros_like(mask)])).float()
        given, free = v.chunk(2)
        x = x + (t - s) * (free + guidance * (given - free)) * (1 - keep)[:, None, None]
    return x
