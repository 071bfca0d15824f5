"""The renderer: batched torch operations, one code for CPU and GPU, no randomness of its own.

Sprites and sceneries each lie in one tall image; every frame of every layer samples it with its own affine map, so that a layer costs
one call for a whole batch, and nothing loops over frames.
"""

import torch
import torch.nn.functional as F

from .atlas import CELL, CONTENT, Sprites
from .facts import Clip
from .light import LAMPLIGHT, STYLES, WEATHERS
from .places import PERIOD
from .places.bank import Bank
from .scenery import Scenery
from .styles import pencil, pixel
from .tracks import Staging, Tracks, scenery_top, tracks
from .views import View, views
from .weather import MARKS, NIGHT_FOG, TINT, loops

PAD = 2   # transparent pixels around a cell, so that what lies beyond it samples nothing
ROOM = CELL + 2 * PAD
ZOOM_HEIGHT = 0.62   # share of the view's height that a zoom keeps in place


class Renderer:
    """Holds sprites and sceneries at the scale of `view`; `render` turns facts into pictures. Same facts, same pixels."""

    def __init__(self, view: View | None = None, device: str = "cpu", variants: int = 8, sprites: Sprites | None = None, bank: Bank | None = None):
        self.view, self.device = view or views()["wide"], torch.device(device)
        sprites = sprites or Sprites()
        self.staging, self.variants = Staging(sprites), variants
        padded = F.pad(sprites.cells, (PAD, PAD, PAD, PAD))
        self.atlas = padded.permute(1, 0, 2, 3).reshape(1, 4, -1, ROOM).contiguous().to(self.device)
        self.scenery = Scenery(bank or Bank(self.view.scale, variants, device=device), self.view.scale, self.device)
        self.weather = {k: v.to(self.device) for k, v in loops(self.view).items()}
        x = (torch.arange(self.view.columns, device=self.device) + 0.5) / self.view.scale
        y = (torch.arange(self.view.rows, device=self.device) + 0.5) / self.view.scale
        self.x, self.y = x, y
        self.base = torch.stack([*torch.meshgrid(x, y, indexing="xy"), torch.ones(len(y), len(x), device=self.device)], -1).reshape(1, -1, 3)

    @torch.no_grad()
    def render(self, clips: list[Clip]) -> tuple[torch.Tensor, torch.Tensor]:
        """Frames float32 [B, T, 3, rows, columns] in −1…1, and how much of each pixel is a visible actor, float32 [B, T, 1, …] in 0…1."""
        for clip in clips:
            if abs(clip.width - self.view.width) > 0.1 or abs(clip.height - self.view.height) > 0.1:
                raise ValueError(f"a clip of {clip.width:g}×{clip.height:g} units was drawn for another view than {self.view}; draw it with view=renderer.view")
        made = tracks(clips, self.staging, self.view)
        t = Tracks(**{k: torch.from_numpy(v).to(self.device) for k, v in vars(made).items()})
        b, count = t.shot.shape
        zoom = t.camera[0].reshape(-1)
        back = 1 / zoom
        centre = (self.view.width / 2 * (1 - back), self.view.height * ZOOM_HEIGHT * (1 - back))
        frames = self.backgrounds(made, t, back, centre)
        frames *= self.shadows(t, back, centre)
        mask = torch.zeros_like(frames[:1])
        light = t.light.reshape(-1, 3).T[:, :, None, None]
        for k in range(t.used.shape[1]):
            rows = (t.layer[5, :, k].reshape(-1) > 0).nonzero().flatten()
            if not len(rows):
                continue
            layer = self.layer(t, k, rows, back, centre)
            mine = t.layer[6, :, k].reshape(-1)[rows][None, :, None, None]
            alpha = layer[3:]
            frames.index_copy_(1, rows, frames.index_select(1, rows) * (1 - alpha) + layer[:3] * light.index_select(1, rows))
            mask.index_copy_(1, rows, mask.index_select(1, rows) * (1 - alpha) + alpha * mine)
        self.shine(frames, t, back, centre)
        self.redraw(frames, made, count, "pencil", pencil)   # what falls is drawn over pencil contours, and is part of pixel art
        self.fall(frames, made, t, count)
        self.redraw(frames, made, count, "pixel", pixel)
        shape = (b, count, -1, self.view.rows, self.view.columns)
        return frames.permute(1, 0, 2, 3).reshape(shape).mul_(2).sub_(1), mask.permute(1, 0, 2, 3).reshape(shape)

    def sample(self, image: torch.Tensor, theta: torch.Tensor) -> torch.Tensor:
        """Samples one image [1, C, h, w] at positions theta [n, 2, 3] · (x, y, 1) in units of the view: [C, n, rows, columns]."""
        grid = self.base.expand(len(theta), -1, -1) @ theta.transpose(1, 2)
        grid = grid.reshape(len(theta), self.view.rows, self.view.columns, 2)
        out = F.grid_sample(image.expand(len(theta), -1, -1, -1), grid, "bilinear", "zeros", False)
        return out.transpose(0, 1)

    def backgrounds(self, made: Tracks, t: Tracks, back, centre) -> torch.Tensor:
        """[3, B·T, rows, columns]; frames that see the same part of a scenery are sampled once."""
        pictures = self.scenery(t.scenery)
        r, _, h, w = pictures.shape
        tall = pictures.transpose(0, 1).reshape(1, 3, r * h, w)
        keys = torch.stack([t.shot.reshape(-1).float(), *t.camera.reshape(3, -1)], 1)
        _, group = torch.unique(keys, dim=0, return_inverse=True)
        first = torch.full((int(group.max()) + 1,), len(keys), device=self.device).scatter_reduce_(0, group, torch.arange(len(keys), device=self.device), "amin")
        scale, k = self.view.scale, back[first]
        theta = torch.zeros(len(first), 2, 3, device=self.device)
        pan = t.camera[1].reshape(-1)[first] % PERIOD
        tilt = t.camera[2].reshape(-1)[first] + scenery_top(self.view)
        row = t.shot.reshape(-1)[first] * h
        theta[:, 0, 0], theta[:, 0, 2] = k * scale * 2 / w, (centre[0][first] + pan) * scale * 2 / w - 1
        theta[:, 1, 1], theta[:, 1, 2] = k * scale * 2 / (r * h), ((centre[1][first] + tilt) * scale + row) * 2 / (r * h) - 1
        return self.sample(tall, theta)[:, group]

    def layer(self, t: Tracks, k: int, rows: torch.Tensor, back, centre) -> torch.Tensor:
        """Premultiplied [4, n, rows, columns] of layer `k` in the frames `rows`."""
        x, y, wide, tall, angle = (t.layer[f, :, k].reshape(-1)[rows] for f in range(5))
        cell, z = t.cell[:, k].reshape(-1)[rows], back[rows]
        dx, dy = centre[0][rows] - x, centre[1][rows] - y
        cos, sin = torch.cos(angle), torch.sin(angle)
        across, down = CONTENT / wide * 2 / ROOM, CONTENT / tall
        theta = torch.empty(len(rows), 2, 3, device=self.device)
        theta[:, 0, 0], theta[:, 0, 1], theta[:, 0, 2] = z * cos * across, z * sin * across, (cos * dx + sin * dy) * across
        theta[:, 1, 0], theta[:, 1, 1], theta[:, 1, 2] = -z * sin * down, z * cos * down, -sin * dx + cos * dy
        theta[:, 1, 2] *= down
        # Rows beyond a cell are brought back to its transparent edge before the cell is looked up in the tall image.
        grid = (self.base.expand(len(rows), -1, -1) @ theta.transpose(1, 2)).reshape(len(rows), self.view.rows, self.view.columns, 2)
        total = self.atlas.shape[2]
        middle = (cell.float() * ROOM + ROOM / 2)[:, None, None]
        grid[..., 1] = (grid[..., 1].clamp_(-(ROOM - 1) / 2, (ROOM - 1) / 2) + middle) * (2 / total) - 1
        return F.grid_sample(self.atlas.expand(len(rows), -1, -1, -1), grid, "bilinear", "zeros", False).transpose(0, 1)

    def ellipses(self, x, y, rx, ry, strength, back, centre) -> torch.Tensor:
        """Sums of soft ellipses: all [K, N] in units, before the zoom; gives [N, rows, columns]."""
        wx = back[None, :, None] * self.x + (centre[0][None] - x)[..., None]
        wy = back[None, :, None] * self.y + (centre[1][None] - y)[..., None]
        across = torch.exp(-(wx / rx[..., None]).square()) * strength[..., None]
        down = torch.exp(-(wy / ry[..., None]).square())
        return torch.einsum("knh,knw->nhw", down, across)

    def shadows(self, t: Tracks, back, centre) -> torch.Tensor:
        """What is left of the light on the ground under everyone, [1, N, rows, columns]."""
        flat = lambda a: a.transpose(0, 1).reshape(a.shape[1], -1)
        y, half, strength = (flat(t.shadow[i]) for i in range(3))
        dark = self.ellipses(flat(t.layer[0]), y, half.clamp_min(0.5), torch.full_like(y, 2.1), strength, back, centre)
        return 1 - dark.clamp(0, 0.6)[None]

    def shine(self, frames: torch.Tensor, t: Tracks, back, centre) -> None:
        """The light of lit lamps, added."""
        x, y, on = (g.reshape(-1) for g in t.glow)
        rows = (on > 0).nonzero().flatten()
        if len(rows):
            reach = torch.full((1, len(rows)), 34.0, device=self.device)
            light = self.ellipses(x[None, rows], y[None, rows], reach, reach, on[None, rows], back[rows], tuple(c[rows] for c in centre))
            colour = torch.tensor(LAMPLIGHT, device=self.device).view(3, 1, 1, 1)
            frames.index_copy_(1, rows, (frames.index_select(1, rows) * (1 + 0.25 * light) + colour * light).clamp(0, 1))

    def fall(self, frames: torch.Tensor, made: Tracks, t: Tracks, count: int) -> None:
        """Rain, snow and moving fog in front of everything."""
        kind = t.weather.reshape(-1)
        when = torch.arange(count, device=self.device).repeat(len(made.style))
        dark = t.light[..., 0].reshape(-1) < 0.9
        for name, tint in TINT.items():
            rows = (kind == WEATHERS.index(name)).nonzero().flatten()
            if len(rows):
                loop = self.weather[name]
                alpha = loop[(when[rows] + t.scenery[t.shot.reshape(-1)[rows], 4] * 5) % len(loop)][None]
                colour = torch.tensor(tint, device=self.device).view(3, 1, 1, 1)
                if name == "fog":
                    colour = torch.where(dark[rows][None, :, None, None], colour * NIGHT_FOG, colour)
                if name in MARKS:
                    drawn = (t.style[rows // count] == STYLES.index("pencil"))[None, :, None, None]
                    colour = torch.where(drawn, torch.tensor(MARKS[name], device=self.device).view(3, 1, 1, 1), colour)
                own = frames.index_select(1, rows)
                frames.index_copy_(1, rows, own + (colour - own) * alpha)

    def redraw(self, frames: torch.Tensor, made: Tracks, count: int, style: str, draw) -> None:
        """Frames in the clips of a style, drawn in it."""
        rows = torch.from_numpy((made.style == STYLES.index(style)).repeat(count)).nonzero().flatten().to(self.device)
        if len(rows):
            frames.index_copy_(1, rows, draw(frames.index_select(1, rows).transpose(0, 1).contiguous()).transpose(0, 1))
