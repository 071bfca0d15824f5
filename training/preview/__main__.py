"""Trains the preview decoder on a trained codec: `python -m training.preview --minutes 4`."""

import argparse
from functools import partial
from itertools import count
from pathlib import Path

import torch
import torch.nn.functional as F

from .. import checkpoint
from ..clock import Clock, rate
from ..ahead import Ahead
from ..codec.data import Stager, painted, windows
from ..codec.model import Codec
from ..refused import told
from ..weights import load_codec
from ..worlds import of
from .decoder import SCALE, PreviewDecoder

CLIPS = 16   # a step


def small(frames: torch.Tensor) -> torch.Tensor:
    """Pictures that the decoder should draw: the mean of each pair of frames [B, 3, 2F, H, W], at SCALE pixels a latent."""
    b, _, t, height, width = frames.shape
    pairs = frames.reshape(b, 3, t // 2, 2, height, width).mean(3).transpose(1, 2).reshape(-1, 3, height, width)
    pairs = F.avg_pool2d(pairs, 8 // SCALE)
    return pairs.reshape(b, t // 2, 3, *pairs.shape[-2:]).transpose(1, 2)


def mix(codec: Codec, frames: torch.Tensor, seed: int, step: int) -> tuple[torch.Tensor, torch.Tensor]:
    """(latents, pictures) of a step's frames [B, 3, 2F, H, W]. Most latents are mixed with those of other clips: a step's prediction is such a mean,
    and the picture of a mean is the mean of the pictures."""
    z, pictures = codec.encode(frames), small(frames)
    generator = torch.Generator().manual_seed(seed * 1_000_003 + step)
    share = 0.5 * torch.rand(len(z), 1, 1, 1, 1, generator=generator) * (torch.rand(len(z), 1, 1, 1, 1, generator=generator) < 0.6)
    order = torch.randperm(len(z), generator=generator).to(z.device)
    share = share.to(z.device)
    return z * (1 - share) + z[order] * share, pictures * (1 - share) + pictures[order] * share


def train(codec: Codec, about: dict, path: Path, minutes: float | None = None, steps: int | None = None, seed: int = 41, renderer=None,
          hands: int = 0) -> PreviewDecoder:
    """Trains on clips of the world that the settings `about` name, on the device of the renderer, for `minutes` or `steps` and prints how much of the pictures' variance is explained on clips never seen."""
    torch.manual_seed(seed)
    world = of(about)
    renderer = renderer or world.renderer()
    codec, net = codec.to(renderer.device), PreviewDecoder(codec.config.latent).to(renderer.device)
    clock, step = Clock(steps, minutes), 0
    optimizer = torch.optim.AdamW(net.parameters(), 3e-3, (0.9, 0.98), weight_decay=0.0)
    stager, several = {**about, "variants": renderer.variants, "seed": seed, "clips": CLIPS, "latent_frames": 3}, max(1, hands)
    with Ahead(partial(Stager, stager), ((s % several, "step", (s,)) for s in count()), hands) as ahead:
        while clock.progress(step) < 1:
            for group in optimizer.param_groups:
                group["lr"] = 3e-3 * rate(clock.progress(step), step, 30)
            with torch.no_grad():
                z, pictures = mix(codec, painted(renderer, ahead.take())[0], seed, step)
            loss = (net(z) - pictures).square().mean()
            loss.backward()
            if checkpoint.worth_a_look(renderer.device, step % 50 == 0, False):
                checkpoint.refuse_nan(loss.item(), step, path)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
    with torch.no_grad():
        z, pictures = mix(codec, windows(world, renderer, seed + 1, 0, CLIPS, 3, held_out=True)[0], seed + 1, 0)
        left = (net(z) - pictures).square().sum() / (pictures - pictures.mean((0, 2, 3, 4), keepdim=True)).square().sum()
    print(f"{step} steps, {clock.spent / 60:.1f} min, explained {1 - left.item():.3f}")
    checkpoint.refuse_nan(left.item(), step, path)
    checkpoint.save(path, {"model": net.state_dict(), "explained": 1 - left.item(), "step": step})
    return net


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codec", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--out", type=Path, default=checkpoint.CACHE / "preview.pt")
    parser.add_argument("--minutes", type=float, default=4)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    codec, state = load_codec(options.codec)
    train(codec, state["settings"], options.out, options.minutes, renderer=of(state["settings"]).renderer(options.device))


if __name__ == "__main__":
    told(main)
