"""Packs the sprite atlas from npm packages: `python -m training.grown.pack`. Needed only when the cast or the props change.

The flat pictures are SVG; `pip install resvg-py` draws them. What is written, `atlas.png` and `sources.json`, is committed.
"""

import io
import json
import subprocess
import tarfile
from pathlib import Path

from PIL import Image

from ..refused import told
from ..sprites import MissingSprites
from .atlas import ATLAS, CELL, COLUMNS, CONTENT
from .pictures import LOOKS, PACKAGES, SOURCES, Picture, pictures

CACHE = Path(__file__).parents[1] / ".cache" / "sprites"


def fetch(look: str, cache: Path = CACHE) -> Path:
    """Unpacks a look's package into the ignored cache folder with `npm pack`, and returns the package's folder."""
    name, version = PACKAGES[look]["package"], PACKAGES[look]["version"]
    folder = cache / f"{name.strip('@').replace('/', '-')}-{version}"
    if (folder / "package").is_dir():
        return folder / "package"
    cache.mkdir(parents=True, exist_ok=True)
    try:
        made = subprocess.run(["npm", "pack", f"{name}@{version}", "--silent"], cwd=cache, check=True, capture_output=True, text=True)
        with tarfile.open(cache / made.stdout.split()[-1]) as archive:
            archive.extractall(folder, filter="data")
    except (OSError, subprocess.CalledProcessError, tarfile.TarError) as cause:
        raise MissingSprites(f"could not unpack {name}@{version}; check that npm works, or unpack the package into {folder}") from cause
    return folder / "package"


class Solid:
    """Reads the 3-D pictures: one WebP file of 256 pixels a code point."""

    def __init__(self):
        self.assets = fetch("solid") / "assets"

    def __call__(self, emoji: str) -> tuple[Image.Image, str]:
        file = self.assets / f"{emoji}.webp"
        if not file.exists():
            raise MissingSprites(f"{file.name} is not in {self.assets}; choose another picture in cast/ or props.py, or delete that folder and run again")
        return Image.open(file).convert("RGBA"), file.name


class Flat:
    """Reads the flat pictures: SVG bodies in one JSON file, drawn at 256 pixels."""

    def __init__(self):
        try:
            import resvg_py
        except ImportError as cause:
            raise MissingSprites("drawing the flat pictures needs resvg: pip install resvg-py") from cause
        self.draw = resvg_py.svg_to_bytes
        folder = fetch("flat")
        self.icons, self.names = (json.loads((folder / f).read_text()) for f in ("icons.json", "chars.json"))

    def __call__(self, emoji: str) -> tuple[Image.Image, str]:
        name = self.names.get(emoji) or self.names.get(emoji.replace("-fe0f", ""))
        name = self.icons.get("aliases", {}).get(name, {}).get("parent", name)
        if name not in self.icons["icons"]:
            raise MissingSprites(f"{emoji} is not in {PACKAGES['flat']['package']}; choose another picture in cast/ or props.py")
        icon = self.icons["icons"][name]
        view = f"0 0 {icon.get('width', self.icons.get('width', 32))} {icon.get('height', self.icons.get('height', 32))}"
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">{icon["body"]}</svg>'
        return Image.open(io.BytesIO(bytes(self.draw(svg_string=svg, width=256, height=256)))).convert("RGBA"), name


def fitted(source: Image.Image, wanted: Picture) -> Image.Image:
    """The picture trimmed to its silhouette, facing left, its longest side CONTENT pixels."""
    source = source.crop(source.getchannel("A").point(lambda a: 255 if a > 24 else 0).getbbox())
    source = source.crop((0, 0, source.width, round(source.height * (1 - wanted.cut))))
    if wanted.mirrored:
        source = source.transpose(Image.FLIP_LEFT_RIGHT)
    scale = CONTENT / max(source.size)
    size = tuple(max(1, round(side * scale)) for side in source.size)
    return source.convert("RGBa").resize(size, Image.LANCZOS).convert("RGBA")


def pack() -> int:
    """Writes the atlas and the table of sources; returns the number of cells."""
    wanted, said = pictures(), []
    cells = [(look, p) for look in LOOKS for p in wanted]
    sheet = Image.new("RGBA", (COLUMNS * CELL, -(-len(cells) // COLUMNS) * CELL))
    readers = {"solid": Solid(), "flat": Flat()}
    for i, (look, p) in enumerate(cells):
        source, name = readers[look](p.emoji)
        small = fitted(source, p)
        x, y = i % COLUMNS * CELL, i // COLUMNS * CELL
        sheet.paste(small, (x + (CELL - small.width) // 2, y + (CELL - small.height) // 2))
        said.append({"emoji": p.emoji, "look": look, "name": name, **PACKAGES[look]})
    sheet.save(ATLAS, optimize=True)
    SOURCES.write_text("[\n" + ",\n".join(json.dumps(s, ensure_ascii=False) for s in said) + "\n]\n")
    return len(cells)


def main() -> None:
    print(f"packed {pack()} sprites into {ATLAS}")


if __name__ == "__main__":
    told(main)
