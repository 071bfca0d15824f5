"""Has the TypeScript engine make videos of the shipped bundle, and keeps them by what decides their pixels."""

import hashlib
import json
import os
import signal
import subprocess
from pathlib import Path

import torch

from ..refused import NotUsable
from .item import Item

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "models/picturebook/bundle.json"
COMMAND = ("npx", "tsx", "bench/sample-pool.ts")


def key(item: Item, precision: str | None = None) -> str:
    """The same only for the same model, template, settings, params, files and precision. bundle.json holds the digest of every weight."""
    files = {name: hashlib.sha256(Path(path).read_bytes()).hexdigest() for name, path in item.files.items()}
    template = (ROOT / "workflows" / f"{item.template}.reelgraph.json").read_bytes()
    asked = json.dumps({**item.order(), "files": files, "precision": precision}, sort_keys=True).encode()
    return hashlib.sha256(b"\0".join((BUNDLE.read_bytes(), template, asked))).hexdigest()[:32]


def make(items: list[Item], folder: Path, precision: str | None = None) -> None:
    """Makes what is not there yet; goes on where it was interrupted, and ends the engine then. Raises `CalledProcessError` where the engine fails."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "items.json"
    listed.write_text(json.dumps([{"key": key(item, precision), **item.order()} for item in items]))
    engine = subprocess.Popen([*COMMAND, str(listed), str(folder), *([precision] if precision else [])], cwd=ROOT, start_new_session=True)
    try:
        if engine.wait():
            raise subprocess.CalledProcessError(engine.returncode, engine.args)
    finally:
        if engine.poll() is None:   # with all that it has begun
            os.killpg(engine.pid, signal.SIGTERM)
            engine.wait()


def frames(item: Item, folder: Path, size: tuple[int, int], precision: str | None = None) -> torch.Tensor:
    """Its video of `size` (rows, columns), float32 [1, 3, T, rows, columns] in −1…1. Raises NotUsable where it is not of the clip's length and that size."""
    raw = torch.frombuffer(bytearray((folder / f"{key(item, precision)}.rgb").read_bytes()), dtype=torch.uint8)
    if len(raw) != item.clip.frames * size[0] * size[1] * 3 and item.template in ("text-to-video", "multi-shot", "image-to-video"):
        raise NotUsable(f"{item.template} made {len(raw)} bytes of {item.settings}, not {item.clip.frames} frames of {size[1]} × {size[0]}; remove {folder / f'{key(item, precision)}.rgb'} and it is made anew")
    return (raw.reshape(1, -1, *size, 3).permute(0, 4, 1, 2, 3).float() / 127.5 - 1).contiguous()
