"""The renderer: batched torch operations, one code for CPU and GPU, no randomness of its own.

Sprites and sceneries each lie in one tall image; every frame of every layer samples it with its own affine map, so that a layer costs
one call for a whole batch, and nothing loops over frames.
"""

import numpy as np
import torch
import torch.nn.functional as F

from ..transfer import sent
from .atlas import CELL, CONTENT, Sprites
from .facts import Clip
from .layers import Staging
from .light import LAMPLIGHT, STYLES, WEATHERS
from .places import PERIOD
from .places.bank import Bank
from .scenery import Scenery
from .styles import pencil, pixel, tone
from .tracks import Tracks, scenery_top, tracks
from .views import View, views
from .weather import MARKS, NIGHT_FOG, TINT, loops

CHUNK = 8   # clips drawn in one go on a CPU, so that what is worked on stays in its caches
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
        self.x = (torch.arange(self.view.columns, device=self.device) + 0.5) / self.view.scale
        self.y = (torch.arange(self.view.rows, device=self.device) + 0.5) / self.view.scale

    def render(self, clips: list[Clip]) -> tuple[torch.Tensor, torch.Tensor]:
        """Frames float32 [B, T, 3, rows, columns] in −1…1, and how much of each pixel is a visible actor, float32 [B, T, 1, …] in 0…1."""
        for clip in clips:
            if abs(clip.width - self.view.width) > 0.1 or abs(clip.height - self.view.height) > 0.1:
                raise ValueError(f"a clip of {clip.width:g}×{clip.height:g} units was drawn for another view than {self.view}; draw it with view=renderer.view")
        size = CHUNK if self.device.type == "cpu" else len(clips)
        return self.paint([tracks(clips[i:i + size], self.staging, self.view) for i in range(0, len(clips), size)])

    def paint(self, staged: list[Tracks]) -> tuple[torch.Tensor, torch.Tensor]:
        """What `render` gives, of clips as `tracks` has them; each of the list is drawn in one go."""
        frames, masks = zip(*(self.chunk(made) for made in staged))
        return torch.cat(frames), torch.cat(masks)

    @torch.no_grad()
    def chunk(self, made: Tracks) -> tuple[torch.Tensor, torch.Tensor]:
        """Frames are rows [N = B·T, 3, …] until the end."""
        t = Tracks(**{k: sent(v, self.device) for k, v in vars(made).items()})
        b, count = t.shot.shape
        back = 1 / t.camera[0].reshape(-1)
        centre = (self.view.width / 2 * (1 - back), self.view.height * ZOOM_HEIGHT * (1 - back))
        frames = self.backgrounds(made, t, back, centre)
        frames *= self.shadows(t, back, centre)
        mask = torch.zeros_like(frames[:, :1])
        light = t.light.reshape(-1, 3, 1, 1)
        shown = made.layer[5] > 0   # known here without asking the device
        for k in range(shown.shape[1]):
            found = shown[:, k].reshape(-1).nonzero()[0]
            if not len(found):
                continue
            rows = sent(found, self.device)
            layer = self.layer(t, k, rows, back, centre)
            colour, alpha = layer[:, :3].mul_(light[rows]), layer[:, 3:]
            clear = 1 - alpha
            frames.index_copy_(0, rows, frames.index_select(0, rows).mul_(clear).add_(colour))
            mine = t.layer[6, :, k].reshape(-1)[rows][:, None, None, None]
            mask.index_copy_(0, rows, mask.index_select(0, rows).mul_(clear).addcmul_(alpha, mine))
        self.shine(frames, made, t, back, centre)
        self.redraw(frames, made, count, "pencil", pencil)   # what falls is drawn over pencil contours, and is part of pixel art
        self.fall(frames, made, t, count)
        self.redraw(frames, made, count, "pixel", pixel)
        shape = (b, count, -1, self.view.rows, self.view.columns)
        return frames.mul_(2).sub_(1).reshape(shape), mask.reshape(shape)

    def grid(self, theta: torch.Tensor) -> torch.Tensor:
        """Positions theta [n, 2, 3] · (x, y, 1) for every pixel of the view, in units: [n, rows, columns, 2]."""
        grid = torch.empty(len(theta), self.view.rows, self.view.columns, 2, device=self.device)
        for axis in range(2):
            along, down = theta[:, axis, 0, None] * self.x, theta[:, axis, 1, None] * self.y + theta[:, axis, 2, None]
            torch.add(along[:, None, :], down[:, :, None], out=grid[..., axis])
        return grid

    def backgrounds(self, made: Tracks, t: Tracks, back, centre) -> torch.Tensor:
        """[N, 3, rows, columns]; frames that see the same part of a scenery are sampled once, and only what is seen of it is lit."""
        scale, shots = self.view.scale, made.shot.reshape(-1)
        camera = made.camera.reshape(3, -1)
        rows = np.arange(len(made.scenery))
        left = np.array([camera[1][shots == r].min() for r in rows])
        high = np.array([camera[2][shots == r].min() for r in rows])
        spread = max(float((camera[1] - left[shots]).max()), 0.0), max(float((camera[2] - high[shots]).max()), 0.0)
        left_pixel = np.floor((left % PERIOD) * scale).astype(np.int64)
        top_pixel = np.floor((high + scenery_top(self.view)) * scale).astype(np.int64)
        span = (int(self.view.rows + spread[1] * scale) + 3, int(self.view.columns + spread[0] * scale) + 3)
        pictures = self.scenery(t.scenery, sent(top_pixel, self.device), sent(left_pixel, self.device), span)
        r, _, h, w = pictures.shape
        tall = pictures.transpose(0, 1).reshape(1, 3, r * h, w)
        _, first, group = np.unique(np.concatenate([shots[None].astype(np.float32), camera]), axis=1, return_index=True, return_inverse=True)
        pan = (camera[1] - left[shots] + left[shots] % PERIOD)[first] * scale - left_pixel[shots[first]]
        tilt = (camera[2] + scenery_top(self.view))[first] * scale - top_pixel[shots[first]] + shots[first] * h
        first, pan, tilt = (sent(np.asarray(x), self.device) for x in (first, pan.astype(np.float32), tilt.astype(np.float32)))
        theta = torch.zeros(len(first), 2, 3, device=self.device)
        k = back[first]
        theta[:, 0, 0], theta[:, 0, 2] = k * scale * 2 / w, (centre[0][first] * scale + pan) * 2 / w - 1
        theta[:, 1, 1], theta[:, 1, 2] = k * scale * 2 / (r * h), (centre[1][first] * scale + tilt) * 2 / (r * h) - 1
        out = F.grid_sample(tall.expand(len(first), -1, -1, -1), self.grid(theta), "bilinear", "border", False)
        return out[sent(group.reshape(-1), self.device)]

    def layer(self, t: Tracks, k: int, rows: torch.Tensor, back, centre) -> torch.Tensor:
        """Premultiplied [n, 4, rows, columns] of layer `k` in the frames `rows`."""
        x, y, wide, tall, angle = (t.layer[f, :, k].reshape(-1)[rows] for f in range(5))
        cell, z = t.cell[:, k].reshape(-1)[rows], back[rows]
        dx, dy = centre[0][rows] - x, centre[1][rows] - y
        cos, sin = torch.cos(angle), torch.sin(angle)
        across, down = CONTENT / wide * 2 / ROOM, CONTENT / tall
        theta = torch.empty(len(rows), 2, 3, device=self.device)
        theta[:, 0, 0], theta[:, 0, 1], theta[:, 0, 2] = z * cos * across, z * sin * across, (cos * dx + sin * dy) * across
        theta[:, 1, 0], theta[:, 1, 1], theta[:, 1, 2] = -z * sin * down, z * cos * down, (-sin * dx + cos * dy) * down
        # Rows beyond a cell are brought back to its transparent edge before the cell is looked up in the tall image.
        grid, total = self.grid(theta), self.atlas.shape[2]
        middle = (cell.float() * ROOM + ROOM / 2 - total / 2)[:, None, None]
        grid[..., 1].clamp_(-(ROOM - 1) / 2, (ROOM - 1) / 2).add_(middle).mul_(2 / total)
        return F.grid_sample(self.atlas.expand(len(rows), -1, -1, -1), grid, "bilinear", "zeros", False)

    def ellipses(self, x, y, rx, ry, strength, back, centre) -> torch.Tensor:
        """Sums of soft ellipses: all [K, N] in units, before the zoom; gives [N, rows, columns]."""
        wx = back[None, :, None] * self.x + (centre[0][None] - x)[..., None]
        wy = back[None, :, None] * self.y + (centre[1][None] - y)[..., None]
        across = torch.exp(-(wx / rx[..., None]).square()) * strength[..., None]
        down = torch.exp(-(wy / ry[..., None]).square())
        return torch.einsum("knh,knw->nhw", down, across)

    def shadows(self, t: Tracks, back, centre) -> torch.Tensor:
        """What is left of the light on the ground under everyone, [N, 1, rows, columns]."""
        flat = lambda a: a.transpose(0, 1).reshape(a.shape[1], -1)
        y, half, strength = (flat(t.shadow[i]) for i in range(3))
        dark = self.ellipses(flat(t.layer[0]), y, half.clamp_min(0.5), torch.full_like(y, 2.1), strength, back, centre)
        return 1 - dark.clamp_(0, 0.6)[:, None]

    def shine(self, frames: torch.Tensor, made: Tracks, t: Tracks, back, centre) -> None:
        """The light of lit lamps, added."""
        x, y, on = (g.reshape(-1) for g in t.glow)
        rows = sent((made.glow[2].reshape(-1) > 0).nonzero()[0], self.device)
        if len(rows):
            reach = torch.full((1, len(rows)), 34.0, device=self.device)
            light = self.ellipses(x[None, rows], y[None, rows], reach, reach, on[None, rows], back[rows], tuple(c[rows] for c in centre))[:, None]
            colour = tone(LAMPLIGHT, self.device)
            own = frames.index_select(0, rows)
            frames.index_copy_(0, rows, own + (1 - own) * colour * light)   # the darker it was, the more is added: colours stay what they are

    def fall(self, frames: torch.Tensor, made: Tracks, t: Tracks, count: int) -> None:
        """Rain, snow and moving fog in front of everything."""
        kind = made.weather.reshape(-1)
        when = torch.arange(count, device=self.device).repeat(len(made.style))
        dark = t.light[..., 0].reshape(-1, 1, 1, 1) < 0.9
        pencilled = (t.style == STYLES.index("pencil")).repeat_interleave(count).view(-1, 1, 1, 1)
        for name, tint in TINT.items():
            rows = sent((kind == WEATHERS.index(name)).nonzero()[0], self.device)
            if not len(rows):
                continue
            loop, shade = self.weather[name], tone(tint, self.device)
            alpha = loop[(when[rows] + t.scenery[t.shot.reshape(-1)[rows], 4] * 5) % len(loop)][:, None]
            colour = torch.where(dark[rows], shade * NIGHT_FOG, shade) if name == "fog" else torch.where(pencilled[rows], tone(MARKS[name], self.device), shade)
            own = frames.index_select(0, rows)
            frames.index_copy_(0, rows, own.mul_(1 - alpha).addcmul_(colour, alpha))

    def redraw(self, frames: torch.Tensor, made: Tracks, count: int, style: str, draw) -> None:
        """Frames in the clips of a style, drawn in it."""
        rows = sent((made.style == STYLES.index(style)).repeat(count).nonzero()[0], self.device)
        if len(rows):
            frames.index_copy_(0, rows, draw(frames.index_select(0, rows)))
