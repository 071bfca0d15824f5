"""The codec's graphs: encoder, clip decoder and streaming decoder. Latents are normalised on both sides."""

from functools import partial

import onnx
import torch

from ..codec.apart import PICTURE, Apart
from ..codec.blocks import Remember, Res
from ..codec.model import Codec
from .graph import Graph


def conv(g: Graph, x: str, layer: torch.nn.Conv2d, weight: torch.Tensor | None = None, bias: torch.Tensor | None = None) -> str:
    pad = layer.padding[0]
    weight = layer.weight if weight is None else weight
    bias = layer.bias if bias is None else bias
    return g.op("Conv", x, g.weight(weight), g.weight(bias), pads=[pad] * 4, kernel_shape=list(layer.kernel_size))


def residual(g: Graph, block: Res, x: str, past: str | None = None) -> str:
    y = x if past is None else g.op("Concat", x, past, axis=1)
    y = conv(g, g.op("Relu", y), block.first)
    return g.op("Add", x, conv(g, g.op("Relu", y), block.second))


def depth_first(weight: torch.Tensor) -> torch.Tensor:
    """Reorders a convolution's inputs from pixel_unshuffle's order (channel, y, x) to SpaceToDepth's (y, x, channel)."""
    out, inputs, kh, kw = weight.shape
    return weight.reshape(out, inputs // 4, 4, kh, kw).transpose(1, 2).reshape(out, inputs, kh, kw)


def export_encoder(codec: Codec) -> onnx.ModelProto:
    """frames [B, 3, T, H, W] in −1…1, T even → latents [B, C, T/2, H/8, W/8]."""
    g, e, c = Graph("vae_encoder"), codec.encoder, codec.config.latent
    frames = g.input("frames", ["B", 3, "T", "H", "W"])
    shape = g.op("Shape", frames)
    batch, size = g.op("Slice", shape, g.ints(0), g.ints(1)), g.op("Slice", shape, g.ints(3), g.ints(5))
    x = g.op("Reshape", g.op("Transpose", frames, perm=[0, 2, 1, 3, 4]), g.op("Concat", g.ints(-1, 6), size, axis=0))
    for enter, block in ((e.in1, e.res1), (e.in2, e.res2), (e.in3, e.res3)):
        x = residual(g, block, conv(g, g.op("SpaceToDepth", x, blocksize=2), enter, depth_first(enter.weight)))
    scale = torch.rsqrt(codec.norm.running_var + codec.norm.eps)
    x = conv(g, g.op("Relu", x), e.out, e.out.weight * scale[:, None, None, None], (e.out.bias - codec.norm.running_mean) * scale)
    x = g.op("Reshape", x, g.op("Concat", batch, g.ints(-1, c), g.op("Div", size, g.ints(8)), axis=0))
    g.output(g.op("Transpose", x, perm=[0, 2, 1, 3, 4]), "latents", ["B", c, "F", "h", "w"])
    return g.model()


def decode(g: Graph, codec: Codec, x: str, past_of) -> str:
    """Latent frames [N, C, h, w] to pairs [N, 6, 8h, 8w]; `past_of(i, channels)` gives what block i remembers."""
    d = codec.decoder
    x, i = conv(g, x, d.enter), 0
    for blocks, up in ((d.deep, d.up1), (d.middle, d.up2), (d.fine, None)):
        for block in blocks:
            past = None
            if isinstance(block, Remember):
                past = past_of(i, g.op("Slice", x, g.ints(0), g.ints(block.memory), g.ints(1)))
                i += 1
            x = residual(g, block, x, past)
        if up is not None:
            x = g.op("DepthToSpace", conv(g, g.op("Relu", x), up), blocksize=2, mode="CRD")
    x = conv(g, g.op("Relu", x), d.out)
    if d.apart is not None:
        x = apart(g, d.apart, x, partial(past_of, i))
    return g.op("DepthToSpace", x, blocksize=2, mode="CRD")


def apart(g: Graph, stage: Apart, pairs: str, past_of) -> str:
    """Frame pairs [N, 24, 4h, 4w], drawn apart."""
    first, second = (g.op("Slice", pairs, g.ints(k * PICTURE), g.ints((k + 1) * PICTURE), g.ints(1)) for k in range(2))
    past = past_of(g.op("Add", first, second))
    x = g.op("Relu", conv(g, g.op("Concat", pairs, past, axis=1), stage.enter))
    for layer in stage.inner:
        x = g.op("Add", x, g.op("Relu", conv(g, x, layer)))
    return g.op("Add", pairs, conv(g, x, stage.out))


def export_decoder(codec: Codec) -> onnx.ModelProto:
    """latents [B, C, F, h, w] → frames [B, 3, 2F, 8h, 8w]; the memory is empty before the first frame."""
    g, c = Graph("vae_decoder"), codec.config.latent
    latents = g.input("latents", ["B", c, "F", "h", "w"])
    shape = g.op("Shape", latents)
    batch, frames, size = (g.op("Slice", shape, g.ints(a), g.ints(b)) for a, b in ((0, 1), (2, 3), (3, 5)))
    by_clip = g.op("Concat", batch, frames, g.ints(-1), axis=0)

    def past_of(_: int, now: str) -> str:
        rows = g.op("Reshape", now, by_clip)
        rows = g.op("Pad", g.op("Slice", rows, g.ints(0), g.ints(-1), g.ints(1)), g.ints(0, 1, 0, 0, 0, 0))
        return g.op("Reshape", rows, g.op("Shape", now))

    x = g.op("Reshape", g.op("Transpose", latents, perm=[0, 2, 1, 3, 4]), g.op("Concat", g.ints(-1, c), size, axis=0))
    x = decode(g, codec, x, past_of)
    x = g.op("Reshape", x, g.op("Concat", batch, g.ints(-1, 3), g.op("Mul", size, g.ints(8)), axis=0))
    g.output(g.op("Transpose", x, perm=[0, 2, 1, 3, 4]), "frames", ["B", 3, "T", "H", "W"])
    return g.model()


def export_streaming(codec: Codec) -> onnx.ModelProto:
    """latent [B, C, 1, h, w] and states → frames [B, 3, 2, 8h, 8w] and the states for the next latent frame."""
    g, c = Graph("vae_decoder_streaming"), codec.config.latent
    latent = g.input("latent", ["B", c, 1, "h", "w"])
    scales = codec.decoder.state_scales()
    states = [g.input(f"state_{i}", ["B", m, f"{s}h" if s > 1 else "h", f"{s}w" if s > 1 else "w"]) for i, (m, s) in enumerate(scales)]
    after = []

    def past_of(i: int, now: str) -> str:
        after.append(now)
        return states[i]

    x = decode(g, codec, g.op("Squeeze", latent, g.ints(2)), past_of)
    size = g.op("Slice", g.op("Shape", x), g.ints(2), g.ints(4))
    x = g.op("Reshape", x, g.op("Concat", g.ints(-1, 2, 3), size, axis=0))
    g.output(g.op("Transpose", x, perm=[0, 2, 1, 3, 4]), "frames", ["B", 3, 2, "H", "W"])
    for i, ((m, s), value) in enumerate(zip(scales, after)):
        g.output(value, f"next_state_{i}", ["B", m, f"{s}h" if s > 1 else "h", f"{s}w" if s > 1 else "w"])
    return g.model()
