"""Trains the codec: `python -m training.codec --config training/config/cpu.json [--resume]`."""

import argparse
import math
import time
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import torch

from .. import checkpoint
from ..ahead import Ahead
from ..clock import Clock, rate
from ..ema import Ema
from ..halt import Halt
from ..muon import Pair
from ..not_over import goes_on, not_over
from ..precision import mixed
from ..refused import told
from ..settings import read
from ..worlds import of
from .data import Stager, painted, windows
from .earlier import of_codec
from .loss import agreement, codec_loss, psnr
from .model import Codec, CodecConfig
from .noise import noisy


def build(settings: dict) -> Codec:
    """The codec that a config's `codec` section describes."""
    shape = {k: tuple(v) if isinstance(v, list) else v for k, v in settings["model"].items()}
    return Codec(CodecConfig(**shape)).to(memory_format=torch.channels_last)


@torch.no_grad()
def measure(codec: Codec, world, renderer, seed: int) -> tuple[float, float, float]:
    """PSNR of everything and inside the actors, dB, and `agreement` of the two frames of a latent, on 48 clips that include held-out
    combinations, from a stream that training never draws."""
    learning = codec.norm.training   # not where the latents are to stay what they are
    codec.eval()
    frames, mask = windows(world, renderer, seed + 1_000_003, 0, 48, 4, held_out=True)
    with mixed(renderer.device.type):
        made = codec.decode(codec.encode(frames)).float()
    codec.train(), codec.norm.train(learning)
    return (*psnr(made, frames, mask), agreement(made, frames))


def train(settings: dict, path: Path, device: str = "cpu", resume: bool = False, start: Path | None = None,
          renderer=None, stop: Callable[[], bool] = lambda: False) -> Codec:
    """Trains until the config's steps or minutes are used or `stop` says so; saves every `save_minutes` and at the end. `start` begins
    from the averaged weights of another checkpoint; `renderer` is one of the world's that is there already."""
    seed = settings["seed"]
    torch.manual_seed(seed)
    codec = build(settings).to(device)
    earlier = of_codec(start, codec.state_dict()) if start else {"model": {}, "ema": {}, "step": 0, "spent": 0.0}
    codec.load_state_dict({**codec.state_dict(), **earlier["model"], **earlier["ema"]})
    optimizer = Pair(codec, settings["muon"], settings["adam"], ("encoder.in1", "encoder.out", "decoder.out"))
    step, spent, averages = 0, 0.0, {}
    if resume:
        state = of_codec(path, codec.state_dict(), whole=True)
        # Where only averaged weights were sent, they are gone on from, with a fresh optimizer.
        averages, whole = state["ema"], "optimizer" in state
        codec.load_state_dict({**state["model"], **({} if whole else averages)})
        if whole:
            optimizer.load_state_dict(state["optimizer"])
        step, spent, earlier = state["step"], state["spent"], state.get("before", earlier)
    ema = Ema(codec, settings["ema"])
    ema.load_state_dict(averages)
    clock, hands = Clock(settings.get("steps"), settings.get("minutes"), spent), settings.get("hands", 0)
    world = of(settings)
    renderer = renderer or world.renderer(device, settings["variants"], hands)
    saved, kept_one, began = time.monotonic(), resume, step
    fresh = step if resume and not whole else 0   # where the optimizer began

    def save() -> None:
        nonlocal kept_one
        checkpoint.refuse_broken(ema.state_dict(), step, path, kept_one)
        checkpoint.save(path, {"model": codec.state_dict(), "optimizer": optimizer.state_dict(), "ema": ema.state_dict(),
                               "step": step, "spent": clock.spent, "settings": settings, "before": {"step": earlier["step"], "spent": earlier["spent"]}}, resumable=True)
        kept_one = True

    several = max(1, hands)
    with Ahead(partial(Stager, settings), ((s % several, "step", (s,)) for s in count(step)), hands) as ahead:
        while clock.progress(step) < 1 and not stop():
            optimizer.set_rate(rate(clock.progress(step), step - fresh, 60, decay_from=0.2))
            frames, mask = painted(renderer, ahead.take())
            draw = torch.Generator(device).manual_seed(seed * 1_000_000 + step)
            with mixed(device):
                made = codec.decode(noisy(codec.encode(frames), settings["noise"], draw))
            loss = codec_loss(made.float(), frames, mask, settings["mover"], motion=settings.get("motion", 0.0))
            loss.backward()
            logging, saving = (step + 1) % settings["log_every"] == 0, time.monotonic() - saved > 60 * settings["save_minutes"]
            if checkpoint.worth_a_look(device, logging, saving):
                checkpoint.refuse_nan(loss.item(), step, path, kept_one)
            torch.nn.utils.clip_grad_norm_(codec.parameters(), 1.0)
            optimizer.step()
            step += 1
            ema.update(codec, step)
            if logging:
                whole, inside, moves = measure(codec, world, renderer, seed)
                print(f"step {step}  {clock.spent / 60:.1f} min  loss {loss.item():.4f}  PSNR {whole:.2f} dB  movers {inside:.2f} dB  frames differ right {moves:.2f}", flush=True)
            if saving:
                save()
                saved = time.monotonic()
    if step > began or not path.exists():   # nothing is written over by a run that was asked to end before it had begun
        save()
    elif not stop():
        print(clock.used_up(path), flush=True)
    ema.copy_to(codec)
    whole, inside, moves = measure(codec, world, renderer, seed)
    print(f"done: {step} steps, {clock.spent / 60:.1f} min, EMA PSNR {whole:.2f} dB, movers {inside:.2f} dB, frames differ right {moves:.2f}", flush=True)
    return codec


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config/cpu.json"))
    parser.add_argument("--out", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, help="begin from the averaged weights of this checkpoint")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--muon", type=float, help="learning rate of the matrices; AdamW keeps its ratio")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--latent", type=int, help="latent channels, for comparisons")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    settings = read(options.config, codec={"minutes": options.minutes, "seed": options.seed})["codec"]
    not_over(options.out, options.resume, options.start)
    if options.muon:
        settings["adam"] *= options.muon / settings["muon"]
        settings["muon"] = options.muon
    if options.latent:
        settings["model"]["latent"] = options.latent
    halt = Halt(math.inf)
    train(settings, options.out, options.device, options.resume, options.start, stop=halt)
    if halt.asked:
        print(f"asked to end; --resume goes on from {options.out}" if goes_on(options.out) else "asked to end before it had begun", flush=True)


if __name__ == "__main__":
    told(main)
