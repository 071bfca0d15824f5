"""What the weather does to a picture: to the land, in the air behind everybody, and, as fog, in front of everything."""

import torch

from ..grown.light import DULL, HAZE, WEATHERS
from ..grown.weather import NIGHT_FOG, SETTLED, TINT, Fall, loops
from ..grown.views import View
from .motion import Tracks
from .places import LIGHT, PLACES, SIZE, TIMES

SNOW, FOG = WEATHERS.index("snow"), WEATHERS.index("fog")
GREY = {"clear": 0.0, "rain": 0.55, "snow": 0.35, "fog": 0.3}   # how much of the colour of sky and land goes
NEAR, FAR = 0.34, 0.72     # how much fog takes at one's feet and at the horizon
HORIZON, GROUND = 34, 46   # rows between which snow begins to lie
# Larger and, of rain, slower than in the grown world: what the codec keeps of them at 8 × 8 pixels a latent can be seen.
RAINING, SNOWING = Fall(36, 16, 0.8, 4.0, 0.9), Fall(36, 32, 1.6, 1.6, 1.0)
LYING = 0.6                # how white it makes the ground; on the sea it does not lie


class Weather:
    """The loops and tables of one device."""

    def __init__(self, device: torch.device):
        of = lambda rows: torch.tensor(rows, device=device)
        self.loops = {name: loop.to(device) for name, loop in loops(View(SIZE, SIZE), raining=RAINING, snowing=SNOWING).items()}
        self.grey, self.dull = of([GREY[w] for w in WEATHERS]), of([DULL[w] for w in WEATHERS])
        self.haze, self.light = of([HAZE[t] for t in TIMES]), of([LIGHT[t] for t in TIMES])
        self.tint = {name: of(shade)[:, None, None] for name, shade in TINT.items()}
        rows = torch.arange(SIZE, device=device, dtype=torch.float32)
        self.fog = NEAR + (FAR - NEAR) * (1 - (rows - HORIZON).clamp_min(0) / (SIZE - HORIZON))
        self.lying = LYING * ((rows - HORIZON) / (GROUND - HORIZON)).clamp(0, 1)

    def settle(self, land: torch.Tensor, t: Tracks) -> torch.Tensor:
        """Sky and land [B, T, 3, 64, 64] in 0…1 as they look in the weather of each frame."""
        if not bool(t.weather.any()):
            return land
        place, time, _ = torch.gather(t.scenery, 1, t.shot[..., None].expand(-1, -1, 3)).unbind(-1)
        wide = lambda x: x[..., None, None, None]
        land = torch.lerp(land, land.mean(2, keepdim=True), wide(self.grey[t.weather])) * self.dull[t.weather][..., None, None]
        lies = (t.weather == SNOW) & (place != PLACES.index("sea"))
        white = torch.tensor(SETTLED, device=land.device) * self.light[time]
        land = torch.lerp(land, white[..., None, None].expand_as(land), wide(lies.float()) * self.lying[:, None])
        return torch.lerp(land, self.haze[time][..., None, None].expand_as(land), wide((t.weather == FOG).float()) * self.fog[:, None])

    def fall(self, frames: torch.Tensor, t: Tracks, *names: str) -> torch.Tensor:
        """Frames [B, T, 3, 64, 64] in 0…1 with what there is of the named weathers, rain, snow or moving fog, in front of them."""
        for name in names:
            loop = self.loops[name]
            b, at = (t.weather == WEATHERS.index(name)).nonzero(as_tuple=True)
            if not len(b):
                continue
            alpha = loop[t.fall[b, at] % len(loop)][:, None]
            dark = (t.light[b, at, 0] < 0.9)[:, None, None, None]
            shade = torch.where(dark, self.tint[name] * NIGHT_FOG, self.tint[name]) if name == "fog" else self.tint[name]
            frames[b, at] = frames[b, at] * (1 - alpha) + shade * alpha
        return frames
