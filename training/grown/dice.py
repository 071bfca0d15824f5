"""Draws from an explicit generator, in the few ways that facts need; the same state draws the same facts."""

from bisect import bisect
from itertools import accumulate

import numpy as np


class Odds:
    """A weighted table, summed once."""

    def __init__(self, table: dict):
        self.keys = list(table)
        self.sums = list(accumulate(table.values()))


class Dice:
    def __init__(self, rng: np.random.Generator):
        self.rng = rng

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.rng.random()

    def whole(self, low: int, high: int) -> int:
        """An integer from low to high, both included."""
        return low + int(self.rng.random() * (high - low + 1))

    def one(self, options):
        return options[int(self.rng.random() * len(options))]

    def some(self, options, count: int) -> list:
        """`count` different ones."""
        left = list(options)
        return [left.pop(int(self.rng.random() * len(left))) for _ in range(count)]

    def odds(self, table: Odds):
        return table.keys[min(bisect(table.sums, self.rng.random() * table.sums[-1]), len(table.keys) - 1)]
