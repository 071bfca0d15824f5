"""Checkpoints from a shipped bundle, so that training can go on from it: `python -m training.restore`.

The export writes weights one by one in a fixed order under names of its own; exporting a network again while reading those
names from the shipped file gives every weight back, rounded to half precision as it ships. What the export folds together
(a gain into a table, a variance into a convolution) is unfolded here.
"""

import argparse
import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from . import checkpoint
from .codec.__main__ import build as build_codec
from .dit.refine import Refine
from .not_over import not_over
from .onnx_export import codec as codec_graphs
from .onnx_export import preview as preview_graphs
from .onnx_export import text_encoder as text_graphs
from .onnx_export import transformer as dit_graphs
from .onnx_export.graph import Graph
from .preview.decoder import PreviewDecoder
from .refused import Refused, told
from .settings import read
from .weights import Generator

BUNDLE = Path("models/picturebook")


class NotOurs(Refused, RuntimeError):
    """The file was not written by this export from a network of this configuration."""


def intact(bundle: Path) -> str:
    """The text of its bundle.json; raises NotOurs where a file of it is missing or not what that promises."""
    listed = bundle / "bundle.json"
    if not listed.exists():
        raise NotOurs(f"{bundle} has no bundle.json; give --bundle a folder that training.export wrote")
    text = listed.read_text()
    for name, promised in json.loads(text)["files"].items():
        path = bundle / name
        if not path.exists() or sha256(path.read_bytes()).hexdigest() != promised["sha256"]:
            remedy = f"git checkout -- {BUNDLE} brings back the one that ships, instead of what you exported there" if bundle == BUNDLE else "export it again"
            raise NotOurs(f"{path} is {'not what bundle.json promises' if path.exists() else 'missing'}; {remedy}")
    return text


def stored(path: Path) -> dict[str, np.ndarray]:
    """Weights of a graph file by name."""
    return {w.name: numpy_helper.to_array(w) for w in onnx.load(path).graph.initializer}


def names_of(build, *parts) -> tuple[list[tuple[str, torch.Tensor]], Graph]:
    """(name, exported tensor) of every weight, in the order in which the export writes them."""
    seen: list[tuple[str, torch.Tensor]] = []

    class Recording(Graph):
        def weight(self, tensor: torch.Tensor) -> str:
            made = super().weight(tensor)
            last = self.weights[-1].name if tensor.numel() >= 1024 else made
            seen.append((last, tensor))
            return made

        def exact(self, tensor: torch.Tensor) -> str:
            made = super().exact(tensor)
            seen.append((made, tensor))
            return made

    modules = (codec_graphs, text_graphs, dit_graphs, preview_graphs)
    plain = [m.Graph for m in modules]
    for m in modules:
        m.Graph = Recording
    try:
        build(*parts)
    finally:
        for m, graph in zip(modules, plain):
            m.Graph = graph
    return seen


def fill(module: torch.nn.Module, path: Path, build, newer: torch.nn.Module | None = None) -> list[torch.Tensor]:
    """Writes the weights of `path` into `module` wherever the export passes them on as they are, and returns what it
    folded, in the order of the export. A file from before the part `newer` was added may lack that."""
    file, folded = stored(path), []
    own = {p.untyped_storage().data_ptr() for p in (*module.parameters(), *module.buffers())}
    newest = {p.untyped_storage().data_ptr() for p in newer.parameters()} if newer else set()
    # Distinct values everywhere: the export shares equal constants, and then names would not be the file's.
    with torch.no_grad():
        for p in module.parameters():
            p.normal_(0, 0.02)
    for name, tensor in names_of(build, module):
        plain = tensor.untyped_storage().data_ptr() in own
        if not plain and (torch.equal(tensor, torch.ones_like(tensor)) or not tensor.any()):
            continue   # the explicit weights of a LayerNorm without any
        if name not in file and tensor.untyped_storage().data_ptr() in newest:
            continue
        if name not in file or tuple(file[name].shape) != tuple(tensor.shape):
            raise NotOurs(f"{path} has no {name} of shape {tuple(tensor.shape)}; restore with the config that it was trained with")
        value = torch.from_numpy(file[name].astype(np.float32))
        if plain:
            with torch.no_grad():
                tensor.detach().copy_(value)
        else:
            folded.append(value)
    return folded


