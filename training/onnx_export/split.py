"""The graph of `dit.split`."""

import numpy as np

from ..dit.split import Split
from .graph import INT64, Graph


def halves(g: Graph, axis: str) -> tuple[str, str]:
    """Of latents 0, 1, … along an axis: the token each lies in, and which of that token's two it is; int64."""
    index = g.op("Cast", axis, to=INT64)
    whole = g.op("Div", index, g.constant(np.asarray(2, np.int64)))
    return whole, g.op("Sub", index, g.op("Mul", whole, g.constant(np.asarray(2, np.int64))))


def grid(g: Graph, rows: str, columns: str, times: str) -> str:
    """`rows` [h] · `times` + `columns` [w] for each latent, [h·w]."""
    return g.op("Reshape", g.op("Add", g.op("Mul", g.op("Unsqueeze", rows, g.ints(1)), times), columns), g.ints(-1))


def fine_tokens(g: Graph, net: Split, x: str, latents: str, rows: str, columns: str, across: str) -> str:
    """Coarse tokens [B, F, n, d], `across` of them in a row, to fine ones [B, F, h·w, d]; their places are added by the caller."""
    of = grid(g, halves(g, rows)[0], halves(g, columns)[0], across)
    flat = g.op("Concat", g.op("Slice", g.op("Shape", x), g.ints(0), g.ints(2)), g.ints(-1, net.own.in_features), axis=0)
    own = g.op("Reshape", g.op("Transpose", latents, perm=[0, 2, 3, 4, 1]), flat)
    return g.op("Add", g.op("Gather", x, of, axis=2), g.op("MatMul", own, g.weight(net.own.weight.T)))


def own_quarter(g: Graph, made: str, rows: str, columns: str, latent: int) -> str:
    """What each fine token says of its own latent, [B, F, h·w, C], out of [B, F, h·w, C·2·2]."""
    which = grid(g, halves(g, rows)[1], halves(g, columns)[1], g.ints(2))
    mask = g.op("Unsqueeze", g.op("Gather", g.constant(np.eye(4, dtype=np.float32)), which), g.ints(1))
    apart = g.op("Reshape", made, g.ints(0, 0, 0, latent, 4))
    return g.op("ReduceSum", g.op("Mul", apart, mask), g.ints(-1), keepdims=0)
