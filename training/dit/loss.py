"""Flow-matching loss with a noise level a frame (Lipman et al. 2023; per frame as in Diffusion Forcing)."""

import torch

from .anchor import Anchor
from .batch import Batch
from .velocity import velocity


def flow_loss(net, batch: Batch, noise: torch.Tensor, mover: float = 4.0, anchor: Anchor | None = None) -> torch.Tensor:
    """Mean squared error of the velocity over learned frames, weighted 1 + mover·cover. `noise` is like `clean`; of the samples that are
    `kept` an `anchor` says what is learned."""
    s = batch.sigma[:, None, :, None, None]
    noisy = (1 - s) * batch.clean + s * noise
    target = noise - batch.clean
    target = anchor.instead(target, batch, noisy) if anchor else target
    error = (velocity(net, batch, noisy) - target).square().mean(1)
    weight = (1 + mover * batch.cover) * batch.learned[..., None, None]
    return (error * weight).sum() / weight.sum().clamp(min=1)
