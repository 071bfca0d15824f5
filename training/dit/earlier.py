"""What a DiT begins from, or goes on with: checkpoints of one, of the same shape."""

from pathlib import Path

from .. import checkpoint
from ..weights import Generator
from .inherit import inherited
from .model import DitConfig

SHAPE = ("latent", "patch", "width", "depth", "cross", "ratio", "text")


def of_dit(path: Path) -> dict:
    """The checkpoint of a DiT at `path`; raises TrainingStopped where it is one of something else."""
    state = checkpoint.load(path)
    if not all(name in state for name in ("ema", "samples", "settings")):
        raise checkpoint.TrainingStopped(f"{path} is no checkpoint of a DiT; python -m training.restore makes one of the shipped bundle")
    return state


def of_shape(path: Path | None, state: dict, config: DitConfig, split: bool = False) -> dict:
    """The checkpoint `state` of `path`; raises TrainingStopped where its network is of another shape than `config`, or `split` elsewhere where that is asked."""
    other = DitConfig(**state["settings"]["model"])
    for name in SHAPE + (("split",) if split else ()):
        if getattr(config, name) != getattr(other, name):
            raise checkpoint.TrainingStopped(f"{path}: `{name}` is {getattr(other, name)} there and {getattr(config, name)} in this config's `model`, so it doesn't fit; use a config with the same")
    return state


def begun_from(net: Generator, earlier: dict, path: Path | None = None) -> Generator:
    """`net`, with what it can inherit of the averaged weights of a checkpoint of `path`; it may be split where that is not. Raises TrainingStopped where it is of another shape otherwise."""
    of_shape(path, earlier, net.dit.config)
    net.load_state_dict(inherited(net, earlier["ema"], earlier["settings"], earlier.get("words")))
    return net
