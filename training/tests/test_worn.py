"""Known frames with harder or softer edges: what is known of a batch may be worn, what is learned never is."""

import numpy as np
import torch

from training.codec.__main__ import build
from training.dit.cache import ClipCache
from training.dit.worn import COLOUR, CONTRAST, HARDER, SOFTER, wear, worn
from training.worlds import of

SETTINGS = {"world": "small", "seed": 3, "variants": 1, "batch": 24, "brief_batch": 24, "brief_steps": 0, "cache": 256, "first": 10, "reuse": 4, "round": 8,
            "noise": 0.1, "model": {"latent": 4, "encoder": [16, 16, 16], "decoder": [16, 16, 16], "depth": [1, 1, 1]}}


def edges(pictures: torch.Tensor) -> float:
    return float(pictures.diff(dim=-1).abs().mean())


def test_edges_grow_and_shrink_and_nothing_leaves_the_range():
    pictures = torch.rand(2, 3, 3, 16, 16, generator=torch.Generator().manual_seed(0)) * 1.2 - 0.6
    same, harder, softer = (worn(pictures, torch.tensor([[a, 1.0, 0, 0, 0]] * 2)) for a in (0.0, HARDER, SOFTER))
    torch.testing.assert_close(same, pictures)
    assert edges(harder) > edges(pictures) > edges(softer)
    assert float(worn(pictures * 3, torch.tensor([[HARDER, 1.0, 0, 0, 0]] * 2)).abs().max()) <= 1
    torch.testing.assert_close(worn(pictures, torch.tensor([[0.0, 0.5, 0, 0, 0]] * 2)), pictures / 2)
    redder = worn(pictures, torch.tensor([[0.0, 1.0, 0.02, 0, -0.01]] * 2)) - pictures
    torch.testing.assert_close(redder.mean((0, 1, 3, 4)), torch.tensor([0.02, 0, -0.01]), atol=1e-6, rtol=0)


def test_wear_is_drawn_within_its_limits():
    drawn = wear(np.random.default_rng(1), 500)
    assert drawn.dtype == np.float32 and drawn.shape == (500, 5)
    assert SOFTER <= drawn[:, 0].min() < -0.3 and 0.9 < drawn[:, 0].max() <= HARDER
    assert 1 - CONTRAST <= drawn[:, 1].min() < drawn[:, 1].max() <= 1 + CONTRAST
    assert -COLOUR <= drawn[:, 2:].min() < 0 < drawn[:, 2:].max() <= COLOUR


def batches(share: float, count: int = 6) -> list:
    torch.manual_seed(0)
    settings = {**SETTINGS, "worn": share}
    cache = ClipCache(build(SETTINGS).eval(), of(settings).renderer("cpu", 1), settings)
    return [cache.next() for _ in range(count)]


def gaps(time: torch.Tensor) -> torch.Tensor:
    """Which frames [B, F] are before a gap of `time` [B, F]."""
    wide = time.diff(dim=1) > 0.26
    return torch.cat([wide.flip(1).cumsum(1).flip(1) > 0, torch.zeros(len(time), 1, dtype=torch.bool)], 1)


def test_only_known_frames_are_worn_and_none_from_far():
    plain, all_worn = batches(1e-9), batches(1.0)
    touched = kept = 0
    for a, b in zip(plain, all_worn):
        assert a.clean.shape == b.clean.shape
        same, learned = (a.clean - b.clean).abs().amax((1, 3, 4)) < 1e-6, b.learned > 0
        assert torch.equal(a.learned, b.learned) and bool(same[learned].all())
        far = gaps(b.frame_time)
        assert bool(same[far].all())
        touched += int((~same[~learned & ~far]).sum())
        kept += int(far.sum())
    assert touched > 10 and kept > 10
