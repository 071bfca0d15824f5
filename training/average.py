"""The mean of two checkpoints' averaged weights: `python -m training.average A.pt B.pt --out C.pt`.

Runs that begin from one another lie in one basin, and their mean is often steadier than either (Wortsman et al. 2022,
"Model soups"). Everything else, as the count of samples, is the second's.
"""

import argparse
from pathlib import Path

import torch

from . import checkpoint


def mean(first: dict[str, torch.Tensor], second: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Weight by weight; raises KeyError or ValueError, by name, where the two are not of one shape."""
    made = {}
    for name, weight in second.items():
        if first[name].shape != weight.shape:
            raise ValueError(f"{name} has shape {tuple(first[name].shape)} in the first and {tuple(weight.shape)} in the second")
        made[name] = (first[name] + weight) / 2 if weight.is_floating_point() else weight
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    first, second = checkpoint.load(options.first), checkpoint.load(options.second)
    checkpoint.save(options.out, {**second, "ema": mean(first["ema"], second["ema"])})


if __name__ == "__main__":
    main()
