"""Flow-matching loss with a noise level a frame (Lipman et al. 2023; per frame as in Diffusion Forcing)."""

import torch

from .anchor import Anchor
from .batch import Batch
from .velocity import velocity


def flow_loss(net, batch: Batch, noise: torch.Tensor, mover: float = 4.0, anchor: Anchor | None = None, steady: float = 0.0) -> torch.Tensor:
    """Mean squared error of the velocity over learned frames, weighted 1 + mover·cover. `noise` is like `clean`; of the samples that are
    `kept` an `anchor` says what is learned. `steady` ≥ 0 is the weight of `unsteadiness`, by the clip's own velocity in all
    samples: an anchor holds the level of those that are `kept`, but what changes in them from frame to frame is learned from the clip."""
    s = batch.sigma[:, None, :, None, None]
    noisy = (1 - s) * batch.clean + s * noise
    own = noise - batch.clean
    target = anchor.instead(own, batch, noisy) if anchor else own
    told = velocity(net, batch, noisy)
    error = (told - target).square().mean(1)
    weight = (1 + mover * batch.cover) * batch.learned[..., None, None]
    loss = (error * weight).sum() / weight.sum().clamp(min=1)
    return loss + steady * unsteadiness(told - own, batch, weight) if steady else loss


def unsteadiness(error: torch.Tensor, batch: Batch, weight: torch.Tensor) -> torch.Tensor:
    """Mean squared change of the `error` [B, C, F, h, w] from one frame of a shot to the next where both are learned, by the mean of their `weight`
    [B, F, h, w]. It weighs up an error that comes and goes, as flicker and wrong motion do, against one that stays: for given weights the least of any positive
    quadratic form of the error is at the mean of the clips, as the least of its square is."""
    both = batch.learned[:, 1:] * batch.learned[:, :-1] * (batch.shot[:, 1:] == batch.shot[:, :-1])
    pair = (weight[:, 1:] + weight[:, :-1]) / 2 * both[..., None, None]
    return (error.diff(dim=2).square().mean(1) * pair).sum() / pair.sum().clamp(min=1)
