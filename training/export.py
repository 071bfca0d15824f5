"""Exports the bundle: `python -m training.export [--out models/picturebook] [--random]`."""

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch

from . import checkpoint
from .codec.__main__ import build as build_codec
from .onnx_export.codec import export_decoder, export_encoder, export_streaming
from .onnx_export.preview import export_preview
from .onnx_export.quantise import quantise
from .onnx_export.text_encoder import export_text_encoder
from .onnx_export.transformer import export_transformer
from .preview.decoder import PreviewDecoder
from .preview.factors import preview_factors
from .refused import told
from .settings import read
from .text.vocabulary import PAD, UNK
from .weights import Generator, half, load_codec, load_generator, load_preview

LARGEST = 16 * 2**20


def write_json(path: Path, value: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def write_model(path: Path, model: onnx.ModelProto, shared: str | None = None) -> None:
    """Writes a graph; `shared` names a file beside it that holds its large weights, the same for equal weights."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if shared:
        (path.parent / shared).unlink(missing_ok=True)
        onnx.save_model(model, path, save_as_external_data=True, all_tensors_to_one_file=True, location=shared, size_threshold=2048)
    else:
        onnx.save_model(model, path)
    for file in (path, path.parent / shared) if shared else (path,):
        file.chmod(0o644)
    if path.stat().st_size >= LARGEST:
        raise ValueError(f"{path} has {path.stat().st_size} bytes; files must stay under {LARGEST}: make the network smaller")


def digests(folder: Path) -> dict:
    """sha256 and size of every file that a runtime reads."""
    names = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix in (".onnx", ".json", ".bin") and p.name not in ("bundle.json", "golden.json"))
    return {str(p.relative_to(folder)): {"sha256": hashlib.sha256(p.read_bytes()).hexdigest(), "bytes": p.stat().st_size} for p in names}


def describe(codec, net, trained: dict, factors, bias) -> dict:
    """bundle.json without its file list."""
    latent, world = codec.config.latent, net.world
    rows, columns = world.sizes[world.view]
    return {
        "format": "reelgraph-bundle", "version": 1, "id": "picturebook", "title": "Picturebook", "family": "picturebook",
        "latentChannels": latent, "compression": {"time": 2, "space": 8, "firstFrame": "same"}, "patch": net.dit.config.patch,
        "latentSpace": trained["space"],
        "prediction": "velocity", "timeConvention": "sigma",
        "text": {"maxTokens": net.vocabulary.most, "width": net.dit.config.text, "padId": PAD, "unkId": UNK},
        "maxFrames": world.longest, "fps": world.fps, "perFrameNoise": True, "maxShots": net.dit.config.shots,
        "defaults": {"steps": 16, "guidance": 3, "shift": 4, "solver": "unipc", "width": columns, "height": rows, "seconds": world.usual * 2 / world.fps, "activeTo": 0.7, "steady": 12, "scale": 6},
        "preview": {"factors": factors, "bias": bias, "range": [-1, 1]},
        "statesForStreamingDecoder": [{"input": f"state_{i}", "output": f"next_state_{i}", "channels": m, "scale": s}
                                      for i, (m, s) in enumerate(codec.decoder.state_scales())],
        "sizes": [{"width": w, "height": h} for h, w in world.sizes.values()],
        "license": "Apache-2.0", "source": world.source,
        "trained": trained,
    }


def export(out: Path, codec, net, preview, trained: dict) -> None:
    """Writes the whole bundle into `out`."""
    write_model(out / "text_encoder/model.onnx", export_text_encoder(net.text))
    write_model(out / "transformer/model.onnx", export_transformer(net.dit))
    quantise(out / "transformer/model.onnx", out / "transformer/model.int8.onnx")
    write_model(out / "vae_encoder/model.onnx", export_encoder(codec))
    write_model(out / "preview_decoder/model.onnx", export_preview(preview))
    write_model(out / "vae_decoder/model.onnx", export_decoder(codec), "weights.bin")
    write_model(out / "vae_decoder/streaming.onnx", export_streaming(codec), "weights.bin")
    net.vocabulary.write(out / "tokenizer")
    write_json(out / "lexicon.json", net.world.lexicon())
    write_json(out / "scheduler/scheduler_config.json", {"_class_name": "FlowMatchEulerDiscreteScheduler", "num_train_timesteps": 1000, "shift": 4.0})
    write_json(out / "model_index.json", {
        "_class_name": "PicturebookPipeline", "scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"],
        "text_encoder": ["onnxruntime", "OnnxRuntimeModel"], "tokenizer": ["transformers", "PreTrainedTokenizerFast"],
        "transformer": ["onnxruntime", "OnnxRuntimeModel"], "vae_decoder": ["onnxruntime", "OnnxRuntimeModel"],
        "vae_encoder": ["onnxruntime", "OnnxRuntimeModel"]})
    factors, bias, fit = preview_factors(codec, net.world, net.world.renderer(variants=4))
    bundle = describe(codec, net, trained, factors, bias)
    bundle["preview"]["r2"] = round(fit, 4)
    write_json(out / "bundle.json", {**bundle, "files": digests(out)})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("models/picturebook"))
    parser.add_argument("--codec", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--dit", type=Path, default=checkpoint.CACHE / "dit.pt")
    parser.add_argument("--preview", type=Path, default=checkpoint.CACHE / "preview.pt")
    parser.add_argument("--config", type=Path, default=Path("training/config/continue.json"))
    parser.add_argument("--random", action="store_true", help="untrained weights, to fix the interface")
    parser.add_argument("--hardware", default="2 CPU cores (AMD EPYC)")
    options = parser.parse_args()
    if options.random:
        torch.manual_seed(0)
        settings = read(options.config)
        codec, net = half(build_codec(settings["codec"])), half(Generator(settings["dit"]))
        torch.nn.init.normal_(net.dit.out.weight, std=0.02)
        half(net)
        preview = half(PreviewDecoder(codec.config.latent))
        trained = {"space": "picturebook-random", "seed": 0, "hardware": "none", "samples": 0, "minutes": 0}
    else:
        codec, coded = load_codec(options.codec)
        net, state = load_generator(options.dit)
        if net.vocabulary.tokens != net.world.vocabulary().tokens:
            raise SystemExit(f"{options.dit} was trained with other words than its world has; train it on first, or restore it with the config of what ships")
        preview = load_preview(options.preview, codec.config.latent)
        trained = {"space": net.world.space, "seed": state["settings"]["seed"], "hardware": options.hardware, "samples": state["samples"],
                   "minutes": round((state["spent"] + state.get("before", 0.0)) / 60, 1), "codecMinutes": round((coded["spent"] + coded.get("before", {}).get("spent", 0.0)) / 60, 1), "codecSteps": coded["step"] + coded.get("before", {}).get("step", 0)}
    export(options.out, codec, net, preview, trained)
    total = sum(p.stat().st_size for p in options.out.rglob("*") if p.is_file())
    print(f"wrote {options.out}: {total / 2**20:.1f} MiB")


if __name__ == "__main__":
    told(main)
