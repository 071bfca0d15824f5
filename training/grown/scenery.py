"""Sceneries as they are in a shot: land over sky, lit by the hour, with lit windows, fallen snow and haze."""

import torch

from .light import DULL, GLOW, HAZE, LAND, WARM, WEATHERS
from .places import HORIZON, PERIOD, TIMES
from .places.bank import Bank
from .weather import SETTLED, number

FAR_HAZE, NEAR_HAZE = 0.74, 0.30   # how much of the colour haze takes at the horizon and at one's feet


class Scenery:
    """Looks pictures up in a bank and lights them."""

    def __init__(self, bank: Bank, scale: float, device: torch.device):
        self.bank, self.device, self.period = bank, device, round(PERIOD * scale)
        table = lambda rows: torch.tensor(rows, device=device)
        self.land_light = table([[tuple(a * b for a, b in zip(LAND[t], DULL[w])) for w in WEATHERS] for t in TIMES])
        self.lit, self.warm, self.settled = table([GLOW[t] for t in TIMES]), table(WARM), table(SETTLED)
        self.haze = table([HAZE[t] for t in TIMES])
        rows = (torch.arange(bank.land.shape[-2], device=device) + 0.5) / scale - HORIZON
        self.depth = torch.where(rows < 0, FAR_HAZE, NEAR_HAZE + (FAR_HAZE - NEAR_HAZE) * torch.exp(-rows / 16))

    def __call__(self, rows: torch.Tensor, top: torch.Tensor, left: torch.Tensor, span: tuple[int, int]) -> torch.Tensor:
        """float32 [R, 3, *span] in 0…1 for int64 rows [R, ≥5] of (look, place, time, weather, variant): the part of each scenery that begins
        at pixel (top, left) [R] and is `span` (height, width) large."""
        look, place, time, weather, variant = rows.unbind(1)[:5]
        down = (top[:, None] + torch.arange(span[0], device=self.device)).clamp(0, self.bank.land.shape[-2] - 1)
        along = (left[:, None] + torch.arange(span[1], device=self.device)) % self.period
        wide = lambda x: x[:, None, None, None]
        at = (wide(look), wide(place), wide(variant % self.bank.variants))
        window = (down[:, None, :, None], along[:, None, None, :])
        channel = torch.arange(6, device=self.device)[None, :, None, None]
        land = self.bank.land[(*at, channel, *window)].float().mul_(1 / 255)
        sky = self.bank.sky[(at[0], wide(time), wide((weather > 0).long()), at[2], channel[:, :3], *window)].float().mul_(1 / 255)
        rgb, alpha, glow, snowy = land[:, :3], land[:, 3:4], land[:, 4:5], land[:, 5:6]
        column = lambda x: x[:, :, None, None]
        lain = wide((weather == number("snow")).float() * 0.86) * snowy
        rgb = torch.lerp(rgb, column(self.settled[None]).expand_as(rgb), lain)
        lit = glow * wide(self.lit[time])
        lamps = torch.where(rgb[:, 2:] > rgb[:, :1], self.warm.view(1, 3, 1, 1), rgb)
        rgb = torch.lerp(rgb * column(self.land_light[time, weather]), lamps, lit)
        out = torch.lerp(sky, rgb, alpha)
        fog = wide((weather == number("fog")).float()) * self.depth[down][:, None, :, None]
        return torch.lerp(out, column(self.haze[time]).expand_as(out), fog)
