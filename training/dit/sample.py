"""Sampling in PyTorch: Euler over a shifted uniform schedule with classifier-free guidance (Ho & Salimans 2022)."""

import torch

from ..precision import mixed


def sigmas(steps: int, shift: float) -> torch.Tensor:
    """Noise levels 1 … 0, [steps + 1], shifted by a·s / (1 + (a − 1)·s) (Esser et al. 2024, eq. 23)."""
    s = torch.linspace(1, 0, steps + 1)
    return shift * s / (1 + (shift - 1) * s)


def embed(net, prompts: list[str], device) -> tuple[torch.Tensor, torch.Tensor]:
    """Text [B, most, D] and which tokens are words [B, most]."""
    ids = torch.zeros(len(prompts), net.vocabulary.most, dtype=torch.int64)
    mask = torch.zeros_like(ids)
    for b, prompt in enumerate(prompts):
        tokens = net.vocabulary.encode(prompt)
        ids[b, :len(tokens)] = torch.tensor(tokens)
        mask[b, :len(tokens)] = 1
    ids, mask = ids.to(device), mask.to(device)
    return net.text(ids, mask), mask.float()


@torch.no_grad()
def sample(net, prompts: list[list[str]], latent_frames: int = 9, steps: int = 24, guidance: float = 3.0, shift: float = 4.0,
           active_to: float = 0.7, seed: int = 0, known: torch.Tensor | None = None, known_frames: list[int] = (), size: tuple[int, int] | None = None) -> torch.Tensor:
    """Latents [B, C, F, *size] on the device of `net`; `size` is (rows, columns) of latents, else those of its world's usual view.
    `prompts[b]` is one sentence a shot, shots of equal lengths; `known` [B, C, F, …] is kept at `known_frames`. Guidance acts at noise levels
    of `active_to` and more, as in the templates (Kynkäänniemi et al. 2024)."""
    net, device = net.eval(), next(net.parameters()).device
    rows, columns = size or (side // 8 for side in net.world.sizes[net.world.view])
    b, shots, most = len(prompts), len(prompts[0]), net.vocabulary.most
    hidden, words = embed(net, [p for row in prompts for p in row], device)
    text = hidden.reshape(b, shots * most, -1)
    shot = (torch.arange(latent_frames, device=device) * shots // latent_frames)[None].expand(b, -1)
    owner = torch.arange(shots, device=device).repeat_interleave(most)
    mask = (shot[..., None] == owner) * words.reshape(b, 1, -1)
    time = torch.arange(latent_frames, device=device)[None].expand(b, -1) * 0.25
    # The generator is the CPU's on every device, so that a seed means the same everywhere.
    generator = torch.Generator().manual_seed(seed)
    x = torch.randn(b, net.dit.config.latent, latent_frames, rows, columns, generator=generator).to(device)
    keep = torch.zeros(latent_frames, device=device)
    keep[list(known_frames)] = 1
    if known is not None:
        x = torch.where(keep[:, None, None] > 0, known.to(device), x)
    levels = sigmas(steps, shift).tolist()
    for s, t in zip(levels[:-1], levels[1:]):
        sigma, guided = (s * (1 - keep))[None].expand(b, -1), s >= active_to and guidance != 1
        again = (lambda v: torch.cat([v, v])) if guided else (lambda v: v)
        with mixed(device.type):
            v = net.dit(*map(again, (x, sigma, time, shot, text)), torch.cat([mask, torch.zeros_like(mask)]) if guided else mask).float()
        if guided:
            given, free = v.chunk(2)
            v = free + guidance * (given - free)
        x = x + (t - s) * v * (1 - keep)[:, None, None]
    return x
