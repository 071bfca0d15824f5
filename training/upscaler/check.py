"""Checks of an upscaler's graph: against the package's own sample, and against the layers run in PyTorch."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from PIL import Image

from .layers import Layers
from .run import pixel_range, run_layers

GOLDEN = (20, 24)   # height and width of the picture that golden.json is about


class Disagreement(AssertionError):
    """Two ways to compute the same gave something else."""


def pictures(package: Path, scale: int) -> tuple[torch.Tensor, np.ndarray]:
    """The package's fixture [1, 3, H, W] in 0…1 and what it says comes of it, uint8 [sH, sW, 3]."""
    fixture = np.asarray(Image.open(package / "assets" / "fixture.png").convert("RGB"), np.float32) / 255
    sample = np.asarray(Image.open(package / "assets" / "samples" / f"{scale}x" / "result.png").convert("RGB"))
    return torch.from_numpy(fixture).permute(2, 0, 1)[None].contiguous(), sample


def run_graph(graph: onnx.ModelProto, pixels: torch.Tensor) -> np.ndarray:
    session = onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"pixels": pixels.numpy()})[0]


def check(graph: onnx.ModelProto, exact: onnx.ModelProto, layers: Layers, package: Path, scale: int) -> dict[str, float]:
    """What was measured, in levels of 0…255; raises Disagreement. `exact` is the graph with float32 weights."""
    pixels, sample = pictures(package, scale)
    white = pixel_range(layers)
    torch_large = (run_layers(layers, pixels * white) / white).numpy()
    as_bytes = np.clip(np.rint(torch_large[0].transpose(1, 2, 0) * 255), 0, 255).astype(int)
    from_sample = np.abs(as_bytes - sample)
    from_torch = np.abs(run_graph(exact, pixels) - torch_large) * 255
    rounded = np.abs(run_graph(graph, pixels) - torch_large) * 255
    found = {"differs_from_sample": float((from_sample > 0).mean()), "most_from_sample": float(from_sample.max()),
             "exact_graph_most": float(from_torch.max()), "graph_most": float(rounded.max()), "graph_mean": float(rounded.mean())}
    if found["most_from_sample"] > 1 or found["differs_from_sample"] > 1e-3:
        raise Disagreement(f"the layers do not give the package's own sample: {found}")
    if found["exact_graph_most"] > 0.05 or found["graph_mean"] > 0.5:
        raise Disagreement(f"the graph does not give what the layers give: {found}")
    return found


def golden(layers: Layers) -> dict:
    """A picture by formula and every 37th number that PyTorch makes of it: pixel i is 0.5 + 0.5·sin(0.37·i)·cos(0.011·i)."""
    height, width = GOLDEN
    i = torch.arange(3 * height * width, dtype=torch.float64)
    pixels = (0.5 + 0.5 * torch.sin(0.37 * i) * torch.cos(0.011 * i)).float().reshape(1, 3, height, width)
    white = pixel_range(layers)
    large = run_layers(layers, pixels * white) / white
    return {"height": height, "width": width, "shape": list(large.shape), "stride": 37,
            "values": [round(float(v), 6) for v in large.flatten()[::37]]}
