"""Checks that PyTorch and the exported graphs agree to 1e-3 relative: `python -m training.check [--bundle DIR] [--golden]`.

Both sides hold the same weights, rounded to half precision; inputs come from a formula so that others can replay them.
"""

import argparse
import json
import math
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from . import checkpoint
from .refused import told
from .weights import load_codec, load_generator, load_preview

LIMIT = 1e-3


def formula(shape: tuple[int, ...], salt: float) -> torch.Tensor:
    """Test numbers in −1…1: element i is sin(0.37·i + salt) · cos(0.011·i·salt), float64 rounded to float32."""
    i = np.arange(math.prod(shape), dtype=np.float64)
    return torch.from_numpy((np.sin(0.37 * i + salt) * np.cos(0.011 * i * salt)).astype(np.float32).reshape(shape))


def cases(codec, net, preview) -> dict:
    """Per graph: inputs and the outputs that PyTorch gives."""
    c, frames, length = codec.config.latent, 3, 5
    latents = formula((1, c, frames, 4, 4), 1.0)
    ids = torch.tensor([[2, 3, 5, 8, 13], [21, 34, 55, 0, 0]])
    mask = (ids > 0).long()
    dit = {"latents": latents, "sigma": torch.tensor([[0.0, 0.5, 0.9]]), "frame_time": torch.tensor([[0.0, 0.25, 0.5]]),
           "shot": torch.tensor([[0, 0, 1]]), "text": formula((1, length, net.dit.config.text), 2.0),
           "text_mask": torch.tensor([[[1.0, 1, 1, 0, 0], [1, 1, 1, 0, 0], [0, 0, 0, 1, 1]]])}
    pictures = formula((1, 3, 4, 32, 32), 3.0)
    states = {f"state_{i}": formula((1, m, 4 * s, 4 * s), 4.0 + i) for i, (m, s) in enumerate(codec.decoder.state_scales())}
    first = latents[:, :, 0]
    pairs, after = codec.decoder(first, list(states.values()), 1)
    return {
        "text_encoder/model.onnx": ({"input_ids": ids, "attention_mask": mask}, {"last_hidden_state": net.text(ids, mask)}),
        "transformer/model.onnx": (dit, {"velocity": net.dit(**dit)}),
        "preview_decoder/model.onnx": ({"latents": latents}, {"frames": preview(latents)}),
        "vae_encoder/model.onnx": ({"frames": pictures}, {"latents": codec.encode(pictures)}),
        "vae_decoder/model.onnx": ({"latents": latents}, {"frames": codec.decode(latents)}),
        "vae_decoder/streaming.onnx": ({"latent": latents[:, :, :1], **states},
                                       {"frames": pairs.reshape(1, 2, 3, 32, 32).transpose(1, 2), **{f"next_state_{i}": s for i, s in enumerate(after)}}),
    }


def golden(made: dict) -> dict:
    """Formulae of the inputs and 64 evenly spread values of every output, for tests in other languages."""
    entries = {}
    for path, (inputs, outputs) in made.items():
        entries[path] = {
            "inputs": {k: {"shape": list(v.shape), "values": v.flatten().tolist()} if v.numel() <= 32 else {"shape": list(v.shape), "formula": True}
                       for k, v in inputs.items()},
            "outputs": {k: {"shape": list(v.shape), "stride": max(1, v.numel() // 64), "scale": float(v.abs().max()),
                            "values": [round(x, 6) for x in v.flatten()[::max(1, v.numel() // 64)][:64].tolist()]} for k, v in outputs.items()}}
    salts = {"latents": 1.0, "latent": 1.0, "text": 2.0, "frames": 3.0, "state_i": "4 + i"}
    return {"formula": "sin(0.37*i + salt) * cos(0.011*i*salt) for flat index i; `latent` is frame 0 of the `latents` tensor [1, C, 3, 4, 4]",
            "salts": salts, "tolerance": f"{LIMIT} of `scale`", "graphs": entries}


def check(bundle: Path, codec, net, preview) -> tuple[float, dict]:
    """The worst relative difference over all graphs, and the cases."""
    worst = 0.0
    with torch.no_grad():
        made = cases(codec, net, preview)
    for path, (inputs, outputs) in made.items():
        session = onnxruntime.InferenceSession(bundle / path, providers=["CPUExecutionProvider"])
        results = session.run(list(outputs), {k: v.numpy() for k, v in inputs.items()})
        for (name, want), got in zip(outputs.items(), results):
            difference = float(np.abs(got - want.numpy()).max() / want.abs().max())
            print(f"{path:28s} {name:18s} {difference:.1e} {'ok' if difference <= LIMIT else 'TOO LARGE'}")
            worst = max(worst, difference)
    return worst, made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundle", type=Path, default=Path("models/picturebook"))
    parser.add_argument("--codec", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--dit", type=Path, default=checkpoint.CACHE / "dit.pt")
    parser.add_argument("--preview", type=Path, default=checkpoint.CACHE / "preview.pt")
    parser.add_argument("--golden", action="store_true", help="write golden.json into the bundle")
    options = parser.parse_args()
    codec = load_codec(options.codec)[0]
    preview = load_preview(options.preview, codec.config.latent)
    worst, made = check(options.bundle, codec, load_generator(options.dit)[0], preview)
    if options.golden:
        (options.bundle / "golden.json").write_text(json.dumps(golden(made)) + "\n")
    raise SystemExit(0 if worst <= LIMIT else 1)


if __name__ == "__main__":
    told(main)
