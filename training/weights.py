"""Trained networks from checkpoints: EMA weights, rounded to half precision as they ship."""

from pathlib import Path

import torch

from . import checkpoint
from .codec.__main__ import build as build_codec
from .codec.model import Codec
from .dit.model import Dit, DitConfig
from .preview.decoder import PreviewDecoder
from .text.encoder import TextEncoder
from .worlds import of


class Generator(torch.nn.Module):
    """Text encoder and DiT, trained as one; `world` is the one that the settings name, and `vocabulary` its words, or those of the time when
    it was trained: `words` by number, and the `most` of a span."""

    def __init__(self, settings: dict, words: list[str] | None = None, most: int | None = None):
        super().__init__()
        self.world = of(settings)
        self.vocabulary = self.world.vocabulary()
        if words and most:
            self.vocabulary = self.vocabulary.earlier(words, most)
        self.text = TextEncoder(len(self.vocabulary), settings["model"].get("text", 256), most=self.vocabulary.most)
        self.dit = Dit(DitConfig(**settings["model"]))


def half(module: torch.nn.Module) -> torch.nn.Module:
    """Rounds every weight to what float16 can hold, so that PyTorch and the exported file agree."""
    for p in module.parameters():
        p.data = p.data.half().float()
    return module.eval()


def load_codec(path: Path, rounded: bool = True) -> tuple[Codec, dict]:
    """The codec with averaged weights, and its checkpoint."""
    state = checkpoint.load(path)
    codec = build_codec(state["settings"])
    codec.load_state_dict({**state["model"], **state["ema"]})
    return (half(codec) if rounded else codec.eval()), state


def load_generator(path: Path, rounded: bool = True) -> tuple[Generator, dict]:
    """Text encoder and DiT with averaged weights, and their checkpoint."""
    state = checkpoint.load(path)
    weights = {**state["model"], **state["ema"]}
    net = Generator(state["settings"], state.get("words"), len(weights["text.place.weight"]))
    net.load_state_dict({**net.state_dict(), **weights})
    return (half(net) if rounded else net.eval()), state


def load_preview(path: Path, latent: int) -> PreviewDecoder:
    """The preview decoder of a codec with `latent` channels."""
    net = PreviewDecoder(latent)
    net.load_state_dict(checkpoint.load(path)["model"])
    return half(net)
