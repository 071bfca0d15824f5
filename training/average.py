"""The mean of checkpoints' averaged weights: `python -m training.average A.pt B.pt C.pt --weights 4 1 1 --out D.pt`.

Runs that begin from one another lie in one basin, and their mean is often better than each of them (Wortsman et al. 2022,
"Model soups"): what a small batch adds as noise is not the same in each. `python -m training.dit.compare` says whether it is.
Everything else, as the count of samples, is the last one's, as is the row of a word that only the last has. Where a checkpoint has no averaged weights, as one of a decoder alone, its own count.
"""

import argparse
from pathlib import Path

import torch

from . import checkpoint
from .dit.inherit import WORDS
from .refused import NotUsable, told


def mean(states: list[dict[str, torch.Tensor]], weights: list[float] | None = None) -> dict[str, torch.Tensor]:
    """Weight by weight, each state as often as `weights` says (all alike without); what is no float is the last one's. Raises NotUsable, by
    name, where they are not of one shape, or where there are not as many weights as states."""
    weights = weights or [1.0] * len(states)
    if len(weights) != len(states) or sum(weights) <= 0:
        raise NotUsable(f"{len(states)} checkpoints need as many weights that add up to more than 0, not {weights}")
    made = {}
    for name, last in states[-1].items():
        for state in states:
            if name not in state or state[name].shape != last.shape:
                raise NotUsable(f"{name} has shape {tuple(state[name].shape) if name in state else None} in one and {tuple(last.shape)} in the last")
        parts = [state[name].float() * (weight / sum(weights)) for state, weight in zip(states, weights)]
        made[name] = sum(parts).to(last.dtype) if last.is_floating_point() else last
    return made


def in_words(weights: dict[str, torch.Tensor], words: list[str] | None, last: dict) -> dict[str, torch.Tensor]:
    """`weights`, whose words are these by number, with the words of the checkpoint `last`: rows by name, and those of `last` where these lack a word."""
    own = last.get("words")
    if not words or not own or words == own:
        return weights
    rows, place = {**last["model"], **last["ema"]}[WORDS].clone(), {word: i for i, word in enumerate(words)}
    for row, word in enumerate(own):
        if word in place:
            rows[row] = weights[WORDS][place[word]]
    return {**weights, WORDS: rows}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--weights", type=float, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    states = [checkpoint.load(path) for path in options.checkpoints]
    # A mean is no run that could go on: it has averaged weights alone.
    rest = {name: value for name, value in states[-1].items() if name != "optimizer"}
    checkpoint.save(options.out, {**rest, "ema": mean([in_words({**state["model"], **state["ema"]}, state.get("words"), states[-1]) for state in states], options.weights)})


if __name__ == "__main__":
    told(main)
