"""Trains all there is on one card: `python -m training.card --minutes 9 --out FOLDER [--more 3] [--resume]`.

The minutes are all in all, from rendering to the contact sheets. Weights lie in the folder after the codec, at every save and at the
end, also when the process is asked to end before. `--more` says how many minutes a later `--resume` will go on for, so that the learning
rate does not fall yet. `--codec` gives a trained codec (nothing but the DiT is trained and sent then), `--codec-start` one to begin from, `--start` a DiT to begin
from, also one of another world. `--resume` goes on from `training/.cache` (or `--work`): from a run on this machine, or from what
`training.card.join` put there.
"""

import argparse
import math
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import torch

from .. import checkpoint
from ..codec.__main__ import build as build_codec
from ..codec.__main__ import train as train_codec
from ..codec.earlier import of_codec
from ..contact_sheet import draw_sheet
from ..dit.__main__ import train as train_dit
from ..dit.anchor import held_by
from ..dit.earlier import of_dit, of_shape
from ..dit.lessons import lessons_of
from ..dit.model import DitConfig
from ..preview.__main__ import train as train_preview
from ..refused import NotUsable, told
from ..settings import read
from ..weights import load_codec, load_generator
from ..worlds import of
from . import parts
from ..halt import Halt
from .ready import ready
from .warm import warming


class Tee:
    """Standard output that a file gets too."""

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.streams = (sys.stdout, open(path, "a"))

    def write(self, text: str) -> None:
        for stream in self.streams:
            stream.write(text)

    def __getattr__(self, name: str):
        return getattr(self.streams[0], name)

    def flush(self) -> None:
        for stream in self.streams:
            stream.flush()


def run(settings: dict, work: Path, out: Path, halt: Halt, device: str, resume: bool, more: float, compiled: bool, steps: int | None = None,
        given: Path | None = None, codec_start: Path | None = None, start: Path | None = None) -> None:
    """Everything; `steps`, where given, bound each of the trainings, for a trial. A codec that is `given` leaves the DiT alone to be trained;
    that begins from `start`, and a codec to be trained from `codec_start`; none of the three is written over. Raises NotUsable where it would be, where a config trains no codec and none is given, and where there is nothing to resume."""
    began, plan = time.monotonic(), settings["card"]
    said = lambda what: print(f"[{(time.monotonic() - began) / 60:.2f} min] {what}", flush=True)
    if settings["dit"].get("anchor"):
        held_by(settings["dit"], start)
    codec_path, preview_path, dit_path = (work / name for name in ("codec.pt", "preview.pt", "dit.pt"))
    world, sent = of(settings), ("dit.pt",) if given else parts.ALL
    halt.keep = plan["keep"]
    # Nothing is written or removed before all is known that could stop it.
    lessons_of(settings["dit"])
    if not resume:
        for path in (given, codec_start, start):
            if path and path.resolve() in {own.resolve() for own in (codec_path, preview_path, dit_path)}:
                raise NotUsable(f"{path} would be written over: give `--work` another folder, or copy it elsewhere first")
    for path in (given, codec_start):
        if path:
            of_codec(path, build_codec(settings["codec"]).state_dict())
    if start:
        of_shape(start, of_dit(start), DitConfig(**settings["dit"]["model"]))
    if not given and not resume and "codec" not in plan:
        raise NotUsable("this config trains no codec: say with --codec which one the DiT's latents are of")
    if resume and not codec_path.exists() and not (given and dit_path.exists()):
        raise NotUsable(f"{work} has nothing to resume: run training.card.join into it first, or leave out --resume")
    if not resume:
        for path in (codec_path, preview_path, dit_path):
            path.unlink(missing_ok=True)
    renderer = world.renderer(device, settings["dit"]["variants"], settings["dit"].get("hands", 0))
    said("sceneries are drawn")
    if given:
        checkpoint.save(codec_path, checkpoint.load(given))
    elif not resume:
        with warming(settings, work, device) if compiled else nullcontext() as ahead:
            train_codec({**settings["codec"], "minutes": halt.left() * plan["codec"], "steps": steps}, codec_path, device, start=codec_start,
                        renderer=renderer, stop=halt)
            parts.write(work, out)
            said("codec is trained")
            if ahead:
                said(f"compiled ahead: {'yes' if ahead() else 'no'}")
    if not given and plan["preview"] and not preview_path.exists():
        codec = load_codec(codec_path)[0]
        train_preview(codec, settings["codec"], preview_path, min(plan["preview"], halt.left()), steps, renderer=renderer, hands=settings["codec"].get("hands", 0))
        parts.write(work, out)
        said("previews are trained")

    def dit(compiled: bool) -> None:
        earlier = checkpoint.load(dit_path)["spent"] / 60 if dit_path.exists() else 0.0
        # A card's minutes run on while blocks are compiled.
        train_dit({**settings["dit"], "minutes": earlier + halt.left() + more, "steps": steps, "pause": math.inf}, codec_path, dit_path, device, dit_path.exists(), compiled,
                  start, renderer=renderer, stop=halt, kept=lambda _: parts.write(work, out, sent))

    try:
        dit(compiled)
    except checkpoint.TrainingStopped:
        raise
    except Exception as cause:   # a compiler has many ways to fail, and the minutes on a card come once
        if not compiled:
            raise
        said(f"going on without compiling, after {type(cause).__name__}: {str(cause)[:2000]}")
        dit(False)
    said(f"DiT is trained; wrote {', '.join(parts.write(work, out, sent))}")
    if not halt.asked:
        codec, net = load_codec(codec_path)[0].to(device), load_generator(dit_path)[0].to(device)
        for name, count, shots in (("sheet.png", plan["sheet"], 1), ("shots.png", plan["sheet"] // 3, 2)):
            draw_sheet(codec, net, [p["shots"] for p in world.prompts(1, count, shots)], out / name, steps=plan["sheet_steps"])
        said("sheets are drawn")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config/gpu.json"))
    parser.add_argument("--minutes", type=float, default=9.0)
    parser.add_argument("--more", type=float, default=0.0)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=checkpoint.CACHE)
    parser.add_argument("--codec", type=Path, help="a trained codec")
    parser.add_argument("--codec-start", type=Path, help="a checkpoint that the codec begins from")
    parser.add_argument("--start", type=Path, help="a checkpoint whose averaged weights the DiT begins from")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--hands", type=int, help="processes that draw; else what the config says")
    parser.add_argument("--steps", type=int, help="of each training, for a trial")
    parser.add_argument("--plain", action="store_true", help="compile nothing")
    options = parser.parse_args()
    halt = Halt(options.minutes)
    sys.stdout = Tee(options.out / "log.txt")
    settings = read(options.config)
    missing = [part for part in ("card", "codec", "dit") if part not in settings]
    if missing:
        raise SystemExit(f"{options.config} has no section {', '.join(missing)}: training.card takes configs like training/config/gpu.json")
    for part in ("codec", "dit"):
        settings[part]["hands"] = settings[part].get("hands", 0) if options.hands is None else options.hands
    ready(options.device, settings["dit"]["hands"])
    run(settings, options.work, options.out, halt, options.device, options.resume, options.more, not options.plain, options.steps, options.codec, options.codec_start, options.start)


if __name__ == "__main__":
    told(main)
