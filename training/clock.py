"""How far a run is, 0…1: by steps where the config counts steps (exactly repeatable), by minutes otherwise."""

import math
import time
from pathlib import Path


PAUSE = 60.0   # seconds between two looks at the clock; a process that was stopped for longer did not train meanwhile


class Clock:
    """Progress of a run over its interruptions; `spent` seconds were used by earlier parts of it, and of any gap
    between two looks `pause` seconds count."""

    def __init__(self, steps: int | None, minutes: float | None, spent: float = 0.0, pause: float = PAUSE):
        self.steps, self.minutes, self.spent, self.seen, self.pause = steps, minutes, spent, time.monotonic(), pause

    def used_up(self, path: Path) -> str:
        """What to say where nothing is left to train of the checkpoint at `path`."""
        asked = f"{self.steps} steps" if self.steps else f"{self.minutes:g} minutes"
        return f"nothing was left to train: {path} has used its {asked}; give more, or begin from it with --start"

    def progress(self, step: int) -> float:
        """To be asked at every step: time counts from one call to the next."""
        now = time.monotonic()
        self.spent, self.seen = self.spent + min(now - self.seen, self.pause), now
        return min(1.0, step / self.steps if self.steps else self.spent / (60 * self.minutes))


def rate(progress: float, step: int, warmup: int, floor: float = 0.02, decay_from: float = 0.0) -> float:
    """Learning-rate factor: linear warm-up over `warmup` steps, then a cosine from `decay_from` on down to `floor`."""
    late = max(0.0, progress - decay_from) / (1 - decay_from)
    return min(1.0, (step + 1) / warmup) * (floor + (1 - floor) * 0.5 * (1 + math.cos(math.pi * late)))
