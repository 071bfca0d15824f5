"""How the networks that read videos are taught: mostly with pictures that are noisy and a little out of place whenever they are seen."""

from typing import Callable

import torch
import torch.nn as nn

from ..muon import Pair

BATCH = 64
FURTHER = 4   # what goes on from what it knew is shown so many times fewer clips, in as many times fewer steps of half the size


def noisy(x: torch.Tensor, most: float = 0.15) -> torch.Tensor:
    """Pictures [..., C, H, W] in −1…1, each with noise of a strength of its own, `most` at most."""
    return x + most * torch.rand(*x.shape[:-3], 1, 1, 1) * torch.randn_like(x)


def shifted(clips: torch.Tensor, most: int) -> torch.Tensor:
    """Clips [B, T, C, H, W], each moved by its own rows and columns, drawn up to `most` either way."""
    return moved(clips, torch.randint(-most, most + 1, (len(clips), 2)))


def moved(clips: torch.Tensor, by: torch.Tensor) -> torch.Tensor:
    """Clips [B, T, C, H, W], each moved by its rows and columns, `by` int64 [B, 2]; what comes in at an edge is like the edge."""
    b, t, c, h, w = clips.shape
    rows = (torch.arange(h) + by[:, :1]).clamp(0, h - 1)[:, None, None, :, None]
    columns = (torch.arange(w) + by[:, 1:]).clamp(0, w - 1)[:, None, None, None, :]
    return clips[torch.arange(b)[:, None, None, None, None], torch.arange(t)[:, None, None, None], torch.arange(c)[:, None, None], rows, columns]


def one_of_each(clips: torch.Tensor, most: int) -> torch.Tensor:
    """One picture of each of clips [B, T, C, H, W], drawn anew and moved as `shifted` says, [B, C, H, W]."""
    return shifted(clips[torch.arange(len(clips)), torch.randint(clips.shape[1], (len(clips),))][:, None], most)[:, 0]


def lesson(clips: int, steps: int, seed: int, earlier: nn.Module | None) -> tuple[int, int, int, float]:
    """Clips, steps, seed and rate by which a network is taught: as they are or, where it goes on from an `earlier` one, less of other clips."""
    return (clips // FURTHER, steps // FURTHER, seed + 1000, 0.5) if earlier else (clips, steps, seed, 1.0)


def teach(network: nn.Module, count: int, steps: int, loss: Callable[[nn.Module, torch.Tensor], torch.Tensor], name: str, say, rate: float = 1.0) -> nn.Module:
    """`network`, taught for `steps` at a `rate` of the usual: `loss` gives what is wrong with what it makes of samples, int64 [B] below `count`, drawn anew for each."""
    network = network.to(memory_format=torch.channels_last).train()
    optimizer = Pair(network, 0.003, 0.001)
    for step in range(steps):
        optimizer.set_rate(rate * min(1.0, 1.4 * (1 - step / steps)))
        wrong = loss(network, torch.randint(0, count, (BATCH,)))
        wrong.backward()
        optimizer.step()
        if (step + 1) % 200 == 0:
            say(f"{name}: step {step + 1} of {steps}, loss {wrong.item():.3f}", flush=True)
    return network.eval()
