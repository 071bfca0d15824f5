"""What a network said before it was taught more, kept while it learns that.

Of clips that hold nothing of what is new the earlier network's velocity is learned, not the clip's own: what it knew loses nothing, and its
target has none of the noise of a single clip, so that small batches do not wear the weights out (learning without forgetting, Li and
Hoiem 2016).
"""

import copy
from dataclasses import replace
from pathlib import Path

import torch

from ..checkpoint import TrainingStopped
from ..worlds import of
from .batch import Batch
from .velocity import velocity


def held_by(settings: dict, held: Path | None) -> None:
    """Raises TrainingStopped where there is nothing that an anchor could hold on to, the weights of the checkpoint `held`, or nothing beside it to learn."""
    if not held:
        raise TrainingStopped("a config with an `anchor` holds on to what another checkpoint knows: say which with --start or, where it is another one than training begins from, --anchor, also to --resume")
    if not of(settings).adds:
        raise TrainingStopped("a config with an `anchor` teaches what its `adds` add, and it has none: leave `anchor` out, or name some")


def known(settings: dict, earlier: dict) -> list[str]:
    """Which of the `adds` a network trained with `earlier` settings knows, so that they are held on to, but for those that a config learns `again`; none where
    all are known and nothing is learned `again`: it learns them further."""
    had = [a for a in earlier.get("adds", []) if a not in settings.get("again", ())]
    return [a for a in settings["adds"] if a in had] if set(settings["adds"]) - set(had) or settings.get("again") else []


class Anchor:
    """The network `net`, a Generator, as it is now."""

    def __init__(self, net):
        self.net = copy.deepcopy(net).requires_grad_(False)

    @torch.no_grad()
    def instead(self, target: torch.Tensor, batch: Batch, noisy: torch.Tensor) -> torch.Tensor:
        """`target`, of which the batch's first `kept` samples are what the earlier network makes of `noisy`; all float32 [B, C, F, h, w]."""
        n = batch.kept
        if not n:
            return target
        first = {k: getattr(batch, k)[:n] for k in ("sigma", "frame_time", "shot", "place", "text_mask")}
        return torch.cat([velocity(self.net, replace(batch, **first), noisy[:n]), target[n:]])
