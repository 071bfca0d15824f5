"""A video that the engine is asked to make."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from PIL import Image


@dataclass
class Item:
    """A video to be made: a template's name, settings by their exposed names, files by the same, and what must come true."""

    kind: str
    template: str
    settings: dict
    clip: Any
    files: dict = field(default_factory=dict)
    params: dict = field(default_factory=dict)   # of the template's nodes, by `node.param`

    def order(self) -> dict:
        """What decides its pixels, beside the model."""
        return {"template": self.template, "settings": self.settings, "files": self.files, "params": self.params}


def write_first(frames: torch.Tensor, path: Path) -> Path:
    """Writes the first of frames [1, 3, T, H, W] in −1…1 as a picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(((frames[0, :, 0].permute(1, 2, 0) + 1) * 127.5).round().clamp(0, 255).byte().numpy()).save(path)
    return path
