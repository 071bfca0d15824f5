"""Joins what `training.card` sent: `python -m training.card.join FOLDER`; `training.export` and `training.card --resume` go on from there."""

import argparse
from pathlib import Path

from .. import checkpoint
from ..refused import told
from .parts import join


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=checkpoint.CACHE)
    options = parser.parse_args()
    print(f"{', '.join(join(options.folder, options.out))} in {options.out}")


if __name__ == "__main__":
    told(main)
