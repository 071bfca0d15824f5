"""Packs the flat pictures of the cast, and a burst, the things and the props of either look: `python -m training.world.flat`, after the cast has changed.

They are those of the grown world (`grown/sources.json` says where each is from), made as small as those of `atlas.py`.
"""

import torch
import torch.nn.functional as F
from PIL import Image

from ..grown import atlas as grown
from ..grown.cast import BY_ID as GROWN
from ..grown.pictures import LOOKS, picture_of
from ..grown.props import PROP, PROPS
from ..refused import told
from .atlas import CELL, COLUMNS, FLAT, PACKED
from .cast import CAST
from .hiding import THINGS


def pack() -> None:
    """Writes FLAT from the grown world's atlas."""
    packed = grown.load()
    burst = picture_of(next(p for p in PROPS if p.use == "burst"))
    things, props = [picture_of(PROP[thing.id]) for thing in THINGS], [picture_of(PROP[{"crate": "block"}.get(name, name)]) for name in PACKED]
    keys = [*(("flat", picture_of(GROWN[c.id])) for c in CAST), ("solid", burst), ("flat", burst), *((look, thing) for look in LOOKS for thing in things),
            *((look, prop) for look in LOOKS for prop in props)]
    cells = F.interpolate(torch.stack([packed[key] for key in keys]), (CELL, CELL), mode="bilinear", antialias=True)
    cells[:, :3] /= cells[:, 3:].clamp_min(1e-3)
    sheet = torch.zeros(4, -(-len(keys) // COLUMNS) * CELL, COLUMNS * CELL)
    for i, cell in enumerate(cells):
        y, x = i // COLUMNS * CELL, i % COLUMNS * CELL
        sheet[:, y:y + CELL, x:x + CELL] = cell
    Image.fromarray((sheet.clamp(0, 1) * 255).round().byte().permute(1, 2, 0).numpy(), "RGBA").save(FLAT, optimize=True)


def main() -> None:
    pack()
    print(f"packed {len(CAST) + 2 + 2 * len(THINGS) + 2 * len(PACKED)} sprites into {FLAT}")


if __name__ == "__main__":
    told(main)
