"""What training needs of a world: clips drawn from a generator, their pictures, their captions, and the words that these hold."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Pool:
    """One kind of clip that the DiT is trained on: all of one view and length, so that any of them make a batch.

    `frames` are video frames, `shots` the most that a clip has, `room` the text tokens that a sample has room for (beside the null token a
    multiple of eight is what fused attention likes); `odds` and `brief` weigh how often whole clips and brief windows are drawn from it;
    `share` is its share of the cache, `size` that of the config's batch size.
    """

    view: str
    frames: int
    shots: int
    room: int
    odds: float
    share: float
    brief: float = 0.0
    size: float = 1.0


class World(ABC):
    """A world of captioned clips. A clip has `shots`, each with `frames` and `phase` (frames its motions have already run)."""

    id: str
    package: str                        # the folder of `training` that draws it
    borrows: tuple[str, ...] = ()       # files of other folders that it draws with too
    space: str                          # id of the latent space of a model trained on it
    fps: int = 8                        # video frames a second
    tells: tuple[str, ...] = ()         # the files of its package that only say what is drawn, or what people say instead
    adds: tuple[str, ...] = ()          # what it has beyond another world of its name
    lap: int = 20                       # rounds after which every pool has come
    longest: int                        # latent frames of the longest clips that training sees
    usual: int                          # latent frames of the usual clip
    sizes: dict[str, tuple[int, int]]   # (rows, columns) in pixels of every view, the usual one first
    pools: dict[str, Pool]
    source: str                         # where its pictures come from, for the bundle

    @abstractmethod
    def round(self, index: int) -> tuple[str, int]:
        """(pool, shots) of the clips that join the cache in round `index`; every pool comes within the first `lap` rounds."""

    @abstractmethod
    def draw(self, rng: np.random.Generator, view: str, frames: int, shots: int, variants: int, held_out: bool = False, hard: bool = False) -> Any:
        """A clip; the same generator state draws the same. `held_out` allows what training never sees, `hard` draws more often what is
        hard to learn."""

    @property
    def lessons(self) -> tuple[str, ...]:
        """What a config can have learned `again`."""
        return self.adds

    def shows(self, clip: Any, lesson: str) -> bool:
        """Whether a clip has something of one of the `lessons`."""
        return False

    def new(self, clip: Any, known: Sequence[str] = (), again: Sequence[str] = ()) -> bool:
        """Whether a clip has something of the `adds`, those that are `known` apart, or of what is learned `again`: what a config with an `anchor` teaches."""
        return any(self.shows(clip, lesson) for lesson in {*self.adds} - {*known} | {*again})

    def starts(self, clip: Any, f: int) -> Sequence[int]:
        """The latent frames at which a window of `f` of them may begin that shows what the clip's caption says; none where no window does."""
        return range(sum(shot.frames for shot in clip.shots) // 2 - f + 1)

    def timeless(self, clip: Any) -> bool:
        """Whether a clip looks the same at any time, but for what happens in it: a window from its middle needs no frame to begin from."""
        return False

    @abstractmethod
    def captions(self, rng: np.random.Generator, clip: Any) -> tuple[str, list[str]]:
        """(caption of the whole clip or "", one a shot), freshly phrased at every call."""

    @abstractmethod
    def stage(self, clips: list, view: str, together: int = 8) -> Any:
        """What the renderer needs of clips of one view and length, as arrays that another process can send; `together` clips are drawn in
        one go (few keep a CPU's caches warm, many keep a card busy)."""

    @abstractmethod
    def renderer(self, device: str = "cpu", variants: int = 24, hands: int = 0) -> Any:
        """An object with `device`, `variants` and `paint(staged, view)`, which gives frames float32 [B, T, 3, rows, columns] in −1…1 and the
        actors' mask [B, T, 1, rows, columns] in 0…1, on `device`. Its sceneries are drawn by `hands` processes at once (0: by this one)."""

    @abstractmethod
    def vocabulary(self) -> Any:
        """Words to ids that are the same at every call; `most` tokens a span; `write(folder)` writes tokenizer.json."""

    def kin(self) -> dict[str, str]:
        """Words that mean nearly what another one means, by themselves: where a network knows the other, such a word begins as that."""
        return {}

    @abstractmethod
    def lexicon(self) -> dict:
        """Which words a model of this world knows, for the Prompt Rewriter and for people."""

    @abstractmethod
    def prompts(self, seed: int, count: int, shots: int = 1, **only) -> list[dict]:
        """`{prompt, shots, facts}` of clips that are never trained on; the same seed gives the same."""

    def drawn(self) -> str:
        """A digest of the code and the pictures that this world is drawn with."""
        folder, told = Path(__file__).parents[1] / self.package, hashlib.sha256()
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".png") and p.name not in self.tells):
            told.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
        for name in self.borrows:
            told.update(name.encode() + (folder.parent / name).read_bytes())
        return told.hexdigest()

    @property
    def view(self) -> str:
        """The usual view."""
        return next(iter(self.sizes))
