"""A training batch: which clips of the cache, fresh captions, a noise pattern, frame times and per-frame text masks."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from ..text.vocabulary import UNK, Vocabulary
from ..worlds import World
from .patterns import pattern, sinks, times

SHORT = 0.06   # share of batches of any shorter length
BRIEF = 3      # latent frames of the windows that training mostly sees at first


@dataclass
class Plan:
    """A batch without its pictures, as arrays: clips `rows` [B] of `pool`, each from latent frame `start` [B] on; where `worn`
    [B, F] is 1 the pictures of a known frame are (`worn.py`); the rest as in Batch."""

    pool: str
    rows: np.ndarray
    start: np.ndarray
    sigma: np.ndarray
    learned: np.ndarray
    frame_time: np.ndarray
    shot: np.ndarray
    tokens: np.ndarray
    token_mask: np.ndarray
    place: np.ndarray
    text_mask: np.ndarray
    worn: np.ndarray
    kept: int


@dataclass
class Batch:
    """clean [B, C, F, h, w]; cover [B, F, h, w]; sigma, learned, frame_time float32 [B, F]; shot int64 [B, F]; span tokens int64
    [S, most] with their mask; `place` int64 [B, L] into the flattened spans; text_mask float32 [B, F, L]. The first `kept` samples hold nothing of what is new (`anchor.py`)."""

    clean: torch.Tensor
    cover: torch.Tensor
    sigma: torch.Tensor
    learned: torch.Tensor
    frame_time: torch.Tensor
    shot: torch.Tensor
    tokens: torch.Tensor
    token_mask: torch.Tensor
    place: torch.Tensor
    text_mask: torch.Tensor
    kept: int = 0


def brief_share(settings: dict, step: int) -> float:
    """Share of batches of many brief windows: what things look like and are called is learned on more clips that way,
    three times as many for the same work; how they move needs whole clips. It falls to a config's `brief`. Of these batches a config's `still` makes that share
    `still_batch` single latents, of which nine cost what one whole clip does: enough to learn a colour from."""
    first, rest = settings["brief_steps"], settings.get("brief", 0.04)
    return 0.8 if step < first else 0.8 - (0.8 - rest) * (step - first) / first if step < 2 * first else rest


def lay_out(spans: list[tuple[int, list[int]]], shots: np.ndarray, first: int, most: int, place: np.ndarray, mask: np.ndarray) -> None:
    """Writes one sample's spans (shot or −1 for all, token ids) into its row of `place` [L] and `mask` [F, L], as far as there is room;
    `first` is the number of its first span."""
    at = 0
    for k, (scope, ids) in enumerate(spans):
        n = min(len(ids), len(place) - at)
        place[at:at + n] = (first + k) * most + np.arange(n)
        mask[:, at:at + n] = 1 if scope < 0 else (shots == scope)[:, None]
        at += n


def choose(rng: np.random.Generator, weights: dict[str, float]) -> str:
    """One of the names by its weight; a single one costs no draw."""
    p = np.array(list(weights.values()))
    return list(weights)[rng.choice(len(p), p=p / p.sum()) if len(p) > 1 else 0]


def pick(rng: np.random.Generator, items, size: int, share: float, world: World, known: Sequence[str] = (), again: Sequence[str] = ()) -> tuple[list, int]:
    """`size` of the (row, clip) in `items`, and how many of them are an anchor's: that `share` of them, first, clips with nothing of
    what is new, what is `known` apart, or learned `again`, and others after them. Without a share, or with clips of one kind alone, they are drawn from all."""
    old, new = [], []
    for item in items if share else ():
        (new if world.new(item[1], known, again) else old).append(item)
    if not old or not new:
        return [items[i] for i in rng.integers(0, len(items), size)], size if old else 0
    kept = round(size * share)
    return [old[i] for i in rng.integers(0, len(old), kept)] + [new[i] for i in rng.integers(0, len(new), size - kept)], kept


def draw_plan(held: dict[str, deque], world: World, vocabulary: Vocabulary, settings: dict, step: int) -> Plan:
    """The batch of a step; depends on (seed, step) and the (row, clip) that are `held` alone."""
    rng, most = np.random.default_rng([settings["seed"], 99, step]), vocabulary.most
    there = {name: world.pools[name] for name, items in held.items() if items}
    kind = choose(rng, {name: pool.odds for name, pool in there.items()})
    fit = {name: pool.brief for name, pool in there.items() if pool.brief}
    brief = bool(fit) and rng.random() < brief_share(settings, step)
    kind = choose(rng, fit) if brief else kind
    pool, items = there[kind], held[kind]
    still = brief and "still" in settings and rng.random() < settings["still"]
    size = max(1, int(settings["still_batch" if still else "brief_batch" if brief else "batch"] * pool.size))
    whole = pool.frames // 2
    f = 1 if still else BRIEF if brief else int(rng.integers(1, whole)) if rng.random() < SHORT else whole
    shown = [item for item in items if len(world.starts(item[1], f))]
    chosen, kept = pick(rng, shown, size, settings.get("anchor", 0), world, settings.get("known", ()), settings.get("again", ()))
    place, mask = np.zeros((size, pool.room), np.int64), np.zeros((size, f, pool.room), np.uint8)
    sigma, learned, when = (np.zeros((size, f), np.float32) for _ in range(3))
    share, worn = settings.get("worn", 0), np.zeros((size, f), np.uint8)
    shot, starts, flat = np.zeros((size, f), np.int64), np.zeros(size, np.int64), []
    for b, (_, clip) in enumerate(chosen):
        there = world.starts(clip, f)
        start = starts[b] = there[int(rng.integers(len(there)))]
        of = np.repeat(np.arange(len(clip.shots)), [s.frames // 2 for s in clip.shots])[start:start + f]
        general, own = world.captions(rng, clip)
        spans = ([(-1, vocabulary.encode(general))] if general else []) + [(s, vocabulary.encode(own[s])) for s in sorted(set(of.tolist()))]
        for _, ids in spans:
            if rng.random() < 0.05 and len(ids) < most:
                ids.insert(int(rng.integers(0, len(ids) + 1)), UNK)
        if rng.random() < 0.1:
            spans = []
        lay_out(spans, of, len(flat), most, place[b], mask[b])
        flat += [ids for _, ids in spans]
        sigma[b], learned[b], _ = pattern(rng, of, late=(start > 0 or clip.shots[0].phase > 0) and not world.timeless(clip))
        far = sinks(rng, learned[b])
        when[b], shot[b] = times(rng, f, far), of - of.min()
        if share and rng.random() < share:
            # What is far away is as it was made: looks that were lost since are learned from it.
            worn[b, far:] = learned[b, far:] == 0
    flat = flat or [[0]]
    tokens, token_mask = np.zeros((len(flat), most), np.int64), np.zeros((len(flat), most), np.int64)
    for s, ids in enumerate(flat):
        tokens[s, :len(ids)], token_mask[s, :max(1, len(ids))] = ids, 1
    return Plan(kind, np.array([row for row, _ in chosen]), starts, sigma, learned, when, shot, tokens, token_mask, place, mask, worn, kept)
