"""Compiles the DiT's blocks while the codec is trained, in a process of its own.

A compiler leaves what it makes in its cache, where the training that comes next on this machine finds it.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import torch

from ..dit.batch import BRIEF, Batch
from ..dit.loss import flow_loss
from ..precision import mixed
from ..weights import Generator
from .ready import ready

PATIENCE = 60.0   # seconds that a training waits for it at most


def example(net: Generator, settings: dict, device: str, brief: bool) -> Batch:
    """A batch of the usual pool's shape with nothing in it, of brief windows or of whole clips."""
    pool = next(iter(net.world.pools.values()))
    b, f, most = settings["brief_batch" if brief else "batch"], BRIEF if brief else pool.frames // 2, net.vocabulary.most
    h, w = (side // 8 for side in net.world.sizes[pool.view])
    fill = lambda *shape, kind=torch.float32: torch.zeros(*shape, dtype=kind, device=device)
    return Batch(fill(b, settings["model"]["latent"], f, h, w), fill(b, f, h, w), fill(b, f) + 0.5, fill(b, f) + 1, fill(b, f), fill(b, f, kind=torch.long),
                 fill(b, most, kind=torch.long), fill(b, most, kind=torch.long) + 1, fill(b, pool.room, kind=torch.long), fill(b, f, pool.room) + 1)


def warm(settings: dict, device: str) -> None:
    """One loss and its gradients of either shape, with the blocks compiled as `training.card` compiles them."""
    net = Generator(settings).to(device).train()
    net.dit.compile_blocks(any_shape=torch.device(device).type != "cpu")
    for brief in (True, False):
        batch = example(net, settings, device, brief)
        with mixed(device):
            loss = flow_loss(net, batch, torch.ones_like(batch.clean))
        loss.backward()


@contextmanager
def warming(settings: dict, work: Path, device: str) -> Iterator[Callable[[], bool]]:
    """Begins it; what it gives waits for the end, or for `PATIENCE`, and says whether all was compiled. Its words lie in `work`/warm.log. It
    ends with the context at the latest."""
    work.mkdir(parents=True, exist_ok=True)
    (work / "warm.json").write_text(json.dumps(settings["dit"]))
    with open(work / "warm.log", "w") as log:
        process = subprocess.Popen([sys.executable, "-m", __name__, str(work / "warm.json"), device], stdout=log, stderr=log)

    def wait() -> bool:
        try:
            return process.wait(PATIENCE) == 0
        except subprocess.TimeoutExpired:
            return False
    try:
        yield wait
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    ready(sys.argv[2], 0)
    warm(json.loads(Path(sys.argv[1]).read_text()), sys.argv[2])
