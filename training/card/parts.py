"""Weights in files small enough to be sent: averaged weights in half precision, split below 16 MiB, each with its digest."""

import hashlib
import io
import json
from pathlib import Path

import torch

from .. import checkpoint
from ..not_over import not_over
from ..refused import Refused

LARGEST = 15 * 2**20   # bytes of a part
ALL = ("codec.pt", "preview.pt", "dit.pt")
SMALL = 1024           # tensors of fewer elements stay as they are, as in the exported graphs


class BrokenParts(Refused, RuntimeError):
    """Parts are missing or are not what was written; the message says which."""


def slim(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Weights on the CPU, large ones in half precision."""
    return {k: v.detach().cpu().half() if v.is_floating_point() and v.numel() >= SMALL else v.detach().cpu() for k, v in weights.items()}


def gather(folder: Path, names: tuple[str, ...] = ALL) -> dict[str, dict]:
    """What is sent of the checkpoints `names` in a folder, of those that there are: no optimizer, averages alone."""
    made = {}
    for path in (folder / name for name in names):
        if path.exists():
            state = checkpoint.load(path)
            rest = {k: v for k, v in state.items() if k not in ("model", "ema", "optimizer")}
            averaged = slim({**state["model"], **state.get("ema", {})})
            # The DiT goes on from its averages, the others are whole without any.
            own = {"model": {}, "ema": averaged} if path.stem == "dit" else {"model": averaged, "ema": {}}
            made[path.name] = {**rest, **own}
    return made


def write(source: Path, out: Path, names: tuple[str, ...] = ALL) -> list[str]:
    """Of the checkpoints `names` in `source`, writes weights.00, weights.01 … and weights.json with their digests into `out`, instead of any that were there; gives their names."""
    buffer = io.BytesIO()
    torch.save(gather(source, names), buffer)
    data = buffer.getvalue()
    out.mkdir(parents=True, exist_ok=True)
    pieces = {f"weights.{i // LARGEST:02d}": data[i:i + LARGEST] for i in range(0, len(data), LARGEST)}
    # What was sent before stays whole until all that replaces it is there.
    for name, piece in pieces.items():
        (out / f"{name}.new").write_bytes(piece)
    for old in out.glob("weights.*"):
        if old.suffix != ".new" and old.name not in pieces:
            old.unlink()
    for name in pieces:
        (out / f"{name}.new").replace(out / name)
    (out / "weights.json").write_text(json.dumps({name: hashlib.sha256(piece).hexdigest() for name, piece in pieces.items()}, indent=1) + "\n")
    return list(pieces)


def join(source: Path, out: Path) -> list[str]:
    """Writes the checkpoints that the parts in `source` hold into the folder `out`; gives their names. Raises BrokenParts."""
    if not (source / "weights.json").exists():
        raise BrokenParts(f"{source} has no weights.json; give the folder that training.card wrote")
    pieces = []
    for name, digest in json.loads((source / "weights.json").read_text()).items():
        piece = (source / name).read_bytes() if (source / name).exists() else b""
        if hashlib.sha256(piece).hexdigest() != digest:
            raise BrokenParts(f"{source / name} is {'not what was written' if piece else 'missing'}; fetch it again")
        pieces.append(piece)
    states = torch.load(io.BytesIO(b"".join(pieces)), map_location="cpu", weights_only=True)
    for name in states:
        not_over(out / name, False, instead="give --out another folder, or move it away")
    for name, state in states.items():
        checkpoint.save(out / name, state)
    return list(states)
