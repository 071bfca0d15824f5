"""What a run must not write over."""

from pathlib import Path

from . import checkpoint


def not_over(out: Path, resume: bool, *begun_from: Path | None) -> None:
    """Raises TrainingStopped where a run would write over what it begins from, or over another run that could be gone on with."""
    for path in begun_from:
        if path and path.resolve() == out.resolve():
            raise checkpoint.TrainingStopped(f"{path} would be written over by the run that begins from it: give --out another name")
    if not resume and out.exists() and "optimizer" in checkpoint.load(out):
        raise checkpoint.TrainingStopped(f"{out} is a run that can go on: --resume it, or give --out another name, or move it away")
