"""What a judge is asked about the clips of a world, and the true answers."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Callable

import torch

from ..worlds import World

FRAMES = 18     # of a clip that is judged whole
ABSENT = -100   # no such fact in this clip


@dataclass(frozen=True)
class Questions:
    """`heads` names the facts of a clip's first shot and their numbers of classes, `labels` gives the classes [B] of clips by the same names;
    those in `ending` are read in the last frame alone, and those that `beginning` names in the first one, by the head that it gives; `scene` names those that are looked at in full as well (`scene.py`). `beside(clip)` are those of the cast that are a thing in it. `draw(seed, count, held_out)` draws clips to learn from or to be examined on,
    `hiders(seed, count, held_out)` those of one who hides, none where nobody was taught to; `stacked` in the same way those of two of whom one is above the other; `tallied` those of one to three of any kind, also of one that is there twice, who all stay in view; `who(actor)` is an actor's number among the `cast`, of whom it has learned those that `taught()` names, beside the styles it knows. The judge sees `grid` (rows, columns), and is `inner` wide a frame."""

    world: World
    heads: dict[str, int]
    cast: int
    labels: Callable[[list], dict[str, torch.Tensor]]
    draw: Callable[[int, int, bool], list]
    hiders: Callable[[int, int, bool], list]
    who: Callable[[Any], int]
    taught: Callable[[], list[str]]
    grid: tuple[int, int] = (32, 32)
    inner: int = 160
    ending: tuple[str, ...] = field(default=())
    beginning: dict[str, str] = field(default_factory=dict)
    scene: tuple[str, ...] = field(default=())
    beside: Callable[[Any], list[int]] = lambda clip: []
    stacked: Callable[[int, int, bool], list] = lambda seed, count, held_out: []
    tallied: Callable[[int, int, bool], list] = lambda seed, count, held_out: []

    @property
    def full(self) -> tuple[int, int]:
        """Rows and columns of its pictures in full."""
        return self.world.sizes[self.world.view]

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns of what clips are read from."""
        return self.full if self.scene else self.grid

    def name(self, how: tuple = ()) -> str:
        """What a judge that was taught these is called: its world, and a digest of heads, of what it was taught and `how`, and of how the world is drawn; not whether it learned that anew or further."""
        told = json.dumps([self.heads, self.grid, self.inner, self.taught(), how, self.world.drawn()])
        return f"{self.world.id}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"

    def present(self, clips: list) -> torch.Tensor:
        """Who is in the first shot of each clip, 0/1 [B, cast]."""
        made = torch.zeros(len(clips), self.cast)
        for row, clip in zip(made, clips):
            row[[*(self.who(a) for a in clip.shots[0].actors), *self.beside(clip)]] = 1
        return made

    def painted(self, renderer, clips: list) -> tuple[torch.Tensor, torch.Tensor]:
        """Clips of one length as they are rendered in the usual view, float32 [B, 3, T, H, W] in −1…1, and the share of each picture that actors cover, [B, T] in 0…1."""
        frames, mask = renderer.paint(self.world.stage(clips, self.world.view), self.world.view)
        return frames.transpose(1, 2).contiguous(), mask.mean((2, 3, 4))

    def paint(self, renderer, clips: list) -> torch.Tensor:
        """Clips of one length as they are rendered, float32 [B, 3, T, H, W] in −1…1."""
        return self.painted(renderer, clips)[0]
