"""The sprite atlas: packed once from the npm package, committed as one small PNG, read as premultiplied RGBA.

Source: Fluent Emoji 3D, npm `@lobehub/fluent-emoji-3d` (MIT). Repack with `python -m training.world.atlas`; the flat pictures and the bursts, which
are those of the grown world made smaller, with `python -m training.world.flat`.
"""

import subprocess
import tarfile
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from ..grown.colours import COLOURS, dyed
from ..grown.drawn import bitten, lamp, track
from ..refused import told
from ..sprites import MissingSprites, sheet
from .cast import CAST, INDEX
from .hiding import THINGS

CELL = 48      # pixels a side of one cell
CONTENT = 46   # longest side of a trimmed sprite within its cell
COLUMNS = 6
PACKAGE = "@lobehub/fluent-emoji-3d@1.1.0"
ATLAS = Path(__file__).with_name("atlas.png")
FLAT = Path(__file__).with_name("flat.png")   # the flat pictures of the cast, then a burst, the things and the props of either look
BURST = "burst"
PACKED = ("crate", "cookie")   # props of the atlas,
PROPS = (*PACKED, "cookie+", "lamp", "lamp+", "track")   # … and all of them: things that something is done to; "+" is what they are then
CACHE = Path(__file__).parents[1] / ".cache" / "sprites"


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
    packed = Image.new("RGBA", (COLUMNS * CELL, rows * CELL))
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
        packed.paste(picture, (x + (CELL - size[0]) // 2, y + (CELL - size[1]) // 2))
    packed.save(ATLAS, optimize=True)


def load(path: Path = ATLAS, count: int = len(CAST)) -> torch.Tensor:
    """`count` sprites as float32 [count, 4, CELL, CELL], premultiplied RGBA in 0…1, facing left."""
    whole = sheet(path, (-(-count // COLUMNS) * CELL, COLUMNS * CELL), f"training.world.{path.stem}")
    cells = [whole[i // COLUMNS * CELL:, i % COLUMNS * CELL:][:CELL, :CELL] for i in range(count)]
    sprites = torch.from_numpy(np.stack(cells)).permute(0, 3, 1, 2).contiguous()
    sprites[:, :3] *= sprites[:, 3:]
    return sprites


DRESSED = len(CAST) * (1 + len(COLOURS))   # pictures of the cast in one look,
LOOK = DRESSED + len(THINGS) + 1 + len(PROPS)   # … of all there is in it
ROWS = {name: DRESSED + i for i, name in enumerate((*(thing.id for thing in THINGS), BURST, *PROPS))}


def row(style: str, name: str, colour: str = "") -> int:
    """Which of `looks()` a character in a colour, "" its own, one of the things or props or the BURST is in a style."""
    at = ROWS[name] if name in ROWS else INDEX[name] + len(CAST) * (1 + COLOURS.index(colour) if colour else 0)
    return at + LOOK * (style == "flat")


def looks() -> torch.Tensor:
    """All pictures [2·LOOK, 4, CELL, CELL] as in `load`: solid, then flat, each the cast in their own colours, in each of `grown.colours`, the things, the burst and the PROPS."""
    paint, more, packed = torch.tensor([who.paint for who in CAST]), len(THINGS), len(PACKED)
    cast, bursts, things, props = load(FLAT, len(CAST) + 2 + 2 * more + 2 * packed).split([len(CAST), 2, 2 * more, 2 * packed])
    made = [[own, *(dyed(own, colour, paint) for colour in COLOURS), there, burst, handled(given, flat)]
            for own, there, burst, given, flat in zip((load(), cast), things.split(more), bursts.split(1), props.split(packed), (False, True))]
    return torch.cat([cells for look in made for cells in look])


def handled(packed: torch.Tensor, flat: bool) -> torch.Tensor:
    """The PROPS in one look, of those that are PACKED [n, 4, CELL, CELL]."""
    lamps = [lamp(CELL, CONTENT, on, flat) for on in (False, True)]
    return torch.stack([*packed, bitten(packed[PACKED.index("cookie")]), *lamps, track(CELL)])


def is_lit(sprite: torch.Tensor) -> torch.Tensor:
    """Whether rows of `looks()` are lamps that give light of their own."""
    return sprite % LOOK == ROWS["lamp+"]


def is_thing(sprite: torch.Tensor) -> torch.Tensor:
    """Whether rows of `looks()` are things that one hides behind."""
    return (sprite % LOOK >= DRESSED) & (sprite % LOOK < DRESSED + len(THINGS))


def widths(sprites: torch.Tensor) -> list[float]:
    """Width of each silhouette as a share of its longest side."""
    return heights(sprites.transpose(2, 3))


def heights(sprites: torch.Tensor) -> list[float]:
    """Height of each silhouette as a share of its longest side, so that feet can stand on the ground."""
    rows = sprites[:, 3].amax(dim=2) > 0.1
    return [float(r.sum()) / CONTENT for r in rows]


def main() -> None:
    pack(fetch())
    print(f"packed {len(CAST)} sprites into {ATLAS}")


if __name__ == "__main__":
    told(main)
