"""The DiT's graph. Tokens stay [B, F, n, d], so that per-frame modulation broadcasts without reshaping."""

from typing import NamedTuple

import numpy as np
import onnx
import torch

from ..dit.block import HEAD, Block
from ..dit.model import WAVES, Dit
from .graph import INT64, Graph
from .guide import guide
from .refine import refine
from .split import fine_tokens, own_quarter


def export_transformer(net: Dit) -> onnx.ModelProto:
    """Inputs and output as `Dit.forward`, all dimensions dynamic."""
    g, c = Graph("transformer"), net.config
    d, p = c.width, c.patch
    latents = g.input("latents", ["B", c.latent, "F", "h", "w"])
    sigma, time = g.input("sigma", ["B", "F"]), g.input("frame_time", ["B", "F"])
    shot = g.input("shot", ["B", "F"], INT64)
    text, text_mask = g.input("text", ["B", "L", c.text]), g.input("text_mask", ["B", "F", "L"])
    shape = g.op("Shape", latents)
    batch, frames, rows, columns = (g.op("Slice", shape, g.ints(i), g.ints(i + 1)) for i in (0, 2, 3, 4))
    rows, columns = g.op("Div", rows, g.ints(p)), g.op("Div", columns, g.ints(p))
    tokens = g.op("Concat", batch, frames, g.op("Mul", rows, columns), g.ints(d), axis=0)
    cut = g.op("Concat", g.ints(0, c.latent, -1, p), columns, g.ints(p), axis=0)
    x = g.op("Transpose", g.op("Reshape", latents, cut), perm=[0, 2, 4, 1, 3, 5])
    flat = g.op("Concat", batch, frames, g.ints(-1, c.latent * p * p), axis=0)
    x = g.linear(g.op("Reshape", x, flat), net.enter)
    x = g.op("Add", x, g.op("Unsqueeze", g.op("Gather", g.weight(net.shot.weight), shot), g.ints(2)))
    x = g.op("Add", x, places(g, net.where, rows, columns))
    waves, told = guide(g, net.guide, time, shot, text, text_mask)
    x = g.op("Add", x, g.op("Unsqueeze", g.op("MatMul", waves, g.weight(net.when.weight.T)), g.ints(2)))
    level = silu(g, g.op("Add", sigma_embedding(g, net, sigma), told))
    shared = g.op("Unsqueeze", g.linear(level, net.modulate), g.ints(2))
    turning = g.op("Mul", g.op("Unsqueeze", time, g.ints(2, 3, 4)), g.weight(net.rope.in_time * 4.0))
    turn = turns(g, net, time, turning, batch, [along(g, n) for n in (rows, columns)])
    null = g.op("Expand", g.weight(net.null), g.op("Concat", batch, g.ints(1, c.text), axis=0))
    text = g.op("Concat", null, g.linear(text, net.text_in), axis=1)
    seen = seen_text(g, text_mask)
    bias = text_bias(g, seen, batch, frames, g.op("Mul", rows, columns))
    keys, values = text_keys(g, net, text)
    to = Shapes(tokens, *(g.op("Concat", batch, g.ints(-1, width), axis=0) for width in (d, c.cross)))
    for i, block in enumerate(net.blocks):
        if i == c.split:
            high, wide = (g.op("Slice", shape, g.ints(a), g.ints(a + 1)) for a in (3, 4))
            x = fine_tokens(g, net.split, x, latents, along(g, high), along(g, wide), columns)
            x = g.op("Add", x, places(g, net.split.where, high, wide))
            half = [g.op("Mul", g.op("Sub", along(g, m), g.scalar(0.5)), g.scalar(0.5)) for m in (high, wide)]
            turn = turns(g, net, time, turning, batch, half)
            bias = text_bias(g, seen, batch, frames, g.op("Mul", high, wide))
            to = to._replace(tokens=g.op("Concat", batch, frames, g.op("Mul", high, wide), g.ints(d), axis=0))
        x = add_block(g, block, x, shared, turn, keys[i], values[i], bias, to, d)
    shift, scale = g.op("Split", g.op("Unsqueeze", last(g, net, level, d), g.ints(2)), outs=2, axis=-1, num_outputs=2)
    x = g.op("Add", g.op("Mul", g.norm(x, d), scale), shift)
    x = g.linear(x, net.out)
    if net.split is None:
        whole = g.op("Concat", g.ints(0, -1), columns, g.ints(c.latent, p, p), axis=0)
        flatter = g.op("Concat", batch, g.ints(-1, c.latent * p * p), axis=0)
        x = g.op("Transpose", g.op("Reshape", g.op("Reshape", x, flatter), whole), perm=[0, 3, 1, 4, 2, 5])
    else:
        x = g.op("Transpose", own_quarter(g, x, along(g, high), along(g, wide), c.latent), perm=[0, 3, 1, 2])
    velocity = g.op("Reshape", x, shape)
    velocity = g.op("Add", velocity, refine(g, net.refine, velocity, latents, level, shape))
    g.output(velocity, "velocity", ["B", c.latent, "F", "h", "w"])
    return g.model()


