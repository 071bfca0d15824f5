"""Colours: the hues that characters and props come in, and how a picture is given one."""

import torch

# Degrees of hue; how far saturation and brightness are scaled, so that yellow is light and purple is dark as the words have it.
HUES: dict[str, tuple[float, float, float]] = {
    "red": (356, 1.10, 1.00), "orange": (27, 1.10, 1.08), "yellow": (50, 1.05, 1.22), "green": (128, 1.0, 0.92),
    "blue": (216, 1.10, 1.02), "purple": (276, 1.0, 0.92), "pink": (328, 0.62, 1.25),
}
COLOURS = tuple(HUES)
NEAR = 62.0   # degrees around a picture's main hue that count as its own colour; windows, tyres and eyes keep theirs


def to_hsv(rgb: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Hue in degrees, saturation and value 0…1 of rgb [..., 3, h, w] in 0…1."""
    high, low = rgb.amax(-3), rgb.amin(-3)
    span = (high - low).clamp_min(1e-6)
    r, g, b = rgb.unbind(-3)
    hue = torch.where(high == r, (g - b) / span % 6, torch.where(high == g, (b - r) / span + 2, (r - g) / span + 4)) * 60
    return hue, span / high.clamp_min(1e-6), high


def to_rgb(hue: torch.Tensor, saturation: torch.Tensor, value: torch.Tensor) -> torch.Tensor:
    """The way back: [..., 3, h, w] in 0…1."""
    def channel(n: int) -> torch.Tensor:
        k = (n + hue / 60) % 6
        return value - value * saturation * torch.minimum(k, 4 - k).clamp(0, 1)
    return torch.stack([channel(5), channel(3), channel(1)], -3)


def main_hues(hue: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
    """The hue, in degrees, that most of each picture's weight has; both [n, h, w]; returns [n]."""
    bins = torch.zeros(len(hue), 36).scatter_add_(1, (hue.flatten(1) / 10).long() % 36, weight.flatten(1))
    smooth = bins + bins.roll(1, 1) + bins.roll(-1, 1)
    return smooth.argmax(1) * 10.0 + 5


def dyed(sprites: torch.Tensor, colour: str, paint: torch.Tensor | None = None) -> torch.Tensor:
    """Premultiplied sprites [n, 4, h, w] in another colour: their own hue turned to the named one, shades kept, dull ones made brighter.
    `paint` [n] in degrees is their own hue where it is not the one that most of a picture has, else NaN."""
    alpha = sprites[:, 3]
    rgb = (sprites[:, :3] / alpha[:, None].clamp_min(1e-3)).clamp(0, 1)
    hue, saturation, value = to_hsv(rgb)
    own = main_hues(hue, alpha * saturation * value * (saturation > 0.25))
    own = (own if paint is None else torch.where(paint.isnan(), own, paint))[:, None, None]
    off = (hue - own + 180) % 360 - 180
    share = ((NEAR - off.abs()) / 15).clamp(0, 1) * ((saturation - 0.18) / 0.12).clamp(0, 1)
    weight = (share * alpha).sum((1, 2)).clamp_min(1)
    mean = lambda x: ((x * share * alpha).sum((1, 2)) / weight)[:, None, None].clamp_min(0.05)
    target, richer, lighter = HUES[colour]
    strong = (saturation * (0.72 / mean(saturation)).clamp_min(1) if colour != "pink" else saturation * 0.72 / mean(saturation)) * richer
    bright = value * (0.84 / mean(value)).clamp_min(1) * lighter
    new = to_rgb((target + off * 0.18) % 360, strong.clamp(0, 1), bright.clamp(0, 1))
    share = share[:, None]
    return torch.cat([(rgb * (1 - share) + new * share) * alpha[:, None], alpha[:, None]], 1)
