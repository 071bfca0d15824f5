"""When to stop: at a time, or when the process is asked to end."""

import signal
import time


class Halt:
    """Called as a question: true from `minutes` after its making on, less the `keep` seconds that what follows needs, and as soon as
    SIGTERM or SIGINT came."""

    def __init__(self, minutes: float):
        self.end, self.asked, self.keep = time.monotonic() + 60 * minutes, False, 0.0
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self.ask)

    def ask(self, *_) -> None:
        """Only notes it: whoever trains stops between two steps and saves. Who asks a second time does not wait for that."""
        self.asked = True
        signal.signal(signal.SIGTERM, signal.SIG_DFL), signal.signal(signal.SIGINT, signal.default_int_handler)

    def left(self) -> float:
        """Minutes that are left for training."""
        return max(0.0, (self.end - self.keep - time.monotonic()) / 60)

    def __call__(self) -> bool:
        return self.asked or self.left() == 0
