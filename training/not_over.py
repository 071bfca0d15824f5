"""What a run must not write over."""

from pathlib import Path

from . import checkpoint

RESUME = "--resume it, or give --out another name, or move it away"


def not_over(out: Path, resume: bool, *begun_from: Path | None, instead: str = RESUME) -> None:
    """Raises TrainingStopped where a run would write over what it begins from, or over another run that could be gone on with; `instead` says what to do then."""
    for path in begun_from:
        if path and path.resolve() == out.resolve():
            raise checkpoint.TrainingStopped(f"{path} would be written over by the run that begins from it: give --out another name")
    if not resume and goes_on(out):
        raise checkpoint.TrainingStopped(f"{out} is a run that can still go on: {instead}")


def goes_on(path: Path) -> bool:
    """Whether there is a run that can be resumed; of what can't be read there is none."""
    try:
        return path.exists() and "optimizer" in checkpoint.load(path)
    except checkpoint.TrainingStopped:
        return False
