"""What a DiT begins from, or goes on with: checkpoints of one, of the same shape."""

from pathlib import Path

from .. import checkpoint
from ..weights import Generator
from .inherit import inherited
from .model import DitConfig


def of_dit(path: Path) -> dict:
    """The checkpoint of a DiT at `path`; raises TrainingStopped where it is one of something else."""
    state = checkpoint.load(path)
    if not all(name in state for name in ("ema", "samples", "settings")):
        raise checkpoint.TrainingStopped(f"{path} is no checkpoint of a DiT; python -m training.restore makes one of the shipped bundle")
    return state


def refuse_shape(path: Path, state: dict, net: Generator) -> None:
    """Raises TrainingStopped where weights of a checkpoint to resume are of another shape than those of `net`."""
    own = net.state_dict()
    other = [name for name, value in {**state["model"], **state["ema"]}.items() if name in own and own[name].shape != value.shape]
    if other:
        raise checkpoint.TrainingStopped(f"{path} has another {other[0]} than this config's `model` would; resume with the config that it was trained with")


def begun_from(net: Generator, earlier: dict) -> Generator:
    """`net`, with what it can inherit of a checkpoint's averaged weights; it may be split where that is not. Raises TrainingStopped where it is of another shape otherwise."""
    own, other = net.dit.config, DitConfig(**earlier["settings"]["model"])
    for name in ("latent", "patch", "width", "depth", "cross", "ratio", "text"):
        if getattr(own, name) != getattr(other, name):
            raise checkpoint.TrainingStopped(f"what it is to begin from, or to hold on to, has a `{name}` of {getattr(other, name)}, this config's model one of {getattr(own, name)}: nothing of it would fit; take a config with the same")
    net.load_state_dict(inherited(net, earlier["ema"], earlier["settings"], earlier.get("words")))
    return net
