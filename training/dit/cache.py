"""Rendered and encoded clips on the device: rings of the newest, one a pool, filled while training goes on."""

from functools import partial

import numpy as np
import torch

from ..ahead import Ahead
from ..codec.model import Codec
from ..precision import mixed
from ..transfer import sent
from ..worlds import of
from .author import Author, Round, jobs, share_of
from .batch import Batch, Plan
from .contrast import CELL, balance
from .worn import worn


class Ring:
    """Latents float16 [capacity, C, F, h, w], the same of worn pictures if there are any to be `worn` (`worn.py`), and how much of each latent an actor covers, more where it hardly stands out
    (`contrast.balance`), float16 [capacity, F, h, w]."""

    def __init__(self, capacity: int, channels: int, frames: int, rows: int, columns: int, device, worn: bool = False):
        self.z = torch.empty(capacity, channels, frames, rows, columns, dtype=torch.float16, device=device)
        self.worn = torch.empty_like(self.z) if worn else None
        self.cover = torch.empty(capacity, frames, rows, columns, dtype=torch.float16, device=device)


class ClipCache:
    """Takes from authors in order: what they draw is rendered, encoded and kept, until a batch of it comes. Starts at `step`; `hands`
    processes draw (0: this one)."""

    def __init__(self, codec: Codec, renderer, settings: dict, step: int = 0, hands: int = 0):
        several, self.codec, self.renderer = max(1, hands), codec, renderer
        self.ahead = Ahead(partial(Author, settings), jobs(settings, step, several), hands, 3 * several)
        self.settings, self.world, self.several, self.rings = settings, of(settings), several, {}

    def ring(self, name: str, z: torch.Tensor) -> Ring:
        """The ring of a pool whose clips have latents like `z` [n, C, F, h, w]; made when the first come."""
        if name not in self.rings:
            self.rings[name] = Ring(self.several * share_of(self.settings, self.world.pools[name], self.several), *z.shape[1:], z.device, bool(self.settings.get("worn")))
        return self.rings[name]

    @torch.no_grad()
    def keep(self, made: Round) -> None:
        """Renders and encodes a round."""
        pictures, mask = self.renderer.paint(made.staged, made.view)
        z = self.encoded(pictures)
        n, _, f, h, w = z.shape
        ring, rows = self.ring(made.pool, z), sent(made.rows, z.device)
        ring.z[rows] = z
        if ring.worn is not None:
            ring.worn[rows] = self.encoded(worn(pictures, sent(made.wear, z.device)))
        cover = mask.reshape(n, 2 * f, h, CELL, w, CELL).mean((3, 5)) * balance(pictures, mask)
        ring.cover[rows] = cover.view(n, f, 2, h, w).mean(2).half()

    def encoded(self, pictures: torch.Tensor) -> torch.Tensor:
        """Latents float16 of pictures [B, T, 3, H, W]."""
        with mixed(self.renderer.device.type):
            return self.codec.encode(pictures.transpose(1, 2)).half()

    def next(self) -> Batch:
        """The batch of the next step."""
        while isinstance(made := self.ahead.take(), Round):
            self.keep(made)
        return self.batch(made)

    def batch(self, plan: Plan) -> Batch:
        """A plan with its pictures."""
        ring, to = self.rings[plan.pool], self.renderer.device
        rows = sent(plan.rows, to)[:, None]
        frames = sent(plan.start[:, None] + np.arange(plan.sigma.shape[1]), to)
        clean = ring.z.transpose(1, 2)[rows, frames].transpose(1, 2).float()
        if ring.worn is not None:
            other = ring.worn.transpose(1, 2)[rows, frames].transpose(1, 2).float()
            clean = torch.where(sent(plan.worn, to)[:, None, :, None, None] > 0, other, clean)
        rest = {k: sent(getattr(plan, k), to) for k in ("sigma", "learned", "frame_time", "shot", "tokens", "token_mask", "place", "text_mask")}
        return Batch(clean=clean, cover=ring.cover[rows, frames].float(), **{**rest, "text_mask": rest["text_mask"].float()}, kept=plan.kept)

    def close(self) -> None:
        self.ahead.close()
