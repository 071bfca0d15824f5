"""Pictures that no package has: a lamp that is off or on, the track that wheels and feet leave, and the bite in a cookie."""

import numpy as np
import torch
from PIL import Image, ImageDraw

SUPER = 4


def as_tensor(image: Image.Image, cell: int) -> torch.Tensor:
    """Premultiplied float32 [4, cell, cell] in 0…1 of a supersampled RGBA drawing."""
    small = image.convert("RGBa").resize((cell, cell), Image.BOX)
    return torch.from_numpy(np.asarray(small, dtype=np.float32) / 255).permute(2, 0, 1).contiguous()


def lamp(cell: int, content: int, on: bool, flat: bool) -> torch.Tensor:
    """A standard lamp whose shade is grey-blue, or warm yellow once it is lit."""
    image = Image.new("RGBA", (cell * SUPER, cell * SUPER))
    draw = ImageDraw.Draw(image)
    s, top, middle = cell * SUPER / 64, (cell - content) / 2, cell / 2
    shade, edge = ((255, 222, 92, 255), (255, 246, 190, 255)) if on else ((92, 104, 148, 255), (120, 132, 176, 255))
    draw.rounded_rectangle([s * (middle - 2), s * 24, s * (middle + 2), s * 60], s, fill=(150, 104, 66, 255))
    draw.rounded_rectangle([s * (middle - 12), s * 57, s * (middle + 12), s * (64 - top)], 2 * s, fill=(120, 80, 52, 255))
    draw.polygon([(s * (middle - 10), s * top), (s * (middle + 10), s * top), (s * (middle + 19), s * 29), (s * (middle - 19), s * 29)], fill=shade)
    if not flat:
        draw.polygon([(s * (middle - 8), s * top), (s * (middle - 2), s * top), (s * (middle - 4), s * 29), (s * (middle - 16), s * 29)], fill=edge)
    return as_tensor(image, cell)


def track(cell: int) -> torch.Tensor:
    """Two soft furrows, the whole width of the cell, so that stretching it shows no seam; they darken what is below."""
    rows = torch.linspace(-1, 1, cell)
    furrow = sum(torch.exp(-((rows - at) / 0.24) ** 2) for at in (-0.5, 0.5)) * 0.9
    alpha = furrow[:, None].expand(cell, cell)
    return torch.stack([alpha * 0.16, alpha * 0.14, alpha * 0.26, alpha])


def bitten(sprite: torch.Tensor) -> torch.Tensor:
    """A sprite [4, h, w] with three tooth marks out of its right side, where a character that faces left bites."""
    h, w = sprite.shape[1:]
    y, x = torch.meshgrid(torch.arange(h) / h, torch.arange(w) / w, indexing="ij")
    columns = (sprite[3] > 0.5).any(0).nonzero().flatten()
    edge = float(columns.max()) / w
    keep = torch.ones(h, w)
    for dy, dx, radius in ((-0.15, -0.07, 0.17), (0.04, -0.16, 0.18), (0.2, -0.05, 0.15)):
        keep = torch.minimum(keep, ((((x - edge - dx) ** 2 + (y - 0.5 - dy) ** 2) ** 0.5 - radius) * w).clamp(0, 1))
    return sprite * keep

