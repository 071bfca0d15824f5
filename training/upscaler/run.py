"""The layers as PyTorch operations: what the ONNX graph is checked against."""

import torch
import torch.nn.functional as F

from .layers import Layers

BETA = 0.2   # what the package's own layer MultiplyBeta multiplies by


@torch.no_grad()
def run_layers(model: Layers, pixels: torch.Tensor) -> torch.Tensor:
    """Pixels [B, 3, H, W], in the range of the package's model, to [B, 3, sH, sW]."""
    values = {}
    for layer in model.layers:
        inputs = [values[name] for name in layer.inputs]
        match layer.kind:
            case "InputLayer":
                value = pixels
            case "Conv2D":
                value = F.conv2d(inputs[0], *conv_weights(model, layer.name), padding=layer.config["kernel_size"][0] // 2)
            case "Activation":
                value = torch.relu(inputs[0])
            case "Concatenate":
                value = torch.cat(inputs, 1)
            case "Add":
                value = inputs[0] + inputs[1]
            case "MultiplyBeta":
                value = inputs[0] * BETA
            case "UpSampling2D":
                value = F.interpolate(inputs[0], scale_factor=layer.config["size"][0], mode="nearest")
            case shuffle if shuffle.startswith("PixelShuffle"):
                # TensorFlow keeps the place within a block before the channel; PyTorch's own shuffle the other way round.
                scale = int(shuffle.removeprefix("PixelShuffle").removesuffix("x"))
                b, c, h, w = inputs[0].shape
                blocks = inputs[0].reshape(b, scale, scale, c // scale**2, h, w)
                value = blocks.permute(0, 3, 4, 1, 5, 2).reshape(b, c // scale**2, h * scale, w * scale)
            case other:
                raise NotImplementedError(f"layer {layer.name} is a {other}, which no ESRGAN package had so far")
        values[layer.name] = value
    return value


def conv_weights(model: Layers, name: str) -> tuple[torch.Tensor, torch.Tensor]:
    """Weight [out, in, kh, kw] and bias [out] of a convolution."""
    return model.weights[f"{name}/kernel"].permute(3, 2, 0, 1).contiguous(), model.weights[f"{name}/bias"]


def pixel_range(model: Layers) -> float:
    """What white is to the package's model: 255 for its plain residual dense networks, 1 for those with a scaled residual."""
    return 1.0 if any(layer.kind == "MultiplyBeta" for layer in model.layers) else 255.0
