"""Who draws the DiT's data: clips for the cache, and batches of them with fresh captions.

Several authors share a cache: each draws every so manieth round, remembers the facts of its own clips alone, and makes batches of those,
so that facts never travel. Round r is drawn from (seed, r) alone; which rounds an author holds at a step depends on the step alone, so a
resumed run sees what an uninterrupted one would (unless `refill`, the number of rounds to draw again when resuming, is set lower to start
sooner).
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np

from ..ahead import Job
from ..worlds import Pool, of
from .batch import Plan, draw_plan
from .worn import wear

ROUND = 64    # clips of a round
TRIES = 400   # clips that are drawn at most until one shows what it is to show


@dataclass
class Round:
    """Clips that join the cache: staged for `view`, to be kept in the `rows` int64 of `pool`, also with the `wear` [n, 5] of `worn.py`."""

    pool: str
    view: str
    rows: np.ndarray
    staged: Any
    wear: np.ndarray


class Author:
    """Number `index` of `several`. `pools[name]` holds (row, clip) of the newest clips."""

    def __init__(self, settings: dict, index: int = 0, several: int = 1):
        self.settings, self.world = settings, of(settings)
        self.vocabulary = self.world.vocabulary()
        room = {name: share_of(settings, pool, several) for name, pool in self.world.pools.items()}
        self.pools = {name: deque(maxlen=n) for name, n in room.items()}
        self.first = {name: index * n for name, n in room.items()}
        self.made = dict.fromkeys(room, 0)

    def round(self, index: int) -> Round:
        """Draws a round."""
        name, shots = self.world.round(index)
        pool, items = self.world.pools[name], self.pools[name]
        rng = np.random.default_rng([self.settings["seed"], 77, index])
        many = self.settings.get("round", ROUND)
        clips = [self.clip(rng, pool, shots) for _ in range(many)]
        rows = self.first[name] + (self.made[name] + np.arange(many)) % items.maxlen
        self.made[name] += many
        items.extend(zip(rows.tolist(), clips))
        # Where a round is larger than an author's share of the pool, only its last clips are kept.
        keep = slice(max(0, many - items.maxlen), None)
        staged = self.world.stage(clips[keep], pool.view, self.settings.get("together", 8))
        return Round(name, pool.view, rows[keep], staged, wear(rng, many)[keep])

    def clip(self, rng: np.random.Generator, pool: Pool, shots: int) -> Any:
        """A clip of a pool. Of those of one shot a config's `often`, 0…1, are drawn until they show one of the lessons that it learns `again`, each lesson as
        often as any other."""
        draw = lambda: self.world.draw(rng, pool.view, pool.frames, shots, self.settings["variants"], hard=True)
        lessons, often = self.settings.get("again", ()), self.settings.get("often", 0)
        if not lessons or shots > 1 or not often or rng.random() >= often:
            return draw()
        lesson = lessons[rng.integers(len(lessons))]
        return next((clip for clip in (draw() for _ in range(TRIES)) if self.world.shows(clip, lesson)), None) or draw()

    def batch(self, step: int) -> Plan:
        """Draws the batch of a step."""
        return draw_plan(self.pools, self.world, self.vocabulary, self.settings, step)


def share_of(settings: dict, pool: Pool, several: int) -> int:
    """How many clips of a pool each of several authors keeps."""
    return max(1, round(settings["cache"] * pool.share) // several)


def rounds_at(settings: dict, step: int) -> int:
    """How many rounds have been drawn before a step."""
    return settings["first"] + int(step * settings["batch"] / (settings["reuse"] * ROUND))


def jobs(settings: dict, step: int, several: int) -> Iterator[Job]:
    """What authors do from `step` on: the rounds that a step needs, then its batch. Laps of the world's pools are shared out so that every
    author gets clips of each."""
    lap = of(settings).lap
    following = max(0, rounds_at(settings, step) - settings.get("refill", settings["cache"] // ROUND + 30))
    for step in count(step):
        while following < rounds_at(settings, step):
            yield (following % lap + following // lap) % several, "round", (following,)
            following += 1
        yield step % several, "batch", (step,)
