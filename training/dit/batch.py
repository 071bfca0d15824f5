"""A training batch from the cache: fresh captions, a noise pattern, frame times and per-frame text masks."""

from dataclasses import dataclass

import numpy as np
import torch

from ..text.vocabulary import MAX_TOKENS, Vocabulary
from ..world.captions import captions
from .cache import ClipCache
from .patterns import pattern, times

ROOM = {"single": 40, "multi": 88, "long": 64}   # text tokens a sample has room for
ODDS = {"single": 0.86, "multi": 0.11, "long": 0.03}
SHORT = 0.06                                      # share of batches of any shorter length
BRIEF = 3                                         # latent frames of the windows that training mostly sees at first


@dataclass
class Batch:
    """clean [B, C, F, h, w]; sigma, learned, frame_time [B, F]; shot int64 [B, F]; cover [B, F, h, w]; span tokens
    int64 [S, 32] with their mask; `place` int64 [B, L] into the flattened spans; text_mask [B, F, L]."""

    clean: torch.Tensor
    sigma: torch.Tensor
    learned: torch.Tensor
    frame_time: torch.Tensor
    shot: torch.Tensor
    cover: torch.Tensor
    tokens: torch.Tensor
    token_mask: torch.Tensor
    place: torch.Tensor
    text_mask: torch.Tensor


def brief_share(settings: dict, step: int) -> float:
    """Share of batches of many brief windows: what things look like and are called is learned on more clips that way,
    three times as many for the same work; how they move needs whole clips."""
    first = settings["brief_steps"]
    return 0.8 if step < first else 0.8 - 0.76 * (step - first) / first if step < 2 * first else 0.04


def lay_out(spans: list[tuple[int, list[int]]], shots: np.ndarray, room: int, first_span: int, place: np.ndarray, mask: np.ndarray) -> None:
    """Writes one sample's spans (shot or −1 for all, token ids) into its row of `place` and `mask`."""
    at = 0
    for k, (scope, ids) in enumerate(spans):
        n = min(len(ids), room - at)
        place[at:at + n] = (first_span + k) * MAX_TOKENS + np.arange(n)
        mask[:, at:at + n] = 1.0 if scope < 0 else (shots == scope)[:, None]
        at += n


def draw_batch(cache: ClipCache, vocabulary: Vocabulary, settings: dict, step: int) -> Batch:
    """The batch of a step; depends on (seed, step) and the cache's content alone."""
    rng = np.random.default_rng([settings["seed"], 99, step])
    kind = list(ODDS)[rng.choice(3, p=list(ODDS.values()))]
    brief = rng.random() < brief_share(settings, step)
    kind = "single" if brief else kind
    items = cache.pools[kind].items
    chosen = [items[i] for i in rng.integers(0, len(items), settings["brief_batch" if brief else "batch"])]
    whole = chosen[0][1].shape[1]
    f = BRIEF if brief else int(rng.integers(1, whole)) if rng.random() < SHORT else whole
    room, size = ROOM[kind], len(chosen)
    place, mask = np.zeros((size, room), np.int64), np.zeros((size, f, room), np.float32)
    sigma, learned, when, shot = (np.zeros((size, f)) for _ in range(4))
    spans_flat, latents, covers = [], [], []
    for b, (clip, z, cover) in enumerate(chosen):
        start = int(rng.integers(0, whole - f + 1))
        of = np.repeat(np.arange(len(clip.shots)), [s.frames // 2 for s in clip.shots])[start:start + f]
        general, own = captions(rng, clip)
        spans = ([(-1, vocabulary.encode(general))] if general else []) + [(s, vocabulary.encode(own[s])) for s in sorted(set(of.tolist()))]
        for _, ids in spans:
            if rng.random() < 0.05 and len(ids) < MAX_TOKENS:
                ids.insert(int(rng.integers(0, len(ids) + 1)), 1)
        if rng.random() < 0.1:
            spans = []
        lay_out(spans, of, room, len(spans_flat), place[b], mask[b])
        spans_flat += [ids for _, ids in spans]
        sigma[b], learned[b], name = pattern(rng, of, late=start > 0 or clip.shots[0].phase > 0)
        when[b], shot[b] = times(rng, f, name), of - of.min()
        latents.append(z[:, start:start + f]), covers.append(cover[start:start + f])
    spans_flat = spans_flat or [[0]]
    tokens, token_mask = np.zeros((len(spans_flat), MAX_TOKENS), np.int64), np.zeros((len(spans_flat), MAX_TOKENS), np.int64)
    for s, ids in enumerate(spans_flat):
        tokens[s, :len(ids)], token_mask[s, :max(1, len(ids))] = ids, 1
    tensor = lambda a, kind=torch.float32: torch.from_numpy(a).to(kind)
    return Batch(torch.stack(latents).float(), tensor(sigma), tensor(learned), tensor(when), tensor(shot, torch.int64),
                 torch.stack(covers).float(), tensor(tokens, torch.int64), tensor(token_mask, torch.int64),
                 tensor(place, torch.int64), tensor(mask))
