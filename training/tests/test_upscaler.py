"""The upscaler's graph computes what the package's layers mean, for both kinds of network; no package is needed."""

import json

import numpy as np
import onnxruntime
import pytest
import torch

from training.upscaler.graph import export_upscaler
from training.upscaler.layers import UnreadableLayers, read_layers
from training.upscaler.package import MissingPackage, fetch
from training.upscaler.run import pixel_range, run_layers


def conv(name, source, weights, out, size=3):
    generator = torch.Generator().manual_seed(len(weights))
    inside = 3 if source == "LR" else weights[f"{source}/kernel"].shape[3] if f"{source}/kernel" in weights else 12
    weights[f"{name}/kernel"] = torch.randn(size, size, inside, out, generator=generator) * 0.2
    weights[f"{name}/bias"] = torch.randn(out, generator=generator) * 0.1
    return {"class_name": "Conv2D", "name": name, "config": {"kernel_size": [size, size]}, "inbound_nodes": [[[source, 0, 0]]]}


def other(kind, name, *sources, **config):
    return {"class_name": kind, "name": name, "config": config, "inbound_nodes": [[[s, 0, 0] for s in sources]]}


def write(folder, tail, weights):
    """A tiny layers model on disk, in two shards."""
    start = {"class_name": "InputLayer", "name": "LR", "config": {}, "inbound_nodes": []}
    listed = [{"name": k, "shape": list(v.shape), "dtype": "float32"} for k, v in weights.items()]
    data = b"".join(v.numpy().tobytes() for v in weights.values())
    (folder / "a.bin").write_bytes(data[:40]), (folder / "b.bin").write_bytes(data[40:])
    model = {"format": "layers-model", "modelTopology": {"model_config": {"config": {"layers": [start, *tail]}}},
             "weightsManifest": [{"paths": ["a.bin", "b.bin"], "weights": listed}]}
    (folder / "model.json").write_text(json.dumps(model))


def shuffled(weights):
    first = conv("a", "LR", weights, 12)
    second = conv("b", "a", weights, 12)
    return [first, other("Activation", "relu", "a"), second, other("MultiplyBeta", "beta", "b"), other("Add", "sum", "relu", "beta"),
            other("PixelShuffle2x", "shuffle", "sum")]


def repeated(weights):
    return [conv("a", "LR", weights, 4), other("Concatenate", "both", "a", "a"), other("UpSampling2D", "up", "both", size=[2, 2])]


@pytest.mark.parametrize("tail, white", [(shuffled, 1), (repeated, 255)])
@pytest.mark.parametrize("bits, within", [(32, 1e-5), (16, 5e-3), (8, 5e-2)])
def test_graph(tmp_path, tail, white, bits, within):
    weights = {}
    write(tmp_path, tail(weights), weights)
    model = read_layers(tmp_path)
    assert pixel_range(model) == white
    session = onnxruntime.InferenceSession(export_upscaler(model, bits).SerializeToString(), providers=["CPUExecutionProvider"])
    for height, width in ((5, 7), (8, 4)):
        pixels = torch.rand(1, 3, height, width)
        want = (run_layers(model, pixels * white) / white).numpy()
        got = session.run(None, {"pixels": pixels.numpy()})[0]
        assert got.shape == want.shape and want.shape[2:] == (2 * height, 2 * width)
        assert np.abs(got - want).max() <= within * np.abs(want).max()


def test_broken_files(tmp_path):
    weights = {}
    write(tmp_path, shuffled(weights), weights)
    (tmp_path / "b.bin").write_bytes((tmp_path / "b.bin").read_bytes()[:-4])
    with pytest.raises(UnreadableLayers, match="not whole"):
        read_layers(tmp_path)


def test_missing_package(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingPackage, match="check that npm works"):
        fetch("slim", tmp_path / "cache")
