"""An exported transformer in the place of the DiT, so that shipped files, int8 above all, get the same scores."""

from pathlib import Path

import onnxruntime
import torch

from ..dit.model import DitConfig

NAMES = ("latents", "sigma", "frame_time", "shot", "text", "text_mask")


class OnnxDit(torch.nn.Module):
    """Called as `Dit`; runs `path` in ONNX Runtime on the CPU."""

    def __init__(self, path: Path, config: DitConfig, threads: int = 2):
        super().__init__()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.config, self.session = config, onnxruntime.InferenceSession(str(path), options, ["CPUExecutionProvider"])

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        feeds = {name: (x if name == "shot" else x.float()).contiguous().numpy() for name, x in zip(NAMES, inputs)}
        return torch.from_numpy(self.session.run(None, feeds)[0])
