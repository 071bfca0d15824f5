"""The renderer: batched torch operations, one code for CPU and GPU, no randomness of its own."""

import torch
import torch.nn.functional as F

from . import atlas, places
from .atlas import CELL, CONTENT
from .facts import Clip
from .motion import SLOTS, ZOOM_CENTRE, Tracks, tracks
from .places import PERIOD, SIZE, WIDTH
from .styles import STYLES, flattened, styled
from .weather import Weather

SHADE = 0.38   # how much of its light what lies right behind a character's edge loses


def around(alpha: torch.Tensor) -> torch.Tensor:
    """A soft shade around what stands there, alpha [B, 1, T, h, w] in 0…1: the same shape in 0…1, nothing under it and three pixels from it. It sets a
    character off from any place, and from another one behind it."""
    b, _, t, h, w = alpha.shape
    soft = F.avg_pool2d(F.avg_pool2d(alpha.reshape(b, t, h, w), 3, 1, 1), 5, 1, 2).reshape(alpha.shape)
    return (1.6 * soft).clamp_(max=1) * (1 - alpha)


class Renderer:
    """Holds sprites and sceneries; `render` turns facts into pictures. Same facts, same pixels."""

    def __init__(self, device: str = "cpu", variants: int = 24):
        self.device = torch.device(device)
        self.variants = variants
        self.heights = atlas.heights(atlas.load())
        self.sprites = atlas.looks().to(self.device)
        self.weather = Weather(self.device)
        self.bank = places.bank(variants).to(self.device)
        axis = torch.arange(SIZE, device=self.device, dtype=torch.float32) + 0.5
        y, x = torch.meshgrid(axis, axis, indexing="ij")
        self.base = torch.stack([x, y, torch.ones_like(x)], -1).reshape(1, SIZE * SIZE, 3)

    def render(self, clips: list[Clip]) -> tuple[torch.Tensor, torch.Tensor]:
        """Frames float32 [B, T, 3, 64, 64] in −1…1, and where the actors are, and what they do something to, float32 [B, T, 1, 64, 64] in 0…1."""
        return self.paint(tracks(clips, self.heights))

    @torch.no_grad()
    def paint(self, staged: Tracks, view: str = "square") -> tuple[torch.Tensor, torch.Tensor]:
        """What `render` gives, of clips as `tracks` has them; there is but one view."""
        t = Tracks(**{k: v.to(self.device) for k, v in vars(staged).items()})
        frames = self.weather.fall(self.weather.settle(flattened(self.scenery(t), t.style), t), t, "rain", "snow")
        mask = torch.zeros_like(frames[:, :, :1])
        for a in range(SLOTS):
            there = t.present[:, a].any(1).nonzero()[:, 0]
            if not len(there):
                continue
            some = Tracks(**{k: v[there] for k, v in vars(t).items()})
            layer = self.actor(some, a)
            colour, alpha = layer[:, :3], layer[:, 3:]
            lit = atlas.is_lit(some.sprite[:, a])[:, None, None]
            light = torch.where(lit, torch.ones_like(some.light), some.light).permute(0, 2, 1)[..., None, None]
            solid = (some.style != STYLES.index("flat")).float()[:, None, None, None, None]
            behind = frames[there] * (1 - SHADE * solid * around(alpha)).transpose(1, 2)
            frames[there] = behind * (1 - alpha.transpose(1, 2)) + (colour * light).transpose(1, 2)
            thing = atlas.is_thing(some.sprite[:, a]).float()[:, None, None, None, None]
            mask[there] = torch.maximum(mask[there], alpha.transpose(1, 2) * (1 - thing)) * (1 - alpha.transpose(1, 2) * thing)
        return styled(self.weather.fall(frames, t, "fog"), t.style).mul_(2).sub_(1), mask

    def sample(self, image: torch.Tensor, theta: torch.Tensor, padding: str) -> torch.Tensor:
        """Samples image [B, C, h, w] at normalised positions theta [B, T, 2, 3] · (x, y, 1): [B, C, T, 64, 64]."""
        b, t = theta.shape[:2]
        grid = self.base.expand(b * t, -1, -1) @ theta.reshape(b * t, 2, 3).transpose(1, 2)
        out = F.grid_sample(image, grid.reshape(b, t * SIZE, SIZE, 2), "bilinear", padding, False)
        return out.reshape(b, image.shape[1], t, SIZE, SIZE)

    def unzoom(self, t: Tracks) -> tuple[torch.Tensor, ...]:
        """Coefficients (k, cx, cy) of world = k · screen + c, each [B, T]."""
        k = 1 / t.zoom
        return k, ZOOM_CENTRE[0] * (1 - k), ZOOM_CENTRE[1] * (1 - k)

    def scenery(self, t: Tracks) -> torch.Tensor:
        b, shots = t.scenery.shape[:2]
        p, time, v = t.scenery.unbind(-1)
        image = self.bank[p, time, v].permute(0, 2, 1, 3, 4).reshape(b, 3, shots * SIZE, WIDTH).float() / 255
        k, cx, cy = self.unzoom(t)
        x0 = t.pan % PERIOD
        theta = torch.zeros(*k.shape, 2, 3, device=self.device)
        theta[..., 0, 0], theta[..., 0, 2] = k * 2 / WIDTH, (cx + x0) * 2 / WIDTH - 1
        theta[..., 1, 1], theta[..., 1, 2] = k * 2 / (shots * SIZE), (cy + t.shot * SIZE) * 2 / (shots * SIZE) - 1
        return self.sample(image, theta, "border").transpose(1, 2)

    def actor(self, t: Tracks, a: int) -> torch.Tensor:
        k, cx, cy = self.unzoom(t)
        scale = 2 / CELL * CONTENT / t.size[:, a]
        cos, sin = torch.cos(t.angle[:, a]) * scale, torch.sin(t.angle[:, a]) * scale
        dx, dy, wide = cx - t.x[:, a], cy - t.y[:, a], 1 / t.turn[:, a]
        rows = [torch.stack([k * cos * wide, k * sin * wide, (cos * dx + sin * dy) * wide], -1),
                torch.stack([-k * sin, k * cos, -sin * dx + cos * dy], -1)]
        layer = self.sample(self.sprites[t.sprite[:, a]], torch.stack(rows, -2), "zeros")
        return layer * t.present[:, a][:, None, :, None, None]
