"""A TensorFlow.js layers model as plain data: its layers in order and its weights, read without TensorFlow."""

import json
from dataclasses import dataclass
from pathlib import Path

import torch

from ..refused import Refused


class UnreadableLayers(Refused, RuntimeError):
    """The files are not a float32 layers model; the message says where."""


@dataclass(frozen=True)
class Layer:
    kind: str
    name: str
    config: dict
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class Layers:
    """Layers in topological order, and weights by `layer/kernel` [kh, kw, in, out] and `layer/bias` [out]."""

    layers: tuple[Layer, ...]
    weights: dict[str, torch.Tensor]


def read_layers(folder: Path) -> Layers:
    """Reads `model.json` and the shards that it lists."""
    model = json.loads((folder / "model.json").read_text())
    if model.get("format") != "layers-model":
        raise UnreadableLayers(f"{folder / 'model.json'} is no layers model but {model.get('format')!r}")
    layers = []
    for layer in model["modelTopology"]["model_config"]["config"]["layers"]:
        inbound = layer["inbound_nodes"]
        layers.append(Layer(layer["class_name"], layer["name"], layer["config"], tuple(n[0] for n in inbound[0]) if inbound else ()))
    weights = {}
    for group in model["weightsManifest"]:
        data = b"".join((folder / path).read_bytes() for path in group["paths"])
        at = 0
        for weight in group["weights"]:
            count = torch.Size(weight["shape"]).numel()
            if weight["dtype"] != "float32" or "quantization" in weight or at + 4 * count > len(data):
                raise UnreadableLayers(f"weight {weight['name']} of {folder} is not whole float32")
            weights[weight["name"]] = torch.frombuffer(bytearray(data[at:at + 4 * count]), dtype=torch.float32).reshape(weight["shape"])
            at += 4 * count
        if at != len(data):
            raise UnreadableLayers(f"the shards of {folder} hold {len(data)} bytes, and their weights {at}")
    return Layers(tuple(layers), weights)
