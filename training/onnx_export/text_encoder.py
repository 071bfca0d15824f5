"""The text encoder's graph: input_ids and attention_mask int64 [B, L] → last_hidden_state float32 [B, L, D]."""

import onnx

from ..text.encoder import TextEncoder
from .graph import FLOAT, INT64, Graph


def export_text_encoder(encoder: TextEncoder) -> onnx.ModelProto:
    g = Graph("text_encoder")
    ids, mask = g.input("input_ids", ["B", "L"], INT64), g.input("attention_mask", ["B", "L"], INT64)
    width = encoder.embed.embedding_dim
    heads = encoder.blocks[0].heads
    head = width // heads
    length = g.op("Slice", g.op("Shape", ids), g.ints(1), g.ints(2))
    places = g.op("Slice", g.weight(encoder.place.weight), g.ints(0), length, g.ints(0))
    x = g.op("Add", g.op("Gather", g.weight(encoder.embed.weight), ids), places)
    bias = g.op("Mul", g.op("Sub", g.op("Cast", mask, to=FLOAT), g.scalar(1.0)), g.scalar(1e4))
    bias = g.op("Unsqueeze", bias, g.ints(1, 2))
    for block in encoder.blocks:
        qkv = g.linear(g.norm(x, width, block.norm1), block.qkv)
        qkv = g.op("Transpose", g.op("Reshape", qkv, g.ints(0, -1, 3 * heads, head)), perm=[0, 2, 1, 3])
        q, k, v = g.op("Split", qkv, outs=3, axis=1, num_outputs=3)
        scores = g.op("MatMul", g.op("Mul", q, g.scalar(head**-0.5)), g.op("Transpose", k, perm=[0, 1, 3, 2]))
        mixed = g.op("MatMul", g.op("Softmax", g.op("Add", scores, bias), axis=-1), v)
        mixed = g.op("Reshape", g.op("Transpose", mixed, perm=[0, 2, 1, 3]), g.ints(0, -1, width))
        x = g.op("Add", x, g.linear(mixed, block.proj))
        up = g.op("Relu", g.linear(g.norm(x, width, block.norm2), block.up))
        x = g.op("Add", x, g.linear(g.op("Mul", up, up), block.down))
    g.output(g.norm(x, width, encoder.norm), "last_hidden_state", ["B", "L", width])
    return g.model()
