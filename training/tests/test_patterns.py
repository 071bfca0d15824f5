"""Noise patterns give every task, never an empty one, and levels in range."""

from collections import Counter

import numpy as np

from training.dit.patterns import FARTHEST, NAMES, SINKS, pattern, sinks, times
from training.world.adds import ADDS
from training.world.facts import Actor, Clip, Shot
from training.world.hiding import hidden
from training.worlds import of


def test_patterns():
    rng, seen, farthest = np.random.default_rng(0), Counter(), Counter()
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
        far = sinks(rng, learned)
        farthest[far] += 1
        assert 0 <= far <= SINKS and (learned[:far + (far > 0)] == 0).all()
        gaps = np.diff(times(rng, len(shots), far))
        assert (gaps > 0).all() and gaps.max(initial=0) <= FARTHEST + 1e-9
        assert np.allclose(np.delete(gaps, far - 1) if far else gaps, 0.25)
    assert set(seen) == set(NAMES)
    assert set(farthest) == set(range(SINKS + 1))


def test_a_clip_that_begins_late_always_has_a_known_frame():
    rng = np.random.default_rng(3)
    for k in range(4000):
        sigma, learned, _ = pattern(rng, np.zeros(2 + k % 4, int), late=True)
        assert learned.any() and not learned.all()


def test_a_window_shows_what_happens_in_it():
    world = of({"world": "small", "adds": list(ADDS)})
    clip = lambda *whens, thing="": Clip([Shot(18, "sea", "day", "still", 0, 0.0, 0, [Actor("fox", "vanish" if when else "go-left", "runs", 32.0, 20.0, -1, 0.0, 1.0, when=when, thing=thing)
                                                                                     for when in whens])])
    for f in range(1, 10):
        for whens in ((4,), (8,), (14,), (6, 8), (6, 10)):
            first, last = whens[0] // 2, whens[-1] // 2
            assert list(world.starts(clip(*whens), f)) == [k for k in range(10 - f) if k < first and last < k + f]
        assert list(world.starts(clip(0), f)) == list(range(10 - f))
        gone, back = hidden(18)
        shown = [k for k in range(10 - f) if (2 * k + 2 <= gone or 2 * k >= back if f == 1 else k < gone // 2 and back // 2 < k + f)]
        assert list(world.starts(clip(0, thing="rock"), f)) == shown and bool(shown) == (f == 1 or f > 3)
