"""What the host prepares for the device, prepared ahead of time by other processes and taken in order.

Drawing facts and captions is Python, and a card waits for one process of it. Jobs say which of several makers does them; a maker keeps
what it has made, so jobs of one maker run one after the other, and the same jobs give the same results with processes or without.
"""

import multiprocessing
import os
import pickle
import signal
import time
import traceback
from collections import deque
from typing import Any, Callable, Iterable

from .checkpoint import TrainingStopped

Job = tuple[int, str, tuple]   # (which maker, method, arguments)


def serve(make: Callable[[int, int], Any], index: int, count: int, pipe) -> None:
    """Does jobs until the other end closes. Signals are left to the process that asks: it says when to stop."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    maker = None
    try:
        while True:
            method, arguments = pickle.loads(pipe.recv_bytes())
            try:
                maker = maker or make(index, count)
                answer = (True, getattr(maker, method)(*arguments))
            except Exception:
                answer = (False, traceback.format_exc())
            pipe.send_bytes(pickle.dumps(answer, protocol=5))
    except (EOFError, OSError):
        pass


class Ahead:
    """`make(index, count)` builds a maker; `jobs` is an endless iterable of them. `hands` processes work `depth` jobs ahead; without any,
    each job is done here when it is taken. `waited` counts the seconds in which nothing was ready. Close it when done; it closes itself as a context."""

    def __init__(self, make: Callable[[int, int], Any], jobs: Iterable[Job], hands: int = 0, depth: int | None = None):
        self.jobs, self.waiting, self.depth = iter(jobs), deque(), depth or 2 * hands
        self.maker, self.pipes, self.processes, self.waited = None if hands else make(0, 1), [], [], 0.0
        # A fresh interpreter for each: one that is forked off a process with threads and a card in use may hang.
        context = multiprocessing.get_context("spawn")
        before = os.environ.get("OMP_NUM_THREADS")
        os.environ["OMP_NUM_THREADS"] = "1"
        for index in range(hands):
            mine, theirs = context.Pipe()
            process = context.Process(target=serve, args=(make, index, hands, theirs), daemon=True)
            process.start()
            theirs.close()
            self.pipes.append(mine), self.processes.append(process)
        os.environ.pop("OMP_NUM_THREADS") if before is None else os.environ.update(OMP_NUM_THREADS=before)

    def take(self) -> Any:
        """The result of the next job; raises TrainingStopped where a process failed, with its own words."""
        if self.maker is not None:
            _, method, arguments = next(self.jobs)
            return getattr(self.maker, method)(*arguments)
        try:
            while len(self.waiting) < self.depth:
                index, method, arguments = next(self.jobs)
                self.pipes[index].send_bytes(pickle.dumps((method, arguments)))
                self.waiting.append(index)
            asked = time.monotonic()
            answer = self.pipes[self.waiting.popleft()].recv_bytes()
            self.waited += time.monotonic() - asked
            fine, result = pickle.loads(answer)
        except (EOFError, OSError) as cause:
            raise TrainingStopped("a process that prepares data has ended; look for its error above, or run with \"hands\": 0") from cause
        if not fine:
            raise TrainingStopped(f"a process that prepares data failed:\n{result}")
        return result

    def close(self) -> None:
        """Lets the processes end."""
        for pipe in self.pipes:
            pipe.close()
        for process in self.processes:
            process.join(5)
            if process.is_alive():
                process.kill()
        self.pipes, self.processes = [], []

    def __enter__(self) -> "Ahead":
        return self

    def __exit__(self, *_) -> None:
        self.close()
