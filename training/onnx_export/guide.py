"""The graph of `dit.guide`."""

from ..dit.guide import Guide
from ..dit.rope import RATE
from .graph import Graph


def since_cut(g: Graph, time: str, shot: str) -> str:
    """`dit.guide.since_cut`, [B, F]."""
    same = g.op("Equal", g.op("Unsqueeze", shot, g.ints(2)), g.op("Unsqueeze", shot, g.ints(1)))
    times = g.op("Where", same, g.op("Unsqueeze", time, g.ints(1)), g.scalar(1e9))
    return g.op("Sub", time, g.op("ReduceMin", times, g.ints(-1), keepdims=0))


def guide(g: Graph, net: Guide, time: str, shot: str, text: str, mask: str) -> tuple[str, str]:
    """Waves [B, F, 24] and the vector that joins the noise level's, [B, F, width]."""
    since = g.op("Unsqueeze", since_cut(g, time, shot), g.ints(2))
    angle = g.op("Mul", since, g.weight(net.rates * RATE))
    waves = g.op("Concat", g.op("Cos", angle), g.op("Sin", angle), axis=-1)
    count = g.op("Max", g.op("ReduceSum", mask, g.ints(-1), keepdims=1), g.scalar(1.0))
    pooled = g.op("Div", g.op("MatMul", mask, text), count)
    hidden = g.linear(g.op("Concat", waves, pooled, axis=-1), net.first)
    told = g.op("MatMul", g.op("Mul", hidden, g.op("Sigmoid", hidden)), g.weight(net.second.weight.T))
    return waves, told
