"""The loss of checkpoints by noise level, on the same clips and the same noise: `python -m training.dit.compare A.pt B.pt`.

What a sheet of twelve prompts can't tell, since other weights make other clips: which of two runs predicts better, and at which noise
levels. The clips are drawn from a seed that no training used, of one shot and with one level for all frames.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from .. import checkpoint
from ..precision import mixed
from ..refused import told
from ..weights import load_codec, load_generator
from ..worlds import of
from .batch import Batch
from .cache import ClipCache
from .loss import flow_loss

LEVELS = (0.98, 0.95, 0.9, 0.8, 0.65, 0.5, 0.3, 0.1)


def fixed(settings: dict, codec: Path, count: int, seed: int) -> list[Batch]:
    """Batches of whole clips of the usual kind, 32 each."""
    own = {**settings, "seed": seed, "batch": 32, "brief_batch": 32, "brief_steps": 0, "first": 8, "cache": 600, "hands": 0, "worn": 0}   # what is told is what is there
    model, _ = load_codec(codec)
    world = of(settings)
    cache, made = ClipCache(model, world.renderer("cpu", settings["variants"]), own, 1), []
    while len(made) < count:
        batch = cache.next()
        if batch.clean.shape[2] == world.usual and int(batch.shot.max()) == 0:
            made.append(batch)
    return made


@torch.no_grad()
def losses(path: Path, batches: list[Batch], levels: tuple[float, ...] = LEVELS, words: list[str] | None = None) -> np.ndarray:
    """Of one checkpoint's averaged weights: the loss [batches, levels]. `words` are those that the batches are told in, by number; its world's by default."""
    net, _ = load_generator(path)
    if net.vocabulary.tokens != (words or net.world.vocabulary().tokens):
        raise SystemExit(f"{path} was trained with other words than the clips are told in; compare checkpoints of one world, trained since it has its words")
    rows = []
    for number, batch in enumerate(batches):
        noise = torch.randn(batch.clean.shape, generator=torch.Generator().manual_seed(number))
        same = replace(batch, learned=torch.ones_like(batch.learned))
        with mixed():
            rows.append([flow_loss(net, replace(same, sigma=torch.full_like(batch.sigma, level)), noise).item() for level in levels])
    return np.array(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--codec", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--batches", type=int, default=8, help="of 32 clips")
    parser.add_argument("--seed", type=int, default=90210)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    settings = checkpoint.load(options.checkpoints[0])["settings"]
    batches, words = fixed(settings, options.codec, options.batches, options.seed), of(settings).vocabulary().tokens
    print(f"{32 * len(batches)} draws of clips, seed {options.seed}; loss, and after the first checkpoint its change ± its standard error")
    print("| noise level | " + " | ".join(path.name for path in options.checkpoints) + " |\n|" + " --- |" * (1 + len(options.checkpoints)))
    measured = [losses(path, batches, words=words) for path in options.checkpoints]
    for k, level in enumerate(LEVELS):
        cells = [f"{measured[0][:, k].mean():.4f}"]
        for own in measured[1:]:
            change = (own - measured[0])[:, k]
            cells.append(f"{own[:, k].mean():.4f} ({change.mean():+.4f} ± {change.std(ddof=1) / len(change) ** 0.5:.4f})" if len(change) > 1 else f"{own[:, k].mean():.4f}")
        print(f"| {level} | {' | '.join(cells)} |")


if __name__ == "__main__":
    told(main)
