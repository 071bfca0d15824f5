"""A shipped bundle becomes the networks that it was exported from, and previews explain pictures."""

from pathlib import Path

import pytest
import torch

from training.check import cases
from training.codec.__main__ import build
from training.codec.data import Stager
from training.onnx_export.preview import export_preview
from training.preview.__main__ import small, train
from training.preview.decoder import SCALE, PreviewDecoder
from training.restore import NotOurs, restore_codec, restore_generator, restore_preview
from training.settings import read
from training.tests.test_graphs import agree, shaken
from training.worlds import of

BUNDLE = Path("models/picturebook")
ahead = Stager.step
SETTINGS = read(Path("training/config/continue.json"))


@torch.no_grad()
def test_the_shipped_bundle_comes_back():
    import onnxruntime

    codec, net = restore_codec(BUNDLE, SETTINGS["codec"]), restore_generator(BUNDLE, SETTINGS["dit"])
    preview = restore_preview(BUNDLE, codec.config.latent)
    for path, (inputs, outputs) in cases(codec, net, preview).items():
        session = onnxruntime.InferenceSession(BUNDLE / path, providers=["CPUExecutionProvider"])
        results = session.run(list(outputs), {k: v.numpy() for k, v in inputs.items()})
        for want, got in zip(outputs.values(), results):
            assert float(abs(want.numpy() - got).max()) <= 1e-3 * float(want.abs().max()), path


def test_another_configuration_is_named():
    settings = {**SETTINGS["dit"], "model": {**SETTINGS["dit"]["model"], "width": 128}}
    with pytest.raises(NotOurs, match="config"):
        restore_generator(BUNDLE, settings)


@torch.no_grad()
def test_preview_graph():
    net = shaken(PreviewDecoder(4, 16))
    for b, f, h, w in ((2, 3, 4, 6), (1, 1, 2, 2)):
        z = torch.randn(b, 4, f, h, w)
        agree(export_preview(net), {"latents": z}, [net(z)])


def test_pictures_to_draw_are_means_of_pairs():
    frames = torch.zeros(1, 3, 4, 16, 16)
    frames[:, :, 1] = 1
    pictures = small(frames)
    assert pictures.shape == (1, 3, 2, 2 * SCALE, 2 * SCALE)
    assert torch.equal(pictures[0, 0, :, 0, 0], torch.tensor([0.5, 0.0]))


def test_previews_are_taught_on_the_clips_of_the_codecs_world(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(Stager, "step", lambda self, step: seen.append(self.world) or ahead(self, step))
    about = {"world": "small", "adds": ["colours"], "together": 4}
    tiny = build({"model": {"latent": 4, "encoder": [16, 16, 16], "decoder": [16, 16, 16], "depth": [1, 1, 1]}}).eval()
    train(tiny, about, tmp_path / "preview.pt", steps=1, renderer=of(about).renderer("cpu", 1))
    assert [world.adds for world in seen] == [("colours",)] and (tmp_path / "preview.pt").exists()
