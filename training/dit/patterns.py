"""Noise patterns: which latent frames are known and at which level the others are, for every task of the graph.

Text-to-video is one level for all; extending is a clean prefix; in-between is both ends; rollouts are
non-decreasing levels (Diffusion Forcing, Chen et al. 2024).
"""

import numpy as np

NAMES = ("one level", "prefix", "suffix", "both ends", "subset", "rising", "per shot")
WEIGHTS = np.array([0.49, 0.18, 0.06, 0.08, 0.04, 0.08, 0.07])
LATE = np.array([0.0, 0.6, 0.1, 0.2, 0.1, 0.0, 0.0])   # of clips that begin in the middle of a motion: words alone can't say where

FAR = 0.6         # share of clips with two known frames or more at their beginning of which some are shown as far away
SINKS = 4         # such frames at most: as many as a minute's workflow keeps
FARTHEST = 2.0    # seconds, the longest gap between two frames that a model is told of


def level(rng: np.random.Generator, size=None):
    """Noise levels 0…1, logit-normal (Esser et al. 2024), a tenth of them uniform. The mean of 1.2 puts a third of them
    above 0.85: where things are and how they move is decided there, since a clip's latents are highly redundant."""
    normal = 1 / (1 + np.exp(-(1.2 + 1.2 * rng.standard_normal(size))))
    return np.where(rng.random(size) < 0.1, rng.random(size), normal)


def pattern(rng: np.random.Generator, shots: np.ndarray, late: bool = False) -> tuple[np.ndarray, np.ndarray, str]:
    """(sigma [F] 0…1, learned [F] 0/1, name) for a clip whose frames belong to `shots` [F]; unlearned frames are given.
    A `late` clip begins in the middle of its motions, and some of its frames are always given."""
    f = len(shots)
    name = NAMES[rng.choice(len(NAMES), p=LATE if late else WEIGHTS)] if f > 1 else "one level"
    sigma, learned = np.full(f, float(level(rng))), np.ones(f)
    if name in ("prefix", "suffix", "both ends", "subset"):
        known = np.zeros(f, bool)
        if name == "prefix":
            known[: rng.integers(1, f)] = True
        elif name == "suffix":
            known[f - rng.integers(1, f):] = True
        elif name == "both ends":
            known[0] = known[-1] = True
            known[: rng.integers(1, max(2, f // 2))] = True
            known[f - rng.integers(1, max(2, f // 2)):] = True
        else:
            known = rng.random(f) < rng.uniform(0.2, 0.8)
        if known.all():
            known[rng.integers(f)] = False
        if late and not known.any():
            known[rng.integers(f)] = True
        sigma[known] = rng.uniform(0, 0.05) if rng.random() < 0.3 else 0.0
        learned[known] = 0
    elif name == "rising":
        sigma = np.sort(level(rng, f))
    elif name == "per shot":
        parts = shots if shots.max() > shots.min() else np.searchsorted(np.sort(rng.integers(1, f, 2)), np.arange(f), "right")
        sigma = level(rng, int(parts.max()) + 1)[parts]
    return sigma, learned, name


def sinks(rng: np.random.Generator, learned: np.ndarray) -> int:
    """How many of a clip's first frames, 0 to SINKS, are shown as frames from far before the others (sinks; Xiao et al. 2024): known ones, and one
    known frame at least lies between them and those that are `learned` [F]. A long video shows its first latents in every window."""
    known = int(np.argmax(learned > 0))
    if known < 2 or rng.random() >= FAR:
        return 0
    return int(rng.integers(1, min(SINKS, known - 1) + 1))


def times(rng: np.random.Generator, f: int, far: int, seconds: float = 0.25) -> np.ndarray:
    """Frame times [F] in seconds: an arbitrary origin, and the first `far` frames a while before the others, FARTHEST at most, as an engine tells of them
    (`windowTimes`)."""
    start = 0.0 if rng.random() < 0.5 else rng.uniform(0, 60)
    t = start + seconds * np.arange(f)
    if far:
        t[:far] -= min(rng.uniform(0, 20), FARTHEST - seconds)
    return t
