"""Trains the decoder further with the encoder frozen: `python -m training.codec.sharpen --minutes 8 [--redone FILE] [--depth 4 3 2]`.

Latents stay what they are, so a DiT trained on them needs nothing new. Starts from the averaged weights and writes
`codec_sharp.pt` beside the codec's checkpoint. With `--redone` (see `training.dit.redo`) half of the latents are clips as the DiT
draws them, and the decoder learns to draw what they mean; `--depth` appends blocks that change nothing until they have learned.
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from .. import checkpoint
from ..clock import Clock, rate
from ..ema import Ema
from ..muon import Pair
from ..precision import mixed
from ..weights import load_codec
from ..world.render import Renderer
from .__main__ import build, measure
from .data import windows
from .loss import codec_loss, psnr
from .model import Codec
from .redone import Redone


def deepen(codec: Codec, settings: dict, depth: list[int]) -> tuple[Codec, dict]:
    """The same codec with more blocks at each of the decoder's three sizes; a new block starts as the identity."""
    settings = {**settings, "model": {**settings["model"], "depth": depth}}
    deeper = build(settings)
    grown = deeper.state_dict()
    old = codec.state_dict()
    if missing := old.keys() - grown.keys():
        raise ValueError(f"--depth {depth} has fewer blocks than the codec: {sorted(missing)[0]} has no place")
    new = {k: torch.zeros_like(v) if ".second." in k else v for k, v in grown.items() if k not in old}
    deeper.load_state_dict({**grown, **new, **old})
    return deeper, settings


def sharpen(source: Path, path: Path, minutes: float, peak: float = 1e-3, redone: Path | None = None, depth: list[int] | None = None,
            device: str = "cpu", threshold: int = 200) -> None:
    """Muon and AdamW on the decoder for `minutes`; the data stream is one that the codec's training did not see."""
    codec, state = load_codec(source, rounded=False)
    settings = state["settings"]
    if depth:
        codec, settings = deepen(codec, settings, depth)
    codec.to(device).train()
    codec.encoder.requires_grad_(False), codec.norm.eval()
    optimizer = Pair(codec.decoder, peak, peak / 2, ("out",))
    ema, renderer, clock, step = Ema(codec, 0.995), Renderer(device, settings["variants"]), Clock(None, minutes), 0
    pairs = Redone(redone, renderer) if redone else None
    while clock.progress(step) < 1:
        optimizer.set_rate(rate(clock.progress(step), step, 50, decay_from=0.2))
        frames, mask = windows(renderer, settings["seed"] + 500, step, settings["clips"], settings["latent_frames"])
        draw = torch.Generator(device).manual_seed(step)
        with mixed(device):
            with torch.no_grad():
                latents = codec.encode(frames)
                level = settings["noise"] * torch.rand(len(latents), 1, 1, 1, 1, generator=draw, device=device)
                latents = latents + level * torch.randn(latents.shape, generator=draw, device=device)
            if pairs:
                others, theirs, where = pairs.windows(np.random.default_rng([settings["seed"], 501, step]), settings["clips"], settings["latent_frames"])
                latents, frames, mask = torch.cat([latents, others]), torch.cat([frames, theirs]), torch.cat([mask, where])
            made = codec.decode(latents)
        loss = codec_loss(made.float(), frames, mask, settings["mover"])
        loss.backward()
        checkpoint.refuse_nan(loss.item(), step, path)
        torch.nn.utils.clip_grad_norm_(codec.decoder.parameters(), 1.0)
        optimizer.step()
        step += 1
        ema.update(codec, step)
        if step % threshold == 0:
            print(f"step {step}  {clock.spent / 60:.1f} min  loss {loss.item():.4f}", flush=True)
    ema.copy_to(codec)
    codec.eval()
    whole, inside = measure(codec, renderer, settings["seed"])
    print(f"done: {step} steps, PSNR {whole:.2f} dB, movers {inside:.2f} dB", flush=True)
    if pairs:
        latents, frames, mask = pairs.unseen(settings["latent_frames"])
        with torch.no_grad(), mixed(device):
            whole, inside = psnr(codec.decode(latents).float(), frames, mask)
        print(f"as the DiT draws them: PSNR {whole:.2f} dB, movers {inside:.2f} dB", flush=True)
    checkpoint.save(path, {**state, "settings": settings, "model": codec.state_dict(), "ema": {}, "step": state["step"] + step, "spent": state["spent"] + clock.spent})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codec", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--out", type=Path, default=checkpoint.CACHE / "codec_sharp.pt")
    parser.add_argument("--redone", type=Path, help="clips as the DiT draws them")
    parser.add_argument("--depth", type=int, nargs=3, help="blocks at each of the decoder's three sizes")
    parser.add_argument("--minutes", type=float, default=8)
    parser.add_argument("--peak", type=float, default=1e-3, help="learning rate of the matrices; AdamW has half of it")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    sharpen(options.codec, options.out, options.minutes, options.peak, options.redone, options.depth, options.device)


if __name__ == "__main__":
    main()