def silu(g: Graph, x: str) -> str:
    return g.op("Mul", x, g.op("Sigmoid", x))


def sigma_embedding(g: Graph, net: Dit, sigma: str) -> str:
    angle = g.op("Mul", g.op("Unsqueeze", sigma, g.ints(2)), g.weight(net.sigma.rates))
    waves = g.op("Concat", g.op("Cos", angle), g.op("Sin", angle), axis=-1)
    return g.linear(silu(g, g.linear(waves, net.sigma.first)), net.sigma.second)


def last(g: Graph, net: Dit, level: str, d: int) -> str:
    """The last modulation with its 1 + scale folded into the bias."""
    bias = net.last.bias.detach().clone()
    bias[d:] += 1
    return g.affine(level, net.last.weight.T, bias)


class Turn(NamedTuple):
    """Rotary tables [B·F·n, 32] and the row of each token [B, F·n]."""

    cos: str
    sin: str
    position: str


def along(g: Graph, count: str) -> str:
    """0, 1, … of an axis of `count`, float32."""
    zero, one = g.constant(np.asarray(0, np.int64)), g.constant(np.asarray(1, np.int64))
    return g.op("Cast", g.op("Range", zero, g.op("Squeeze", count, g.ints(0)), one), to=1)


def turns(g: Graph, net: Dit, time: str, turning: str, batch: str, axes: list[str]) -> Turn:
    """A row for every token, since frames have times of their own; `turning` is their angle in time, `axes` the tokens' rows and columns."""
    rates, pt, ps = net.rope.in_space, len(net.rope.in_time), len(net.rope.in_space)
    y = g.op("Mul", g.op("Unsqueeze", axes[0], g.ints(0, 1, 3, 4)), g.weight(rates))
    x = g.op("Mul", g.op("Unsqueeze", axes[1], g.ints(0, 1, 2, 4)), g.weight(rates))
    grid = g.op("Concat", g.op("Slice", g.op("Shape", time), g.ints(0), g.ints(2)), *(g.op("Shape", axis) for axis in axes), axis=0)
    full = [g.op("Expand", part, g.op("Concat", grid, g.ints(count), axis=0)) for part, count in ((turning, pt), (y, ps), (x, ps))]
    angle = g.op("Reshape", g.op("Concat", *full, axis=-1), g.ints(-1, pt + 2 * ps))
    cos, sin = g.op("Cos", angle), g.op("Sin", angle)
    return Turn(cos, sin, position(g, cos, batch))


def position(g: Graph, table: str, batch: str) -> str:
    """Which row of the tables a token has, int64 [B, F·n]."""
    zero, one = g.constant(np.asarray(0, np.int64)), g.constant(np.asarray(1, np.int64))
    count = g.op("Squeeze", g.op("Slice", g.op("Shape", table), g.ints(0), g.ints(1)), g.ints(0))
    return g.op("Reshape", g.op("Range", zero, count, one), g.op("Concat", batch, g.ints(-1), axis=0))


def places(g: Graph, where: torch.nn.Linear, rows: str, columns: str) -> str:
    """`Dit.places` times the weights of `where`, [rows·columns, d]."""
    turns = g.constant((np.arange(1, WAVES + 1) * np.pi).astype(np.float32))
    full = []
    for count, axes in ((rows, (1, 2)), (columns, (0, 2))):
        share = g.op("Div", g.op("Add", along(g, count), g.scalar(0.5)), g.op("Cast", count, to=1))
        angle = g.op("Mul", g.op("Unsqueeze", share, g.ints(*axes)), turns)
        full.append(g.op("Expand", angle, g.op("Concat", rows, columns, g.ints(WAVES), axis=0)))
    angle = g.op("Concat", *full, axis=-1)
    waves = g.op("Reshape", g.op("Concat", g.op("Cos", angle), g.op("Sin", angle), axis=-1), g.ints(-1, 4 * WAVES))
    return g.op("MatMul", waves, g.weight(where.weight.T))


def seen_text(g: Graph, mask: str) -> str:
    """Per-frame text mask [B, F, L] as an additive bias [B, F, 1, L + 1]; every frame sees the null token."""
    seen = g.op("Mul", g.op("Sub", mask, g.scalar(1.0)), g.scalar(1e4))
    return g.op("Unsqueeze", g.op("Pad", seen, g.ints(0, 0, 1, 0, 0, 0)), g.ints(2))


def text_bias(g: Graph, seen: str, batch: str, frames: str, n: str) -> str:
    """The bias of a frame for each of its n tokens, [B, 1, F·n, L + 1]."""
    seen = g.op("Expand", seen, g.op("Concat", g.ints(1, 1), n, g.ints(1), axis=0))
    length = g.op("Slice", g.op("Shape", seen), g.ints(3), g.ints(4))
    return g.op("Reshape", seen, g.op("Concat", batch, g.ints(1), g.op("Mul", frames, n), length, axis=0))


