"""The layers as an ONNX graph: pixels [1, 3, H, W] in 0…1 to [1, 3, sH, sW], about 0…1."""

import numpy as np
import onnx
import torch

from ..onnx_export.graph import FLOAT, Graph
from .layers import Layer, Layers
from .run import BETA, conv_weights, pixel_range


def export_upscaler(model: Layers, bits: int) -> onnx.ModelProto:
    """`bits` of a stored weight: 8, 16 or 32. The sums are float32 in any case, once a session has unpacked the weights."""
    g = Graph("upscaler")
    values = {}
    white = pixel_range(model)
    for layer in model.layers:
        inputs = [values[name] for name in layer.inputs]
        match layer.kind:
            case "InputLayer":
                value = g.input("pixels", [1, 3, "H", "W"])
                value = value if white == 1 else g.op("Mul", value, g.scalar(white))
            case "Conv2D":
                value = conv(g, model, layer, inputs[0], bits)
            case "Activation":
                value = g.op("Relu", inputs[0])
            case "Concatenate":
                value = g.op("Concat", *inputs, axis=1)
            case "Add":
                value = g.op("Add", *inputs)
            case "MultiplyBeta":
                value = g.op("Mul", inputs[0], g.scalar(BETA))
            case "UpSampling2D":
                scales = g.constant(np.asarray([1, 1, *layer.config["size"]], np.float32))
                value = g.op("Resize", inputs[0], "", scales, mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor")
            case shuffle if shuffle.startswith("PixelShuffle"):
                value = g.op("DepthToSpace", inputs[0], blocksize=int(shuffle.removeprefix("PixelShuffle").removesuffix("x")), mode="DCR")
            case other:
                raise NotImplementedError(f"layer {layer.name} is a {other}, which no ESRGAN package had so far")
        values[layer.name] = value
    g.output(value if white == 1 else g.op("Mul", value, g.scalar(1 / white)), "large", [1, 3, "sH", "sW"])
    return g.model()


def conv(g: Graph, model: Layers, layer: Layer, x: str, bits: int) -> str:
    weight, bias = conv_weights(model, layer.name)
    size = layer.config["kernel_size"]
    small = min(weight.shape[:2]) <= 3   # what meets the pixels themselves keeps its precision
    stored = g.exact(weight) if bits == 32 or small else g.weight(weight) if bits == 16 else eight(g, weight)
    return g.op("Conv", x, stored, g.exact(bias), pads=[size[0] // 2] * 4, kernel_shape=size)


def eight(g: Graph, weight: torch.Tensor) -> str:
    """A weight as whole numbers of eight bits and a factor an output channel; a session multiplies them when it loads."""
    factor = weight.abs().amax((1, 2, 3), keepdim=True).clamp_min(1e-12) / 127
    whole = torch.round(weight / factor).to(torch.int8).numpy()
    return g.op("Mul", g.op("Cast", g.constant(whole), to=FLOAT), g.exact(factor))
