"""Checkpoints: written under a temporary name, synced, renamed; a full disk leaves the last good one in place."""

import os
from pathlib import Path

import torch

CACHE = Path(__file__).with_name(".cache")


class TrainingStopped(RuntimeError):
    """Training cannot go on; the message says where the last good checkpoint is and what to do."""


def save(path: Path, state: dict) -> None:
    """Writes `state` atomically."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    try:
        with open(part, "wb") as file:
            torch.save(state, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except (OSError, RuntimeError) as cause:
        part.unlink(missing_ok=True)
        raise TrainingStopped(f"could not write {path} ({cause}); free some disk space and run again with --resume") from cause


def load(path: Path) -> dict:
    """Reads a checkpoint written by `save`."""
    if not path.exists():
        raise TrainingStopped(f"{path} does not exist; train first, or start without --resume")
    return torch.load(path, map_location="cpu", weights_only=True)


def worth_a_look(device: str, logging: bool, saving: bool) -> bool:
    """Whether to ask for the loss in this step: always on a CPU; a card is asked before it is told of or saved, since asking waits for it."""
    return torch.device(device).type == "cpu" or logging or saving


def refuse_nan(loss: float, step: int, path: Path) -> None:
    """Stops when the loss is no longer a number; what was saved before stays."""
    if not loss == loss or loss in (float("inf"), float("-inf")):
        raise TrainingStopped(f"loss is {loss} at step {step}; the last good checkpoint is {path}: lower the learning rate and --resume")
