"""Noise patterns give every task, never an empty one, and levels in range."""

from collections import Counter

import numpy as np

from training.dit.batch import begin, fits
from training.dit.patterns import NAMES, pattern, times


def test_patterns():
    rng, seen = np.random.default_rng(0), Counter()
    for k in range(3000):
        shots = np.repeat([0, 1], [4, 5]) if k % 3 else np.zeros(1 + k % 12, int)
        sigma, learned, name = pattern(rng, shots)
        seen[name] += 1
        assert sigma.shape == learned.shape == shots.shape
        assert (0 <= sigma).all() and (sigma <= 1).all() and learned.any()
        assert (sigma[learned == 0] <= 0.05).all()
        if name == "prefix":
            assert (np.diff(learned) >= 0).all() and learned[0] == 0
        if name == "rising":
            assert (np.diff(sigma) >= 0).all()
        assert (np.diff(times(rng, len(shots), name)) > 0).all()
    assert set(seen) == set(NAMES)


def test_a_clip_that_begins_late_always_has_a_known_frame():
    rng = np.random.default_rng(3)
    for k in range(4000):
        sigma, learned, _ = pattern(rng, np.zeros(2 + k % 4, int), late=True)
        assert learned.any() and not learned.all()


def test_a_window_shows_what_happens_in_it():
    rng = np.random.default_rng(5)
    for f in range(1, 10):
        for moments in ([2], [4], [7], [3, 4], [3, 5]):
            assert fits(moments, f) == (f >= moments[-1] - moments[0] + 2)
            if fits(moments, f):
                starts = {begin(rng, 9, f, moments) for _ in range(200)}
                assert all(start < moments[0] and moments[-1] < start + f and start + f <= 9 for start in starts)
                assert len(starts) == min(moments[0] - 1, 9 - f) - max(0, moments[-1] - f + 1) + 1
        assert fits([], f) and {begin(rng, 9, f, []) for _ in range(300)} == set(range(10 - f))
