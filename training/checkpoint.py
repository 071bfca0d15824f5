"""Checkpoints: written under a temporary name, synced, renamed; a full disk leaves the last good one in place."""

import os
from pathlib import Path

import torch

from .refused import Refused

CACHE = Path(__file__).with_name(".cache")


class TrainingStopped(Refused, RuntimeError):
    """Training cannot go on; the message says where the last good checkpoint is and what to do."""


def save(path: Path, state: dict, resumable: bool = False) -> None:
    """Writes `state` atomically; `resumable` where --resume goes on from it."""
    part = path.with_suffix(".part")
    could = resumable and path.exists()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(part, "wb") as file:
            torch.save(state, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except (OSError, RuntimeError) as cause:
        if part.exists():
            part.unlink()
        raise TrainingStopped(f"could not write {path} ({cause}). Check disk space and permissions, then run again{' with --resume' if could else ''}") from cause


def load(path: Path) -> dict:
    """Reads a checkpoint written by `save`; raises TrainingStopped where there is none, or none that can be read."""
    if not path.exists():
        raise TrainingStopped(f"{path} does not exist. Check the path, train it first (without --resume), or make it from the shipped model: python -m training.restore")
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as cause:   # a reader of any bytes fails in any way
        raise TrainingStopped(f"{path} can't be read ({type(cause).__name__}): it is damaged or not a checkpoint. Move it away, then fetch, restore or train it again") from cause
    if not isinstance(state, dict):
        raise TrainingStopped(f"{path} holds a {type(state).__name__}, not a checkpoint")
    return state


def worth_a_look(device: str, logging: bool, saving: bool) -> bool:
    """Whether to ask for the loss in this step: always on a CPU; a card is asked before it is told of or saved, since asking waits for it."""
    return torch.device(device).type == "cpu" or logging or saving


def refuse_nan(loss: float, step: int, path: Path, saved: bool = False) -> None:
    """Stops when the loss is no longer a number; what this run `saved` at `path` before stays."""
    if not loss == loss or loss in (float("inf"), float("-inf")):
        raise TrainingStopped(f"loss is {loss} at step {step}; {remedy(path, saved)}")


def refuse_broken(weights: dict[str, torch.Tensor], step: int, path: Path, saved: bool = False) -> None:
    """Stops before weights that are no longer numbers are saved at `path`, where they would replace good ones."""
    for name, value in weights.items():
        if value.is_floating_point() and not bool(value.isfinite().all()):
            raise TrainingStopped(f"{name} is no longer a number at step {step}; {remedy(path, saved)}")


def remedy(path: Path, saved: bool) -> str:
    """What to do when a run has gone wrong that had `saved` something, or was resumed."""
    if saved:
        return f"the last good checkpoint is {path}: lower the learning rate and --resume"
    return "lower the learning rate and begin again"
