"""What a codec begins from, or goes on with: checkpoints of one, of the same shape."""

from pathlib import Path

import torch

from .. import checkpoint


def of_codec(path: Path, own: dict[str, torch.Tensor], whole: bool = False) -> dict:
    """The checkpoint of a codec at `path`; raises TrainingStopped where it is one of something else, or where weights are of another shape than `own`, or missing where they are to be `whole`."""
    state = checkpoint.load(path)
    weights = {**state.get("model", {}), **state.get("ema", {})}
    if not any(name.startswith("encoder.") for name in weights):
        raise checkpoint.TrainingStopped(f"{path} is not a checkpoint of a codec; python -m training.restore makes one from the shipped model")
    other = next((name for name in own if (weights[name].shape != own[name].shape if name in weights else whole)), None)
    if other:
        raise checkpoint.TrainingStopped(f"{path} doesn't fit this config's `model` ({other} {'has another shape' if other in weights else 'is missing'}); use the config that it was trained with")
    return state
