"""One transformer block: self-attention over all tokens, cross-attention to text, ReLU² perceptron."""

import torch
import torch.nn as nn
import torch.nn.functional as F

from .rope import rotate

HEAD = 64


def attend(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, bias: torch.Tensor | None = None) -> torch.Tensor:
    """Softmax attention of [B, heads, N, 64]; q and k are normalised, so scores are scaled by 8 rather than 1/8.

    Written out on CPUs: torch's fused kernel takes three times as long there (bf16 on two cores, 144 tokens). On a card the scores of a
    large batch would not fit."""
    if q.device.type != "cpu":
        return fused(q, k, v, bias)
    scores = ((q * 8.0) @ k.transpose(-1, -2)).float()
    return (scores if bias is None else scores + bias).softmax(-1).to(v.dtype) @ v


def fused(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, bias: torch.Tensor | None = None) -> torch.Tensor:
    """`attend` as torch's own kernel."""
    return F.scaled_dot_product_attention(q, k, v, attn_mask=None if bias is None else bias.to(q.dtype), scale=8.0)


def unit(x: torch.Tensor, gain: torch.Tensor) -> torch.Tensor:
    """QK-norm: unit length along the head, times a learned gain a channel."""
    return x * torch.rsqrt(x.square().sum(-1, keepdim=True) + 1e-6) * gain


class Block(nn.Module):
    """x [B, N, d] float32 (N = F·n tokens), shared modulation [B, F, 6d], text [B, L+1, D], bias [B, 1, N, L+1]."""

    def __init__(self, d: int, cross: int, ratio: int, text: int):
        super().__init__()
        self.norm1 = nn.LayerNorm(d, elementwise_affine=False, eps=1e-6)
        self.norm2 = nn.LayerNorm(d)
        self.norm3 = nn.LayerNorm(d, elementwise_affine=False, eps=1e-6)
        self.qkv, self.proj = nn.Linear(d, 3 * d), nn.Linear(d, d)
        self.query, self.keyval, self.text_proj = nn.Linear(d, cross), nn.Linear(text, 2 * cross), nn.Linear(cross, d)
        self.up, self.down = nn.Linear(d, ratio * d), nn.Linear(ratio * d, d)
        self.gain = nn.Parameter(torch.ones(4, HEAD))
        table = torch.zeros(6, d)
        table[2], table[5] = 0.5, 0.5
        self.table = nn.Parameter(table.reshape(6 * d))

    def heads(self, x: torch.Tensor) -> torch.Tensor:
        b, n, d = x.shape
        return x.reshape(b, n, d // HEAD, HEAD).transpose(1, 2)

    def forward(self, x, shared, cos, sin, text, bias):
        (b, n, d), f = x.shape, shared.shape[1]   # from a shape: compiled code is bound to the value of a plain number
        m = (shared + self.table).reshape(b, f, 1, 6 * d)
        shift1, scale1, gate1, shift2, scale2, gate2 = m.chunk(6, -1)
        y = (self.norm1(x).reshape(b, f, n // f, d) * (1 + scale1) + shift1).reshape(b, n, d)
        q, k, v = (self.heads(part) for part in self.qkv(y).chunk(3, -1))
        q, k = rotate(unit(q.float(), self.gain[0]), cos, sin), rotate(unit(k.float(), self.gain[1]), cos, sin)
        mixed = attend(q.to(v.dtype), k.to(v.dtype), v).transpose(1, 2).reshape(b, n, d)
        x = x + (self.proj(mixed).float().reshape(b, f, n // f, d) * gate1).reshape(b, n, d)
        k, v = (self.heads(part) for part in self.keyval(text).chunk(2, -1))
        q = unit(self.heads(self.query(self.norm2(x))).float(), self.gain[2])
        k = unit(k.float(), self.gain[3])
        seen = attend(q.to(v.dtype), k.to(v.dtype), v, bias)
        x = x + self.text_proj(seen.transpose(1, 2).reshape(b, n, -1)).float()
        y = (self.norm3(x).reshape(b, f, n // f, d) * (1 + scale2) + shift2).reshape(b, n, d)
        y = self.down(F.relu(self.up(y)).square()).float()
        return x + (y.reshape(b, f, n // f, d) * gate2).reshape(b, n, d)
