"""The sprite atlas as tensors: every character and prop in both looks and all its colours, each with an outline.

The PNG is packed by `training.grown.pack`. Outlines are added here: pale around dark pictures and dark around pale ones, so that a
character stands out from any place.
"""

from functools import lru_cache
from pathlib import Path

import torch
import torch.nn.functional as F

from ..sprites import sheet
from .cast import CAST
from .colours import COLOURS, dyed
from .drawn import bitten, lamp, track
from .pictures import LOOKS, picture_of, pictures
from .props import PROPS

CELL = 64        # pixels a side of one cell
CONTENT = 60     # longest side of a trimmed sprite within its cell
COLUMNS = 20
ATLAS = Path(__file__).with_name("atlas.png")
PALE, DARK = (1.0, 0.98, 0.92), (0.10, 0.08, 0.16)


def load() -> dict[tuple[str, object], torch.Tensor]:
    """Premultiplied float32 [4, CELL, CELL] in 0…1 for every (look, picture) of the PNG."""
    keys = [(look, p) for look in LOOKS for p in pictures()]
    whole = torch.from_numpy(sheet(ATLAS, (-(-len(keys) // COLUMNS) * CELL, COLUMNS * CELL), "training.grown.pack")).permute(2, 0, 1)
    cells = {}
    for i, key in enumerate(keys):
        cell = whole[:, i // COLUMNS * CELL:, i % COLUMNS * CELL:][:, :CELL, :CELL].clone()
        cell[:3] *= cell[3:]
        cells[key] = cell
    return cells


def outlined(sprites: torch.Tensor) -> torch.Tensor:
    """Premultiplied sprites [n, 4, h, w] over a thin outline of the lightness they have not."""
    alpha = sprites[:, 3:]
    light = sprites[:, :3].mean(1).sum((1, 2)) / alpha.sum((1, 2, 3)).clamp_min(1)
    pale = torch.tensor([*PALE, 1.0]) * 0.9
    dark = torch.tensor([*DARK, 1.0]) * 0.6
    colour = torch.where((light < 0.62)[:, None], pale, dark)[:, :, None, None]
    rim = F.avg_pool2d(F.max_pool2d(alpha, 5, 1, 2), 3, 1, 1)
    return sprites + colour * rim * (1 - alpha)


@lru_cache(maxsize=1)
def measures() -> tuple[dict[str, float], dict[str, float]]:
    """Widths and heights of all solid silhouettes as shares of the longest side, by id."""
    packed = load()
    cells = {t.id: packed["solid", picture_of(t)] for t in (*CAST, *PROPS) if t.emoji}
    cells |= {"lamp": lamp(CELL, CONTENT, False, False), "track": track(CELL)}
    cells |= {t.id + "+": cells[t.id] for t in PROPS if t.use in ("bite", "lamp")}
    solid = {name: cell[3] > 0.4 for name, cell in cells.items()}
    return ({name: float(s.any(0).sum()) / CONTENT for name, s in solid.items()}, {name: float(s.any(1).sum()) / CONTENT for name, s in solid.items()})


class Sprites:
    """`cells` float32 [n, 4, CELL, CELL]; `index[look, id, colour]` its row ("" the natural colour, "id+" a prop's second state);
    `width` and `height` are those of `measures`."""

    def __init__(self):
        packed, cells = load(), []
        self.index: dict[tuple[str, str, str], int] = {}
        for look in LOOKS:
            things = [t for t in (*CAST, *PROPS) if t.emoji]
            hued = [t for t in things if t.hued]
            self.take(cells, [(look, t.id, "") for t in things], torch.stack([packed[look, picture_of(t)] for t in things]))
            own = torch.stack([packed[look, picture_of(t)] for t in hued])
            for colour in COLOURS:
                self.take(cells, [(look, t.id, colour) for t in hued], dyed(own, colour))
            eaten = [t for t in PROPS if t.use == "bite"]
            self.take(cells, [(look, t.id + "+", "") for t in eaten], torch.stack([bitten(packed[look, picture_of(t)]) for t in eaten]))
            self.take(cells, [(look, name, "") for name in ("lamp", "lamp+")], torch.stack([lamp(CELL, CONTENT, on, look == "flat") for on in (False, True)]))
            self.take(cells, [(look, "track", "")], track(CELL)[None], plain=True)
        self.cells = torch.cat(cells)
        self.width, self.height = measures()

    def take(self, cells: list[torch.Tensor], keys: list[tuple[str, str, str]], made: torch.Tensor, plain: bool = False) -> None:
        """Adds cells [n, 4, CELL, CELL] under their keys, outlined unless `plain`."""
        for key in keys:
            self.index[key] = len(self.index)
        cells.append(made if plain else outlined(made))
