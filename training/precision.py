"""Which number format products are fastest in here: bfloat16 where the processor has units for it, float32 elsewhere.

A processor without them emulates bfloat16 at a hundredth of its float32 speed, so a small product is timed a few times, once a process.
"""

import time
from functools import cache

import torch


@cache
def product_type(device: str = "cpu") -> torch.dtype:
    """bfloat16 if a product of matrices is at least as fast in it as in float32 on this device; cards always use it."""
    if device != "cpu":
        return torch.bfloat16
    times = {torch.float32: [], torch.bfloat16: []}
    pairs = {kind: (torch.ones(256, 256, dtype=kind), torch.ones(256, 256, dtype=kind)) for kind in times}
    for _ in range(8):   # in turn, and of each the fastest: something else may be running
        for kind, (a, b) in pairs.items():
            start = time.perf_counter()
            a @ b
            times[kind].append(time.perf_counter() - start)
    return torch.bfloat16 if min(times[torch.bfloat16]) <= min(times[torch.float32]) else torch.float32


def mixed(device: str = "cpu") -> torch.autocast:
    """The context in which networks are trained and sampled: autocast to `product_type`, or none where that is float32."""
    kind = torch.device(device).type
    fast = product_type(kind)
    return torch.autocast(kind, torch.bfloat16, enabled=fast is torch.bfloat16)
