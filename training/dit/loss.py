"""Flow-matching loss with a noise level a frame (Lipman et al. 2023; per frame as in Diffusion Forcing)."""

import torch

from .batch import Batch


def flow_loss(net, batch: Batch, noise: torch.Tensor, mover: float = 4.0) -> torch.Tensor:
    """Mean squared error of the velocity over learned frames, weighted 1 + mover·cover. `noise` is like `clean`."""
    hidden = net.text(batch.tokens, batch.token_mask).float()
    flat = hidden.reshape(-1, hidden.shape[-1])
    text = flat[batch.place.reshape(-1)].reshape(*batch.place.shape, -1)
    s = batch.sigma[:, None, :, None, None]
    noisy = (1 - s) * batch.clean + s * noise
    made = net.dit(noisy, batch.sigma, batch.frame_time, batch.shot, text, batch.text_mask)
    error = (made.float() - (noise - batch.clean)).square().mean(1)
    weight = (1 + mover * batch.cover) * batch.learned[..., None, None]
    return (error * weight).sum() / weight.sum().clamp(min=1)
