"""Sceneries as they are in a shot: land over sky, lit by the hour, with lit windows, fallen snow and haze."""

import torch

from .light import DULL, GLOW, HAZE, LAND, WARM, WEATHERS
from .places import HORIZON, TIMES
from .places.bank import Bank
from .weather import SETTLED, number

FAR_HAZE, NEAR_HAZE = 0.74, 0.30   # how much of the colour haze takes at the horizon and at one's feet


class Scenery:
    """Looks pictures up in a bank and lights them."""

    def __init__(self, bank: Bank, scale: float, device: torch.device):
        self.bank, self.device = bank, device
        table = lambda rows: torch.tensor(rows, device=device)
        self.land_light = table([[tuple(a * b for a, b in zip(LAND[t], DULL[w])) for w in WEATHERS] for t in TIMES])
        self.lit, self.warm, self.settled = table([GLOW[t] for t in TIMES]), table(WARM), table(SETTLED)
        self.haze = table([HAZE[t] for t in TIMES])
        rows = (torch.arange(bank.land.shape[-2], device=device) + 0.5) / scale - HORIZON
        self.depth = torch.where(rows < 0, FAR_HAZE, NEAR_HAZE + (FAR_HAZE - NEAR_HAZE) * torch.exp(-rows / 16))

    def __call__(self, rows: torch.Tensor) -> torch.Tensor:
        """float32 [R, 3, h, w] in 0…1 for int64 rows [R, ≥5] of (look, place, time, weather, variant)."""
        look, place, time, weather, variant = rows.unbind(1)[:5]
        variant = variant % self.bank.variants
        land = self.bank.land[look, place, variant].float() / 255
        sky = self.bank.sky[look, time, (weather > 0).long(), variant].float() / 255
        rgb, alpha, glow, snowy = land[:, :3], land[:, 3:4], land[:, 4:5], land[:, 5:6]
        column = lambda x: x[:, :, None, None]
        light = column(self.land_light[time, weather])
        lain = (weather == number("snow")).float()[:, None, None, None] * snowy * 0.86
        rgb = rgb + (column(self.settled.expand(len(rows), -1)) - rgb) * lain
        lit = glow * self.lit[time][:, None, None, None]
        rgb = rgb * light * (1 - lit) + torch.where(rgb[:, 2:] > rgb[:, :1], self.warm.view(1, 3, 1, 1), rgb) * lit
        out = rgb * alpha + sky * (1 - alpha)
        fog = (weather == number("fog")).float()[:, None, None, None] * self.depth[None, None, :, None]
        return out + (column(self.haze[time]) - out) * fog
