"""A network's answer to a training batch."""

import torch

from .batch import Batch


def velocity(net, batch: Batch, noisy: torch.Tensor) -> torch.Tensor:
    """What the network says of `noisy`, float32 like it, with the batch's captions."""
    hidden = net.text(batch.tokens, batch.token_mask).float()
    flat = hidden.reshape(-1, hidden.shape[-1])
    text = flat[batch.place.reshape(-1)].reshape(*batch.place.shape, -1)
    return net.dit(noisy, batch.sigma, batch.frame_time, batch.shot, text, batch.text_mask).float()
