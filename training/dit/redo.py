"""Real clips as the DiT draws them: `python -m training.dit.redo --count 2400`.

Clips are encoded, noised to a middling level and denoised again with the sampler's guidance. What comes out is where it was, at
the same time, but drawn as the DiT draws: pairs from which the decoder can learn what is meant (`training.codec.sharpen --redone`).
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from .. import checkpoint
from ..codec.model import Codec
from ..precision import mixed
from ..weights import load_codec, load_generator
from ..world.captions import captions
from ..world.facts import TRAINING_CAST, TRAINING_WEIGHTS, Clip, draw_clip
from ..world.render import Renderer
from .sample import describe, walk

LEVELS = (0.3, 0.75)   # from more noise, things come out in other places
FRAMES = 18


def drawn(seed: int, index: int, variants: int) -> tuple[Clip, str]:
    """The clip of one shot with this number, and a sentence for it."""
    rng = np.random.default_rng([seed, 91, index])
    clip = draw_clip(rng, FRAMES, 1, variants, weights=TRAINING_WEIGHTS, who=TRAINING_CAST)
    while True:
        general, own = captions(rng, clip)
        if not general:
            return clip, own[0]


@torch.no_grad()
def redo(net, codec: Codec, renderer: Renderer, seed: int, indices: range, steps: int = 5, guidance: float = 3.0) -> torch.Tensor:
    """Latents float16 [clips, C, 9, 8, 8] of the clips with these numbers, denoised again from levels within LEVELS."""
    clips, prompts = zip(*(drawn(seed, i, renderer.variants) for i in indices))
    frames, _ = renderer.render(list(clips))
    with mixed():
        clean = codec.encode(frames.transpose(1, 2))
    draw = torch.Generator().manual_seed(seed * 1_000_003 + indices.start)
    level = LEVELS[0] + (LEVELS[1] - LEVELS[0]) * torch.rand(len(clips), generator=draw)
    at = level[:, None, None, None, None]
    x = (1 - at) * clean + at * torch.randn(clean.shape, generator=draw)
    levels = torch.linspace(1, 0, steps + 1)[:, None] * level
    return walk(net, x, levels, describe(net, [[p] for p in prompts], clean.shape[2]), guidance, torch.zeros(clean.shape[2])).half()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codec", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--dit", type=Path, default=checkpoint.CACHE / "dit.pt")
    parser.add_argument("--out", type=Path, default=checkpoint.CACHE / "redone.pt")
    parser.add_argument("--count", type=int, default=2400)
    parser.add_argument("--seed", type=int, default=31)
    parser.add_argument("--variants", type=int, default=24)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    codec, _ = load_codec(options.codec, rounded=False)
    net, _ = load_generator(options.dit, rounded=False)
    renderer, made, batch = Renderer("cpu", options.variants), [], 24
    for start in range(0, options.count, batch):
        made.append(redo(net, codec, renderer, options.seed, range(start, min(start + batch, options.count))))
        if start % (10 * batch) == 0:
            print(f"{start + len(made[-1])} of {options.count} clips", flush=True)
    checkpoint.save(options.out, {"latents": torch.cat(made), "seed": options.seed, "variants": options.variants})


if __name__ == "__main__":
    main()
