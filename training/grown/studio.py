"""One renderer a view; those of one scale share their sceneries, and all of them the sprites."""

import torch

from .atlas import Sprites
from .places.bank import Bank
from .render import Renderer
from .tracks import Tracks
from .views import View


class Studio:
    """Renderers of `views`, by name. Banks are drawn by `hands` processes at once (0: by this one)."""

    def __init__(self, views: dict[str, View], device: str = "cpu", variants: int = 8, sprites: Sprites | None = None, hands: int = 0):
        self.device, self.variants = torch.device(device), variants
        sprites = sprites or Sprites()
        banks = {scale: Bank(scale, variants, device=device, hands=hands) for scale in sorted({v.scale for v in views.values()})}
        self.renderers = {name: Renderer(view, device, variants, sprites, banks[view.scale]) for name, view in views.items()}

    def paint(self, staged: list[Tracks], view: str) -> tuple[torch.Tensor, torch.Tensor]:
        """As `Renderer.paint`, of clips that were staged for `view`."""
        return self.renderers[view].paint(staged)
