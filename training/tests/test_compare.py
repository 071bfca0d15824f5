"""Comparing checkpoints: the same clips and noise for all, and what knows nothing loses most."""

import torch

from training import checkpoint
from training.codec.model import Codec, CodecConfig
from training.dit.compare import fixed, losses
from training.weights import Generator

SETTINGS = {"seed": 1, "variants": 1, "reuse": 5, "ema": 0.9, "round": 4,
            "model": {"latent": 4, "patch": 2, "width": 64, "depth": 1, "cross": 64, "ratio": 2, "text": 16, "shots": 8}}


def test_a_checkpoint_that_says_nothing_loses_the_variance_of_what_is_asked(tmp_path):
    torch.manual_seed(0)
    codec = Codec(CodecConfig(4, (16, 16, 16), (16, 16, 16), (1, 1, 1)))
    about = {"latent": 4, "encoder": [16, 16, 16], "decoder": [16, 16, 16], "depth": [1, 1, 1]}
    checkpoint.save(tmp_path / "codec.pt", {"settings": {"model": about}, "model": codec.state_dict(), "ema": {}})
    net = Generator(SETTINGS)
    blank = {k: torch.zeros_like(v) if k.startswith("dit.out") else v for k, v in net.state_dict().items()}
    checkpoint.save(tmp_path / "blank.pt", {"settings": SETTINGS, "model": blank, "ema": {}})
    batches = fixed(SETTINGS, tmp_path / "codec.pt", 1, 5)
    again = fixed(SETTINGS, tmp_path / "codec.pt", 1, 5)
    assert batches[0].clean.shape[:3] == (32, 4, 9) and torch.equal(batches[0].clean, again[0].clean) and int(batches[0].shot.max()) == 0
    made = losses(tmp_path / "blank.pt", batches, (0.9, 0.1))
    assert made.shape == (1, 2) and abs(made[0, 0] - made[0, 1]) < 0.05 * made[0, 0]   # the velocity is noise − clean at every level
    assert (losses(tmp_path / "blank.pt", again, (0.9, 0.1)) == made).all()
