"""Nothing is left on the CPU: everything runs at its real size on torch's "meta" device, which holds no numbers and refuses to mix devices."""

import contextlib
import importlib
from pathlib import Path

import numpy as np
import pytest
import torch

from training.codec.__main__ import build
from training.codec.loss import codec_loss
from training.dit.__main__ import ADAM_ONLY
from training.dit.author import Author
from training.dit.block import attend, fused
from training.dit.cache import ClipCache
from training.dit.loss import flow_loss
from training.dit.sample import sample
from training.ema import Ema
from training.muon import Pair
from training.preview.__main__ import mix
from training.settings import read
from training.weights import Generator
from training.worlds import of

SETTINGS = read(Path("training/config/gpu.json"))
LITTLE = {**SETTINGS["dit"], "cache": 300, "round": 2, "variants": 1, "batch": 8, "brief_batch": 8, "refill": 300, "first": 20, "hands": 0}


@pytest.fixture
def far(monkeypatch):
    """The other device's name; arrays that are sent there become tensors of their shape."""
    torch.set_num_threads(1)
    away = lambda array, device: torch.from_numpy(np.ascontiguousarray(array)).to(device)
    for name in ("training.grown.render", "training.dit.cache", "training.codec.data"):
        monkeypatch.setattr(importlib.import_module(name), "sent", away)
    for name in ("training.dit.cache", "training.dit.sample"):   # there is no autocast for it
        monkeypatch.setattr(importlib.import_module(name), "mixed", lambda *_: contextlib.nullcontext())
    return "meta"


def test_every_training_stays_on_its_device(far):
    world = of(SETTINGS)
    renderer, codec, net = world.renderer(far, 1), build(SETTINGS["codec"]).to(far).train(), Generator(LITTLE).to(far).train()
    rng = np.random.default_rng(0)
    staged = world.stage([world.draw(rng, "wide", 34, 1 + k % 5, 1) for k in range(20)], "wide")
    frames, mask = (x.transpose(1, 2)[:, :, :8] for x in renderer.paint(staged, "wide"))
    assert frames.device.type == far and frames.shape == (20, 3, 8, 64, 96)

    optimizer, ema = Pair(codec, 0.002, 0.001), Ema(codec, 0.99)
    codec_loss(codec.decode(codec.encode(frames)), frames, mask, 8).backward()
    optimizer.step(), ema.update(codec, 1), ema.copy_to(codec)
    assert all(x.device.type == far for x in mix(codec, frames, 1, 1))

    cache, optimizer, ema = ClipCache(codec.eval(), renderer, LITTLE), Pair(net, 0.003, 0.001, ADAM_ONLY), Ema(net, 0.99)
    for _ in range(3):
        batch = cache.next()
        assert all(x.device.type == far for x in vars(batch).values() if isinstance(x, torch.Tensor))
        flow_loss(net, batch, torch.randn_like(batch.clean)).backward()
        optimizer.step(), ema.update(net, 1)
    assert sample(net, [["a fox runs to the left"]], steps=1).device.type == far


def test_the_fused_kernel_attends_alike():
    torch.manual_seed(0)
    q, k, v = torch.nn.functional.normalize(torch.randn(2, 2, 40, 64), dim=-1), torch.nn.functional.normalize(torch.randn(2, 2, 9, 64), dim=-1), torch.randn(2, 2, 9, 64)
    bias = (torch.rand(2, 1, 40, 9) > 0.5).float().sub(1) * 1e4
    assert torch.allclose(attend(q, k, v, bias), fused(q, k, v, bias), atol=1e-5) and torch.allclose(attend(q, k, v), fused(q, k, v), atol=1e-5)
