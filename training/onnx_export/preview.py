"""The preview decoder's graph: latents [B, C, F, h, w] → frames [B, 3, F, 4h, 4w] in −1…1."""

import onnx

from ..preview.decoder import SCALE, PreviewDecoder
from .codec import conv
from .graph import Graph


def export_preview(net: PreviewDecoder) -> onnx.ModelProto:
    g, c = Graph("preview_decoder"), net.first.in_channels
    latents = g.input("latents", ["B", c, "F", "h", "w"])
    shape = g.op("Shape", latents)
    batch, frames, size = (g.op("Slice", shape, g.ints(a), g.ints(b)) for a, b in ((0, 1), (2, 3), (3, 5)))
    x = g.op("Reshape", g.op("Transpose", latents, perm=[0, 2, 1, 3, 4]), g.op("Concat", g.ints(-1, c), size, axis=0))
    x = conv(g, g.op("Relu", conv(g, g.op("Relu", conv(g, x, net.first)), net.second)), net.third)
    x = g.op("DepthToSpace", x, blocksize=SCALE, mode="CRD")
    x = g.op("Reshape", x, g.op("Concat", batch, frames, g.ints(3), g.op("Mul", size, g.ints(SCALE)), axis=0))
    g.output(g.op("Transpose", x, perm=[0, 2, 1, 3, 4]), "frames", ["B", 3, "F", "H", "W"])
    return g.model()
