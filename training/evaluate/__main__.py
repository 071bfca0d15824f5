"""Scores what the engine makes of held-out prompts: `python -m training.evaluate [--count 200]`.

Makes a pool of videos with the shipped bundle through the TypeScript engine (kept in training/.cache/evaluate by what decides their
pixels, so that it can be interrupted), and prints the table: the engine's share with a 95 % interval, the judge's on renders of the
same facts, on those renders after the codec, with the facts of another prompt, and pure chance.
"""

import argparse
import json
import signal
import sys
from collections import defaultdict
from dataclasses import astuple
from importlib import import_module
from pathlib import Path
from typing import Callable

import torch
import torch.nn as nn

from .. import checkpoint
from ..refused import told
from ..weights import load_codec
from ..worlds import of
from . import engine
from .judge import pictures, read
from .learned import learned
from .levels import HOW as levels_how, Levels, told_apart, train_levels
from .near import HOW as near_how, Near, recognised, train_near
from .panel import HOW, Panel, train_panel
from .rows import Row, right
from .scene import HOW as scene_how, Scene, train_scene
from .tally import HOW as tally_how, Tally, told_how_many, train_tally

HEADER = ("measure", "reach", "engine", "95 %", "n", "renders", "renders, codec", "shuffled", "chance")


def ceiling(judge: Panel, renderer, count: int = 400) -> dict[str, float]:
    """Their share on renders that it never saw, held-out combinations included."""
    clips = judge.asked.draw(77, count, True)
    got, _ = read(judge, pictures(judge.asked, clips, renderer, None))
    truth = judge.asked.labels(clips)
    return {name: float(right(got, truth, name).mean()) for name in got}


def setting(text: str) -> tuple[str, object]:
    """`node.param=value` as (name, value); the value as JSON where it is that."""
    name, equals, value = text.partition("=")
    if not equals or "." not in name:
        raise SystemExit(f'"{text}" is not NODE.PARAM=VALUE, as sampler.guidance=4')
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--codec", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--judge", type=Path, help="where the two judges are kept; those for what they are asked in training/.cache by default. Who looks in full joins in all the same")
    parser.add_argument("--further", action="store_true", help="judges that are kept for the world as it was drawn before learn further, a quarter of what they are taught anew")
    parser.add_argument("--videos", type=Path, default=checkpoint.CACHE / "evaluate")
    parser.add_argument("--count", type=int, default=200, help="prompts of each of the largest kinds")
    parser.add_argument("--minutes", type=int, default=2, help="videos of a minute")
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--precision", choices=("fp32", "int8"), help="weights to use; the engine's choice by default")
    parser.add_argument("--set", action="append", default=[], metavar="NODE.PARAM=VALUE", help="another param in every template that has the node")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))   # as by Ctrl+C, so that the engine ends with it
    if not options.codec.exists():
        raise SystemExit(f"{options.codec} is not there; python -m training.restore makes it from the shipped bundle")
    codec, coded = load_codec(options.codec)
    world = of(coded["settings"])
    about = import_module(f".{world.id}", __package__)
    renderer = world.renderer()
    asked = about.questions

    def taught(kind: str, how: tuple, network: nn.Module, train: Callable[..., nn.Module], path: Path | None = None) -> nn.Module:
        """`network` as it learned what it is asked, or as `train` teaches it."""
        return learned(path or checkpoint.CACHE / f"{kind}-{asked.name(how)}.pt", network, lambda earlier: train(asked, codec, renderer, earlier=earlier), f"{kind}-{world.id}" if options.further else "")

    judge = taught("judge", HOW, Panel(asked), train_panel, options.judge)
    if asked.scene:
        judge.scene = taught("scene", (*scene_how, *asked.scene), Scene(asked), train_scene)
    print("judges on renders they never saw:", ", ".join(f"{name} {value:.3f}" for name, value in ceiling(judge, renderer).items()), flush=True)
    near = None
    if asked.hiders(0, 1, False):
        near = taught("near", near_how, Near(asked.cast), train_near)
        print(f"who hides, in pictures of renders it never saw: {recognised(near, asked, renderer):.3f}", flush=True)
    levels = None
    if asked.stacked(0, 1, False):
        levels = taught("levels", levels_how, Levels(asked.cast), train_levels)
        print(f"who is above whom, both right in renders it never saw: {told_apart(levels, asked, renderer):.3f}", flush=True)
    tally = None
    if asked.tallied(0, 1, False):
        tally = taught("tally", tally_how, Tally(), train_tally)
        print(f"how many there are, in renders it never saw: {told_how_many(tally, asked, renderer):.3f}", flush=True)
    items = about.pool(options.seed, options.count, options.minutes, renderer, options.videos / "first")
    for item in items:
        item.params.update(setting(text) for text in options.set)
    engine.make(items, options.videos, options.precision)
    kinds = defaultdict(list)
    for item in items:
        kinds[item.kind].append(item)
    size = world.sizes[world.view]
    rows: list[Row] = about.table(judge, near, codec, renderer, lambda item: engine.frames(item, options.videos, size, options.precision), kinds, levels, tally)
    print(f"\nseed {options.seed}\n| {' | '.join(HEADER)} |\n|{' --- |' * len(HEADER)}")
    for row in rows:
        print(f"| {' | '.join(map(str, astuple(row)))} |")


if __name__ == "__main__":
    told(main)
