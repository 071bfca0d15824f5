"""What the evaluation reads videos with, as it was taught before or as it is taught now."""

from pathlib import Path
from typing import Callable

import torch.nn as nn

from .. import checkpoint

KEPT = Path(__file__).with_name("kept")   # what comes with the repository, so that a table is printed without teaching anything


def learned(path: Path, network: nn.Module, teach: Callable[[], nn.Module]) -> nn.Module:
    """`network` with the weights at `path`, or those that are kept by its file's name; where neither is there, what `teach` makes, which is saved at `path`.
    Weights are of half precision, so that a table printed after teaching and one printed of what it saved are the same."""
    kept = next((file for file in (path, KEPT / path.name) if file.exists()), None)
    if kept is None:
        checkpoint.save(path, {name: value.half() for name, value in teach().state_dict().items()})
    network.load_state_dict(checkpoint.load(kept or path))
    return network.eval()
