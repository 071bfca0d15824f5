"""Trains text encoder and DiT: `python -m training.dit --config training/config/cpu.json [--resume] [--compile]`."""

import argparse
import copy
import math
import time
from collections.abc import Callable
from pathlib import Path

import torch

from .. import checkpoint
from ..clock import PAUSE, Clock, rate
from ..ema import Ema
from ..halt import Halt
from ..muon import Pair
from ..not_over import goes_on, not_over
from ..precision import mixed, product_type
from ..refused import told
from ..settings import read
from ..weights import Generator, load_codec
from .anchor import Anchor, held_by, known
from .cache import ClipCache
from .earlier import begun_from, of_dit, of_shape
from .lessons import lessons_of
from .loss import flow_loss

ADAM_ONLY = ("text.embed", "text.place", "dit.enter", "dit.shot", "dit.modulate", "dit.last", "dit.sigma", "dit.out", "dit.where", "dit.when", "dit.guide", "dit.refine", "dit.split", "null", "gain", "table")


def train(settings: dict, codec_path: Path, path: Path, device: str = "cpu", resume: bool = False, compiled: bool = False,
          start: Path | None = None, held: Path | None = None, renderer=None, stop: Callable[[], bool] = lambda: False,
          kept: Callable[[Path], None] = lambda path: None) -> Generator:
    """Trains until the config's steps or minutes are used or `stop` says so.

    `start` begins from the averaged weights of another checkpoint, also of another world; where the config has an `anchor`, their velocity, or that of
    the checkpoint `held`, is what that share of a batch learns, clips with nothing new to them (`anchor.py`). `renderer` is one of the world's that is there
    already, and `kept` is told of every checkpoint but the last. A checkpoint to `resume` that brings averaged weights alone, as one that
    was sent in half precision, goes on with a fresh optimizer.
    """
    lessons_of(settings)
    if settings.get("anchor"):
        held_by(settings, held or start)
    seed = settings["seed"]
    torch.manual_seed(seed)
    net = Generator(settings)
    earlier = of_dit(start) if start else {"ema": {}, "samples": 0, "spent": 0.0, "settings": settings}
    anchor = None
    if settings.get("anchor"):
        held_on = of_dit(held) if held else earlier
        settings = {**settings, "known": known(settings, held_on["settings"])}
        anchor = Anchor(begun_from(copy.deepcopy(net), held_on, held or start).to(device))
    begun_from(net, earlier, start).to(device).train()
    optimizer = Pair(net, settings["muon"], settings["adam"], ADAM_ONLY)
    ema, step, spent, samples = Ema(net, settings["ema"]), 0, 0.0, earlier["samples"]
    before = earlier["spent"] + earlier.get("before", 0.0)
    if resume:
        state = of_shape(path, of_dit(path), net.dit.config, split=True)
        if state.get("words", net.vocabulary.tokens) != net.vocabulary.tokens:
            raise checkpoint.TrainingStopped(f"{path} was trained with other words than its world has now; begin from it with --start instead of --resume")
        step, spent, samples, before = state["step"], state["spent"], state["samples"], state.get("before", 0.0)
        net.load_state_dict({**net.state_dict(), **state["model"], **({} if "optimizer" in state else state["ema"])})
        ema.load_state_dict(state["ema"])
        if "optimizer" in state:
            optimizer.load_state_dict(state["optimizer"])
    began = step
    fresh = step if resume and "optimizer" not in state else 0   # where the optimizer began
    if compiled:
        torch._dynamo.config.recompile_limit = 16   # blocks of four widths, in several shapes, with gradients and for an anchor without
        for one in (net, anchor.net) if anchor else (net,):
            one.dit.compile_blocks(any_shape=torch.device(device).type != "cpu")
    codec, _ = load_codec(codec_path)
    hands, world = settings.get("hands", 0), net.world
    renderer = renderer or world.renderer(device, settings["variants"], hands)
    cache = ClipCache(codec.to(device), renderer, settings, step, hands)
    print(f"products in {product_type(device)}", flush=True)
    clock = Clock(settings.get("steps"), settings.get("minutes"), spent, settings.get("pause", PAUSE))
    saved, losses, kept_one = time.monotonic(), [], resume

    def save() -> None:
        nonlocal kept_one
        checkpoint.refuse_broken(ema.state_dict(), step, path, kept_one)
        checkpoint.save(path, {"model": net.state_dict(), "optimizer": optimizer.state_dict(), "ema": ema.state_dict(), "step": step,
                               "spent": clock.spent, "samples": samples, "before": before, "settings": settings, "words": net.vocabulary.tokens}, resumable=True)
        kept_one = True

    try:
        while clock.progress(step) < 1 and not stop():
            batch = cache.next()
            draw = torch.Generator(device).manual_seed(seed * 1_000_003 + step)
            noise = torch.randn(batch.clean.shape, generator=draw, device=device)
            optimizer.set_rate(rate(clock.progress(step), step - fresh, settings.get("warmup", 100), 0.02, settings.get("decay_from", 0.3)))
            with mixed(device):
                loss = flow_loss(net, batch, noise, anchor=anchor, steady=settings.get("steady", 0.0))
            loss.backward()
            losses.append(loss.detach())
            logging, saving = (step + 1) % settings["log_every"] == 0, time.monotonic() - saved > 60 * settings["save_minutes"]
            if checkpoint.worth_a_look(device, logging, saving):
                checkpoint.refuse_nan(losses[-1].item(), step, path, kept_one)
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            step, samples = step + 1, samples + len(batch.clean)
            ema.update(net, step)
            if logging:
                mean = torch.stack(losses).mean().item()
                waited = f"  waited {cache.ahead.waited:.0f} s for clips" if hands else ""
                print(f"step {step}  {clock.spent / 60:.1f} min  {samples} samples  loss {mean:.4f}{waited}", flush=True)
                losses = []
            if saving:
                save()
                kept(path)
                saved = time.monotonic()
    finally:
        cache.close()
    if step > began or not path.exists():   # nothing is written over by a run that was asked to end before it had begun
        save()
    elif not stop():
        print(clock.used_up(path), flush=True)
    ema.copy_to(net)
    return net


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config/cpu.json"))
    parser.add_argument("--codec", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--out", type=Path, default=checkpoint.CACHE / "dit.pt")
    parser.add_argument("--start", type=Path, help="begin from the averaged weights of this checkpoint")
    parser.add_argument("--anchor", type=Path, help="hold on to what this checkpoint knows, of another time than --start, where the config has an `anchor`")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--compile", action="store_true", help="compile the blocks (needs a C++ compiler)")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    settings = read(options.config, dit={"minutes": options.minutes})["dit"]
    not_over(options.out, options.resume, options.start, options.anchor, options.codec)
    halt = Halt(math.inf)
    train(settings, options.codec, options.out, options.device, options.resume, options.compile, options.start, options.anchor, stop=halt)
    if halt.asked:
        resumed = f"--resume{' with the same --start and --anchor' if settings.get('anchor') else ''} goes on from {options.out}"
        print(f"asked to end; {resumed}" if goes_on(options.out) else "asked to end before it had begun", flush=True)


if __name__ == "__main__":
    told(main)
