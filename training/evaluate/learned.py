"""What the evaluation reads videos with, as it was taught before or as it is taught now."""

from pathlib import Path
from typing import Callable

import torch.nn as nn

from .. import checkpoint

KEPT = Path(__file__).with_name("kept")   # what comes with the repository, so that a table is printed without teaching anything


def learned(path: Path, network: nn.Module, teach: Callable[[nn.Module | None], nn.Module], further: str = "") -> nn.Module:
    """`network` with the weights at `path`, or those that are kept by its file's name; where neither is there, what `teach` makes, which is saved at `path`:
    of nothing or, `further`, of `network` as it is kept by a name that begins so, for the world when it was drawn otherwise. Raises SystemExit where none is kept, or several, or it was asked other things.
    Weights are of half precision, so that a table printed after teaching and one printed of what it saved are the same."""
    kept = next((file for file in (path, KEPT / path.name) if file.exists()), None)
    if kept is None:
        made = teach(before(further, network) if further else None)
        checkpoint.save(path, {name: value.half() for name, value in made.state_dict().items()})
    network.load_state_dict(checkpoint.load(kept or path))
    return network.eval()


def before(kind: str, network: nn.Module) -> nn.Module:
    """`network` with the weights that are kept by the name of a `kind`, whatever its digest."""
    files = sorted(KEPT.glob(f"{kind}-*.pt"))
    if len(files) != 1:
        remedy = "leave only the one that is to" if files else "leave out --further and it is taught anew"
        raise SystemExit(f"one can learn further, and {len(files)} files of {KEPT} are called {kind}-….pt: {remedy}")
    try:
        network.load_state_dict(checkpoint.load(files[0]))
    except RuntimeError as why:
        raise SystemExit(f"{files[0].name} was asked other things and can't learn further; leave out --further and it is taught anew ({why})") from why
    return network
