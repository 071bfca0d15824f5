"""The sprite atlas: packed once from the npm package, committed as one small PNG, read as premultiplied RGBA.

Source: Fluent Emoji 3D, npm `@lobehub/fluent-emoji-3d` (MIT). Repack with `python -m training.world.atlas`.
"""

import subprocess
import tarfile
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from .cast import CAST

CELL = 48      # pixels a side of one cell
CONTENT = 46   # longest side of a trimmed sprite within its cell
COLUMNS = 6
PACKAGE = "@lobehub/fluent-emoji-3d@1.1.0"
ATLAS = Path(__file__).with_name("atlas.png")
CACHE = Path(__file__).parents[1] / ".cache" / "sprites"


class MissingSprites(RuntimeError):
    """The atlas or the sprite package is not there; the message names the remedy."""


def fetch(cache: Path = CACHE) -> Path:
    """Unpacks the sprite package into the ignored cache folder with `npm pack`, and returns its assets folder."""
    assets = cache / "package" / "assets"
    if assets.is_dir():
        return assets
    cache.mkdir(parents=True, exist_ok=True)
    try:
        made = subprocess.run(["npm", "pack", PACKAGE, "--silent"], cwd=cache, check=True, capture_output=True, text=True)
        with tarfile.open(cache / made.stdout.split()[-1]) as archive:
            archive.extractall(cache, filter="data")
    except (OSError, subprocess.CalledProcessError, tarfile.TarError) as cause:
        raise MissingSprites(f"could not unpack {PACKAGE}; check that npm works, or place its assets in {assets}") from cause
    return assets


def pack(assets: Path) -> None:
    """Trims every sprite to its silhouette, scales its longest side to CONTENT and writes the atlas PNG."""
    rows = -(-len(CAST) // COLUMNS)
    sheet = Image.new("RGBA", (COLUMNS * CELL, rows * CELL))
    for i, character in enumerate(CAST):
        file = assets / f"{character.sprite}.webp"
        if not file.exists():
            raise MissingSprites(f"{file.name} ({character.id}) is not in {assets}; delete that folder and run again")
        picture = Image.open(file).convert("RGBA")
        picture = picture.crop(picture.getchannel("A").point(lambda a: 255 if a > 24 else 0).getbbox())
        if character.faces_right:
            picture = picture.transpose(Image.FLIP_LEFT_RIGHT)
        scale = CONTENT / max(picture.size)
        size = tuple(max(1, round(side * scale)) for side in picture.size)
        picture = picture.convert("RGBa").resize(size, Image.LANCZOS).convert("RGBA")
        x, y = i % COLUMNS * CELL, i // COLUMNS * CELL
        sheet.paste(picture, (x + (CELL - size[0]) // 2, y + (CELL - size[1]) // 2))
    sheet.save(ATLAS, optimize=True)


def load() -> torch.Tensor:
    """Sprites as float32 [characters, 4, CELL, CELL], premultiplied RGBA in 0…1, facing left."""
    if not ATLAS.exists():
        raise MissingSprites(f"{ATLAS} is missing; restore it from git or run python -m training.world.atlas")
    sheet = np.asarray(Image.open(ATLAS).convert("RGBA"), dtype=np.float32) / 255
    cells = [sheet[i // COLUMNS * CELL:, i % COLUMNS * CELL:][:CELL, :CELL] for i in range(len(CAST))]
    sprites = torch.from_numpy(np.stack(cells)).permute(0, 3, 1, 2).contiguous()
    sprites[:, :3] *= sprites[:, 3:]
    return sprites


def heights(sprites: torch.Tensor) -> list[float]:
    """Height of each silhouette as a share of its longest side, so that feet can stand on the ground."""
    rows = sprites[:, 3].amax(dim=2) > 0.1
    return [float(r.sum()) / CONTENT for r in rows]


if __name__ == "__main__":
    pack(fetch())
    print(f"packed {len(CAST)} sprites into {ATLAS}")
