"""Windows of rendered clips for the codec; a step's data depends on (seed, step) alone, so resuming is exact."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from ..transfer import sent
from ..worlds import World, of

FRAMES = 18   # video frames of the clips that windows are cut from


@dataclass
class Staged:
    """Clips of one view as their world stages them, and the frames int64 [clips, 2·latent_frames] that are kept of each."""

    view: str
    staged: Any
    pick: np.ndarray


def stage(world: World, variants: int, seed: int, step: int, clips: int, latent_frames: int, held_out: bool = False, together: int = 8) -> Staged:
    """The clips of a step before they are drawn: of any of the world's views, every sixth time of two shots."""
    rng = np.random.default_rng([seed, step])
    views = list(world.sizes)
    view = views[rng.integers(len(views))] if len(views) > 1 else views[0]
    drawn = [world.draw(rng, view, FRAMES, 2 if step % 6 == 5 else 1, variants, held_out) for _ in range(clips)]
    starts = rng.integers(0, FRAMES // 2 - latent_frames + 1, clips) * 2
    return Staged(view, world.stage(drawn, view, together), starts[:, None] + np.arange(2 * latent_frames)[None])


def painted(renderer, made: Staged) -> tuple[torch.Tensor, torch.Tensor]:
    """Frames [clips, 3, 2·latent_frames, rows, columns] in −1…1 and the actors' mask [clips, 1, …] in 0…1, on the renderer's device."""
    frames, mask = renderer.paint(made.staged, made.view)
    pick = sent(made.pick, renderer.device)
    row = torch.arange(len(pick), device=renderer.device)[:, None]
    return frames[row, pick].transpose(1, 2), mask[row, pick].transpose(1, 2)


def windows(world: World, renderer, seed: int, step: int, clips: int, latent_frames: int, held_out: bool = False) -> tuple[torch.Tensor, torch.Tensor]:
    """What `painted` gives of `stage`."""
    return painted(renderer, stage(world, renderer.variants, seed, step, clips, latent_frames, held_out))


class Stager:
    """Stages the steps of a codec's training, in this process or (number `index` of `several`) another."""

    def __init__(self, settings: dict, index: int = 0, several: int = 1):
        self.settings, self.world = settings, of(settings)

    def step(self, step: int) -> Staged:
        s = self.settings
        return stage(self.world, s["variants"], s["seed"], step, s["clips"], s["latent_frames"], together=s.get("together", 8))
