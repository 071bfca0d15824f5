"""Scores held-out one-character prompts: `python -m training.evaluate --count 48`.

Prints, for every fact, the judge's accuracy on real renders (the ceiling), on samples of held-out prompts with a 95 %
Wilson interval, with prompts shuffled (what agreement by luck would be), and pure chance.
"""

import argparse
import json
from pathlib import Path

import torch

from .. import checkpoint
from ..dit.sample import sample
from ..weights import load_codec, load_generator
from ..world.facts import Actor, Clip, Shot
from ..world.heldout import held_out_prompts
from ..world.render import Renderer
from ..worlds import of
from .onnx_dit import OnnxDit
from .judge import FACTS, Judge, accuracy, labels, train_judge


def interval(share: float, n: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson score interval of a share of n."""
    middle, half = share + z * z / (2 * n), z * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)


def as_clip(facts: dict) -> Clip:
    return Clip([Shot(**{**s, "actors": [Actor(**a) for a in s["actors"]]}) for s in facts["shots"]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codec", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--dit", type=Path, default=checkpoint.CACHE / "dit.pt")
    parser.add_argument("--onnx", type=Path, help="sample with this exported transformer, as models/picturebook/transformer/model.int8.onnx")
    parser.add_argument("--judge", type=Path, default=checkpoint.CACHE / "judge.pt")
    parser.add_argument("--count", type=int, default=48)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--steps", type=int, default=24)
    parser.add_argument("--guidance", type=float, default=3.0)
    parser.add_argument("--shift", type=float, default=4.0)
    parser.add_argument("--clips", type=int, default=3000, help="renders that the judge learns from")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    codec, coded = load_codec(options.codec)
    if of(coded["settings"]).id != "small":
        raise SystemExit("the judge reads the facts of the small world only; look at a contact sheet of the grown one")
    if options.judge.exists():
        state = checkpoint.load(options.judge)
        judge, ceiling = Judge(codec.config.latent).eval(), state["ceiling"]
        judge.load_state_dict(state["model"])
    else:
        judge, ceiling = train_judge(codec, Renderer(), options.clips, options.clips // 2)
        checkpoint.save(options.judge, {"model": judge.state_dict(), "ceiling": ceiling})
    print("judge on renders:", json.dumps({k: round(v, 3) for k, v in ceiling.items()}), flush=True)
    net, state = load_generator(options.dit)
    if options.onnx:
        net.dit = OnnxDit(options.onnx, net.dit.config, options.threads)
    prompts = held_out_prompts(options.seed, options.count, actors=1)
    truth = labels([as_clip(p["facts"]) for p in prompts])
    parts = [sample(net, [[p["prompt"]] for p in prompts[i:i + 12]], steps=options.steps, guidance=options.guidance, shift=options.shift,
                    seed=options.seed + i) for i in range(0, options.count, 12)]
    z = torch.cat(parts)
    scores, shuffled = accuracy(judge, z, truth), accuracy(judge, z.roll(1, 0), truth)
    print(f"{options.count} held-out prompts, {state['samples']} training samples, {options.steps} steps, guidance {options.guidance}")
    print("| fact | sampled | 95 % | shuffled | renders | chance |\n| --- | --- | --- | --- | --- | --- |")
    for k, n in FACTS.items():
        low, high = interval(scores[k], options.count)
        print(f"| {k} | {scores[k]:.2f} | {low:.2f}–{high:.2f} | {shuffled[k]:.2f} | {ceiling[k]:.2f} | {1 / n:.2f} |")


if __name__ == "__main__":
    main()
