"""The graph of `dit.refine`."""

import torch

from ..dit.refine import Refine
from .graph import Graph


def convolve(g: Graph, x: str, layer: torch.nn.Conv2d) -> str:
    return g.op("Conv", x, g.weight(layer.weight), g.weight(layer.bias), kernel_shape=[3, 3], pads=[1, 1, 1, 1])


def silu(g: Graph, x: str) -> str:
    return g.op("Mul", x, g.op("Sigmoid", x))


def refine(g: Graph, net: Refine, velocity: str, latents: str, level: str, shape: str) -> str:
    """The correction of the velocity, [B, C, F, h, w]; `shape` is that of the latents."""
    both = g.op("Transpose", g.op("Concat", velocity, latents, axis=1), perm=[0, 2, 1, 3, 4])
    batch, channels, frames, size = (g.op("Slice", shape, g.ints(a), g.ints(b)) for a, b in ((0, 1), (1, 2), (2, 3), (3, 5)))
    flat = g.op("Concat", g.ints(-1), g.ints(net.first.in_channels), size, axis=0)
    x = convolve(g, g.op("Reshape", both, flat), net.first)
    bias = g.op("Reshape", g.linear(level, net.level), g.ints(-1, net.level.out_features, 1, 1))
    x = convolve(g, silu(g, convolve(g, silu(g, g.op("Add", x, bias)), net.second)), net.third)
    apart = g.op("Concat", batch, frames, channels, size, axis=0)
    return g.op("Transpose", g.op("Reshape", x, apart), perm=[0, 2, 1, 3, 4])
