"""The text encoder: two transformer layers over word embeddings, trained together with the DiT."""

import torch
import torch.nn as nn
import torch.nn.functional as F


class TextBlock(nn.Module):
    """A pre-norm transformer layer; attention only to the tokens that the mask allows."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.proj = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        b, l, d = x.shape
        q, k, v = self.qkv(self.norm1(x)).reshape(b, l, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        scores = (q @ k.transpose(-1, -2)).float() * (d // self.heads) ** -0.5 + bias
        mixed = scores.softmax(-1).to(v.dtype) @ v
        x = x + self.proj(mixed.transpose(1, 2).reshape(b, l, d)).float()
        return x + self.down(F.relu(self.up(self.norm2(x))).square()).float()


class TextEncoder(nn.Module):
    """input_ids int64 [B, L] and attention_mask int64 [B, L] (1 = a token) to float32 [B, L, width]; L up to `most`."""

    def __init__(self, words: int, width: int = 256, layers: int = 2, heads: int = 4, most: int = 32):
        super().__init__()
        self.embed = nn.Embedding(words, width)
        self.place = nn.Embedding(most, width)
        self.blocks = nn.ModuleList(TextBlock(width, heads) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        nn.init.normal_(self.embed.weight, std=0.5)
        nn.init.normal_(self.place.weight, std=0.2)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        position = torch.cumsum(torch.ones_like(input_ids), 1) - 1
        x = self.embed(input_ids) + self.place(position.clamp(max=self.place.num_embeddings - 1))
        bias = (attention_mask[:, None, None, :].float() - 1) * 1e4
        for block in self.blocks:
            x = block(x, bias)
        return self.norm(x)