@torch.no_grad()
def restore_generator(bundle: Path, settings: dict) -> Generator:
    """Text encoder and DiT as shipped."""
    words = json.loads((bundle / "tokenizer/tokenizer.json").read_text())["model"]["vocab"]
    most = json.loads((bundle / "bundle.json").read_text())["text"]["maxTokens"]
    net = Generator(settings, sorted(words, key=words.get), most).eval()
    fill(net.text, bundle / "text_encoder/model.onnx", text_graphs.export_text_encoder)
    folded = fill(net.dit, bundle / "transformer/model.onnx", dit_graphs.export_transformer, net.dit.refine)
    if not any(w.shape == net.dit.refine.first.weight.shape for w in stored(bundle / "transformer/model.onnx").values()):
        net.dit.refine = Refine(net.dit.config.latent, net.dit.config.width)
    _, _, keys, key_bias, key_gain, *rest = folded   # the first are the rates of time, which no training changes
    d, depth, cross = net.dit.config.width, net.dit.config.depth, net.dit.config.cross
    heads = cross // 64
    keys, key_bias, key_gain = keys.T.reshape(2, depth, cross, -1), key_bias.reshape(2, depth, cross), key_gain.reshape(depth, heads, 64)
    for i, block in enumerate(net.dit.blocks):
        table, query, key, asking = rest[4 * i:4 * i + 4]
        table = table.reshape(6, d).clone()
        table[1] -= 1
        table[4] -= 1
        block.table.copy_(table.reshape(-1))
        block.gain.copy_(torch.stack([query, 8 * key, asking, key_gain[i, 0]]))
        block.keyval.weight.copy_(keys[:, i].reshape(2 * cross, -1))
        block.keyval.bias.copy_(key_bias[:, i].reshape(-1))
    net.dit.last.bias.copy_(rest[4 * depth])
    net.dit.last.bias[d:] -= 1
    return net


@torch.no_grad()
def restore_codec(bundle: Path, settings: dict):
    """The codec as shipped; what its normalisation folded into the encoder stays there."""
    codec = build_codec(settings).eval()
    fill_decoder(codec, bundle)
    e = codec.encoder
    folded = fill(codec.encoder, bundle / "vae_encoder/model.onnx", lambda _: codec_graphs.export_encoder(codec))
    for layer, weight in zip((e.in1, e.in2, e.in3), folded[:3]):
        out, inputs, kh, kw = weight.shape
        layer.weight.copy_(weight.reshape(out, 4, inputs // 4, kh, kw).transpose(1, 2).reshape(out, inputs, kh, kw))
    e.out.weight.copy_(folded[3])
    e.out.bias.copy_(folded[4])
    codec.norm.running_mean.zero_()
    codec.norm.running_var.fill_(1 - codec.norm.eps)
    return codec


def fill_decoder(codec, bundle: Path) -> None:
    """The clip decoder keeps its large weights in a file beside it, which onnx reads along."""
    fill(codec.decoder, bundle / "vae_decoder/model.onnx", lambda _: codec_graphs.export_decoder(codec))


@torch.no_grad()
def restore_preview(bundle: Path, latent: int) -> PreviewDecoder | None:
    """The preview decoder as shipped; None where the bundle brings none."""
    path = bundle / "preview_decoder/model.onnx"
    if not path.exists():
        return None
    net = PreviewDecoder(latent).eval()
    fill(net, path, preview_graphs.export_preview)
    return net


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=Path, default=BUNDLE)
    parser.add_argument("--config", type=Path, default=Path("training/config/continue.json"))
    parser.add_argument("--out", type=Path, default=checkpoint.CACHE)
    parser.add_argument("--force", action="store_true", help="write over runs that could be gone on with")
    options = parser.parse_args()
    settings = read(options.config)
    trained = json.loads(intact(options.bundle))["trained"]
    for path in (options.out / name for name in ("dit.pt", "codec.pt")):
        if not options.force:
            not_over(path, False, instead="give --out another folder, or --force to write over it")
    net, codec = restore_generator(options.bundle, settings["dit"]), restore_codec(options.bundle, settings["codec"])
    preview = restore_preview(options.bundle, codec.config.latent)
    weights = {k: v.float() for k, v in net.state_dict().items()}
    checkpoint.save(options.out / "dit.pt", {"model": weights, "ema": weights, "samples": trained["samples"], "spent": 0.0, "step": 0,
                                             "before": trained["minutes"] * 60, "settings": settings["dit"], "words": net.vocabulary.tokens})
    checkpoint.save(options.out / "codec.pt", {"model": codec.state_dict(), "ema": {}, "step": trained["codecSteps"],
                                               "spent": trained["codecMinutes"] * 60, "settings": settings["codec"]})
    if preview:
        checkpoint.save(options.out / "preview.pt", {"model": preview.state_dict(), "explained": 0.0, "step": 0})
    print(f"restored {options.bundle} into {options.out}: {trained['samples']} samples")


if __name__ == "__main__":
    told(main)
