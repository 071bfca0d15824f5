"""The two frames of a latent are told apart: by the measure, by the loss, and by a stage that can be added without changing anything."""

import pytest
import torch

from training import checkpoint
from training.codec.__main__ import build
from training.codec.loss import agreement, codec_loss
from training.codec.model import Codec, CodecConfig
from training.codec.sharpen import sharpen
from training.weights import load_codec

SMALL = {"latent": 4, "encoder": [16, 16, 16], "decoder": [16, 16, 16], "depth": [1, 1, 1]}
SETTINGS = {"seed": 1, "clips": 2, "latent_frames": 2, "noise": 0.1, "mover": 8, "variants": 1, "model": SMALL}


def moving(frames: int = 6) -> torch.Tensor:
    """A bright bar that goes right, [1, 3, T, 8, 16]."""
    x = torch.zeros(1, 3, frames, 8, 16)
    for t in range(frames):
        x[..., t, :, 2 + t:5 + t] = 1
    return x


def means(x: torch.Tensor) -> torch.Tensor:
    return x.unflatten(2, (-1, 2)).mean(3, keepdim=True).expand(-1, -1, -1, 2, -1, -1).flatten(2, 3)


def test_agreement_is_one_for_the_truth_and_none_for_means():
    x = moving()
    assert agreement(x, x) == pytest.approx(1) and agreement(means(x), x) == 0
    assert agreement(x.flip(2), x) < 0


def test_the_loss_in_time_is_of_changes_alone():
    x, mask = moving(), torch.ones(1, 1, 6, 8, 16)
    of = lambda made: float(codec_loss(made, x, mask, motion=1.0) - codec_loss(made, x, mask))
    assert of(means(x)) > 2 * of(x) and of(x + 0.3) == pytest.approx(of(x), abs=1e-5)


@torch.no_grad()
def test_a_new_stage_changes_nothing_and_remembers_one_picture():
    torch.manual_seed(0)
    plain, grown = Codec(CodecConfig(4, (16,) * 3, (16,) * 3, (1, 1, 1))).eval(), Codec(CodecConfig(4, (16,) * 3, (16,) * 3, (1, 1, 1), 8)).eval()
    grown.load_state_dict({**grown.state_dict(), **plain.state_dict()})
    z = torch.randn(2, 4, 3, 2, 3)
    assert torch.equal(plain.decode(z), grown.decode(z))
    assert grown.decoder.state_scales() == [*plain.decoder.state_scales(), (12, 4)]
    torch.nn.init.normal_(grown.decoder.apart.out.weight, std=0.1)
    other = z.clone()
    other[:, :, 0] += 1
    changed = (grown.decode(z) - grown.decode(other)).abs().amax((0, 1, 3, 4))
    assert (changed > 0).tolist() == [True] * 6


def test_sharpening_adds_the_stage_and_leaves_the_latents(tmp_path):
    codec = build(SETTINGS)
    checkpoint.save(tmp_path / "a.pt", {"model": codec.state_dict(), "ema": {}, "step": 3, "spent": 1.0, "settings": SETTINGS})
    sharpen(tmp_path / "a.pt", tmp_path / "b.pt", 0.02, latent_frames=2, apart=8)
    before, after = load_codec(tmp_path / "a.pt")[0], load_codec(tmp_path / "b.pt")[0]
    x = torch.rand(1, 3, 4, 16, 16)
    assert torch.equal(before.encode(x), after.encode(x)) and after.decoder.apart is not None
    assert not torch.equal(before.decode(after.encode(x)), after.decode(after.encode(x)))
