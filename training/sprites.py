"""The PNGs of sprites that the worlds are drawn with: read whole, or refused by name."""

from pathlib import Path

import numpy as np
from PIL import Image

from .refused import Refused


class MissingSprites(Refused, RuntimeError):
    """A sheet of sprites or the package that it is packed from is not there, or is damaged; the message names the remedy."""


def sheet(path: Path, size: tuple[int, int], packed_by: str) -> np.ndarray:
    """The sheet at `path`, `size` (rows, columns) in pixels, float32 [rows, columns, 4] in 0…1, not premultiplied; raises MissingSprites where it is missing, damaged or of another size."""
    remedy = f"restore it from git or run python -m {packed_by}"
    if not path.exists():
        raise MissingSprites(f"{path} is missing; {remedy}")
    try:
        made = np.asarray(Image.open(path).convert("RGBA"), dtype=np.float32) / 255
    except (OSError, SyntaxError) as why:   # what PIL says of a PNG that is cut off, or none
        raise MissingSprites(f"{path} can't be read ({why}); {remedy}") from why
    if made.shape[:2] != size:
        raise MissingSprites(f"{path} has {made.shape[0]} × {made.shape[1]} pixels, and its pictures need {size[0]} × {size[1]}; {remedy}")
    return made