def unit(g: Graph, x: str, gain: torch.Tensor) -> str:
    """QK-norm as `dit.block.unit`, written as a root mean square with one gain a channel: runtimes fuse that form."""
    mean = g.op("ReduceMean", g.op("Pow", x, g.scalar(2.0)), g.ints(-1), keepdims=1)
    size = g.op("Sqrt", g.op("Add", mean, g.scalar(1e-6 / HEAD)))
    return g.op("Mul", g.op("Div", x, size), g.exact(gain / HEAD ** 0.5))


def text_keys(g: Graph, net: Dit, text: str) -> tuple[list[str], list[str]]:
    """Keys [B, heads, L + 1, 64] and values [B, heads, L + 1, 64] of all blocks from one matrix product."""
    depth, heads = len(net.blocks), net.config.cross // HEAD
    k_w = torch.cat([b.keyval.weight[: heads * HEAD] for b in net.blocks] + [b.keyval.weight[heads * HEAD:] for b in net.blocks])
    k_b = torch.cat([b.keyval.bias[: heads * HEAD] for b in net.blocks] + [b.keyval.bias[heads * HEAD:] for b in net.blocks])
    both = g.op("Reshape", g.affine(text, k_w.T, k_b), g.ints(0, -1, 2 * depth * heads, HEAD))
    k, v = g.op("Split", g.op("Transpose", both, perm=[0, 2, 1, 3]), outs=2, axis=1, num_outputs=2)
    gain = torch.stack([b.gain[3] for b in net.blocks]).repeat_interleave(heads, 0).reshape(1, depth * heads, 1, HEAD)
    size = g.op("Sqrt", g.op("Add", g.op("ReduceSum", g.op("Mul", k, k), g.ints(-1), keepdims=1), g.scalar(1e-6)))
    k = g.op("Mul", g.op("Div", k, size), g.weight(gain))
    return (g.op("Split", k, outs=depth, axis=1, num_outputs=depth), g.op("Split", v, outs=depth, axis=1, num_outputs=depth))


class Shapes(NamedTuple):
    """What rows of a matrix product are brought to: tokens [B, F, n, d], and [B, F·n, d or the width that looks at the text]."""

    tokens: str
    rows: str
    cross: str


def add_block(g: Graph, block: Block, x, shared, turn: Turn, key, value, bias, to: Shapes, d) -> str:
    """Products run over rows with their bias in the product; everything between keeps its frames apart. Queries carry their scale."""
    cross = block.query.out_features
    table = block.table.detach().clone().reshape(6, d)
    table[1] += 1
    table[4] += 1
    m = g.op("Add", shared, g.exact(table.reshape(6 * d)))
    shift1, scale1, gate1, shift2, scale2, gate2 = g.op("Split", m, outs=6, axis=-1, num_outputs=6)
    y = g.op("Add", g.op("Mul", g.norm(x, d), scale1), shift1)
    q, k, v = three(g, g.op("Reshape", y, g.ints(-1, d)), block.qkv)
    q, k = (heads(g, part, gain, to.rows) for part, gain in ((q, 8 * block.gain[0]), (k, block.gain[1])))
    q, k = (g.fused("RotaryEmbedding", part, turn.position, turn.cos, turn.sin, num_heads=d // HEAD) for part in (q, k))
    mixed = g.fused("MultiHeadAttention", q, k, g.op("Reshape", v, to.rows), num_heads=d // HEAD, scale=1.0)
    x = g.op("Add", x, g.op("Mul", g.op("Reshape", g.flat(mixed, block.proj, d), to.tokens), gate1))
    q = heads(g, g.flat(g.norm(x, d, block.norm2), block.query, d), 8 * block.gain[2], to.cross)
    seen = g.fused("MultiHeadAttention", q, key, value, "", "", bias, num_heads=cross // HEAD, scale=1.0)
    x = g.op("Add", x, g.op("Reshape", g.flat(seen, block.text_proj, cross), to.tokens))
    y = g.op("Add", g.op("Mul", g.norm(x, d), scale2), shift2)
    up = g.op("Relu", g.flat(y, block.up, d))
    return g.op("Add", x, g.op("Mul", g.op("Reshape", g.flat(g.op("Mul", up, up), block.down), to.tokens), gate2))


def three(g: Graph, rows: str, layer: torch.nn.Linear) -> list[str]:
    """Queries, keys and values [rows, d] as three products: one of them all would have to be cut apart."""
    return [g.op("Gemm", rows, g.weight(weight.T), g.weight(bias)) for weight, bias in zip(layer.weight.chunk(3), layer.bias.chunk(3))]


def heads(g: Graph, rows: str, gain: torch.Tensor, to: str) -> str:
    """Each head of 64 brought to its length and gain, and rows to `to`."""
    return g.op("Reshape", unit(g, g.op("Reshape", rows, g.ints(-1, HEAD)), gain), to)
