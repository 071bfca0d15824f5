"""Which number format products are fastest in here: bfloat16 where the processor has units for it, float32 elsewhere.

A processor without them emulates bfloat16 at a hundredth of its float32 speed, so a small product is timed once.
"""

import time
from functools import cache

import torch


@cache
def product_type(device: str = "cpu") -> torch.dtype:
    """bfloat16 if a product of matrices is at least as fast in it as in float32 on this device; cards always use it."""
    if device != "cpu":
        return torch.bfloat16
    times = {}
    for kind in (torch.float32, torch.bfloat16):
        a, b = torch.ones(256, 256, dtype=kind), torch.ones(256, 256, dtype=kind)
        a @ b
        start = time.perf_counter()
        for _ in range(3):
            a @ b
        times[kind] = time.perf_counter() - start
    return torch.bfloat16 if times[torch.bfloat16] <= times[torch.float32] else torch.float32


def mixed(device: str = "cpu") -> torch.autocast:
    """The context in which networks are trained and sampled: autocast to `product_type`, or none where that is float32."""
    kind = torch.device(device).type
    fast = product_type(kind)
    return torch.autocast(kind, torch.bfloat16, enabled=fast is torch.bfloat16)
