"""Jobs done ahead by processes come in order and are what this process would have made; failures are told."""

from functools import partial
from itertools import count

import numpy as np
import pytest

from training.ahead import Ahead
from training.checkpoint import TrainingStopped
from training.codec.data import Stager

SETTINGS = {"world": "small", "variants": 1, "seed": 1, "clips": 1, "latent_frames": 2}


class Counter:
    """Knows which maker it is and how often it was asked."""

    def __init__(self, index: int, several: int):
        self.index, self.asked = index, 0

    def say(self, job: int) -> tuple[int, int, int]:
        self.asked += 1
        if job == 7:
            raise ValueError("seven")
        return self.index, self.asked, job


def test_processes_answer_in_order_and_tell_of_failures():
    with Ahead(Counter, ((i % 2, "say", (i,)) for i in count()), 2) as ahead:
        assert [ahead.take() for _ in range(7)] == [(i % 2, i // 2 + 1, i) for i in range(7)]
        with pytest.raises(TrainingStopped, match="ValueError: seven"):
            ahead.take()
    assert not ahead.processes


def test_processes_make_what_one_makes():
    jobs = lambda several: ((s % several, "step", (s,)) for s in count())
    with Ahead(partial(Stager, SETTINGS), jobs(2), 2) as many, Ahead(partial(Stager, SETTINGS), jobs(1)) as one:
        for _ in range(4):
            a, b = many.take(), one.take()
            assert a.view == b.view and np.array_equal(a.pick, b.pick) and a.staged.x.equal(b.staged.x)


def test_an_ended_process_is_named():
    with Ahead(Counter, ((0, "say", (0,)) for _ in count()), 1) as ahead:
        ahead.take()
        ahead.processes[0].kill()
        ahead.processes[0].join()
        with pytest.raises(TrainingStopped, match="hands"):
            for _ in range(5):
                ahead.take()
