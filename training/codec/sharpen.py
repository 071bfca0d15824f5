"""Trains the decoder further with the encoder frozen: `python -m training.codec.sharpen --minutes 8`.

Latents stay what they are, so a DiT trained on them needs nothing new. Starts from the averaged weights and writes
`codec_sharp.pt` beside the codec's checkpoint.
"""

import argparse
import time
from collections.abc import Sequence
from functools import partial
from itertools import count
from pathlib import Path

import torch

from .. import checkpoint
from ..ahead import Ahead
from ..clock import Clock, rate
from ..ema import Ema
from ..muon import Pair
from ..not_over import not_over
from ..precision import mixed
from ..refused import told
from ..weights import load_codec
from ..world.adds import ADDS
from ..worlds import of
from .__main__ import build, measure
from .data import Stager, painted
from .loss import agreement, codec_loss
from .noise import noisy
from .teach_apart import kept, teach_apart

SAVE_MINUTES = 5


def sharpen(source: Path, path: Path, minutes: float, motion: float = 1.0, latent_frames: int = 5, apart: int | None = None,
            first: float = 0.0, muon: float = 0.0012, seed: int = 500, device: str = "cpu", clips: int | None = None, hands: int = 0, adds: Sequence[str] | None = None) -> None:
    """Trains the decoder of `source` for `minutes` on windows of `latent_frames`, and writes it to `path`.

    `motion` is the weight of what changes in time. `apart` adds the stage of that width where there is none, which learns alone for the
    `first` minutes. The data stream of `seed` is one that the codec's training did not see. `clips` a step: as many as the codec's
    training took, or so many, which `hands` processes stage ahead; with these `adds` of the small world in them, or those that its training had."""
    before, state = load_codec(source, rounded=False)
    settings = {**state["settings"], "model": {**state["settings"]["model"], **({"apart": apart} if apart else {})}}
    settings |= {} if adds is None else {"adds": list(adds)}
    codec = build(settings)
    codec.load_state_dict({**codec.state_dict(), **before.state_dict()})
    codec.to(device).train()
    codec.encoder.requires_grad_(False), codec.norm.eval()
    optimizer = Pair(codec.decoder, muon, muon / 2, ("out",))
    world, step = of(settings), 0
    renderer = world.renderer(device, settings["variants"], hands)
    if first:
        teach_apart(codec, kept(codec, world, renderer, settings["seed"] + seed + 1, latent_frames, 60), first, settings["mover"], motion)
        whole, inside, moves = measure(codec, world, renderer, settings["seed"])
        print(f"before the rest: PSNR {whole:.2f} dB, movers {inside:.2f} dB, frames differ right {moves:.2f}", flush=True)
    ema, clock = Ema(codec, 0.995), Clock(None, minutes)
    stream = {**settings, "seed": settings["seed"] + seed, "clips": clips or settings["clips"], "latent_frames": latent_frames, "together": clips or settings["clips"] if hands else 8}
    several, saved = max(1, hands), time.monotonic()

    def save() -> None:
        checkpoint.refuse_broken(ema.state_dict(), step, path)
        rest = {k: v for k, v in state.items() if k != "optimizer"}   # that of another training
        checkpoint.save(path, {**rest, "settings": settings, "model": {**codec.state_dict(), **ema.state_dict()}, "ema": {}, "step": state["step"] + step,
                               "spent": state["spent"] + 60 * first + clock.spent})

    with Ahead(partial(Stager, stream), ((s % several, "step", (s,)) for s in count()), hands) as ahead:
        while clock.progress(step) < 1:
            optimizer.set_rate(rate(clock.progress(step), step, 50))
            frames, mask = painted(renderer, ahead.take())
            draw = torch.Generator(device).manual_seed(step)
            with mixed(device):
                with torch.no_grad():
                    latents = noisy(codec.encode(frames), settings["noise"], draw)
                made = codec.decode(latents)
            loss = codec_loss(made.float(), frames, mask, settings["mover"], motion=motion)
            loss.backward()
            checkpoint.refuse_nan(loss.item(), step, path)
            torch.nn.utils.clip_grad_norm_(codec.decoder.parameters(), 1.0)
            optimizer.step()
            step += 1
            ema.update(codec, step)
            if step % 50 == 0:
                print(f"step {step}  {clock.spent / 60:.1f} min  loss {loss.item():.4f}  frames differ right {agreement(made.detach(), frames):.2f}", flush=True)
            if time.monotonic() - saved > 60 * SAVE_MINUTES:
                save()
                saved = time.monotonic()
    save()
    ema.copy_to(codec)
    codec.eval()
    whole, inside, moves = measure(codec, world, renderer, settings["seed"])
    print(f"done: {step} steps, PSNR {whole:.2f} dB, movers {inside:.2f} dB, frames differ right {moves:.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codec", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--out", type=Path, default=checkpoint.CACHE / "codec_sharp.pt")
    parser.add_argument("--minutes", type=float, default=8)
    parser.add_argument("--motion", type=float, default=1.0, help="weight of what changes from frame to frame")
    parser.add_argument("--apart", type=int, help="add the stage that draws the two frames of a latent apart, so many channels wide")
    parser.add_argument("--first", type=float, default=0.0, help="minutes in which that stage learns alone")
    parser.add_argument("--muon", type=float, default=0.0012, help="learning rate of the matrices")
    parser.add_argument("--latent-frames", type=int, default=5)
    parser.add_argument("--clips", type=int, help="of a step; a card takes 24 in the time of 6")
    parser.add_argument("--hands", type=int, default=0, help="processes that stage what a card draws")
    parser.add_argument("--adds", nargs="*", choices=ADDS, help="what the small world's clips have beside what they always have")
    parser.add_argument("--seed", type=int, default=500)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    not_over(options.out, True, options.codec)
    sharpen(options.codec, options.out, options.minutes, options.motion, options.latent_frames, options.apart, options.first, options.muon,
            options.seed, options.device, options.clips, options.hands, options.adds)


if __name__ == "__main__":
    told(main)
