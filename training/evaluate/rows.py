"""The rows of the table: what the judge reads in the engine's videos, beside what it reads in renders of the same facts; those of every world."""

from dataclasses import dataclass, replace

import numpy as np
import torch

from ..codec.model import Codec
from . import pixels
from .item import Item
from .judge import coded, pictures, read, seen
from .levels import Levels
from .near import Near, scores, whole
from .panel import Panel
from .questions import ABSENT, FRAMES
from .share import median_range, slope, wilson
from .tally import Tally, counted, views


@dataclass
class Row:
    """One measure. The last three are shares of renders, of renders that the codec has been over, and of luck; empty where there is no such thing."""

    measure: str
    reach: str
    value: str
    range: str
    n: int
    renders: str = ""
    codec: str = ""
    shuffled: str = ""
    chance: str = ""


def share(measure: str, reach: str, hits: np.ndarray, renders=None, codec=None, shuffled=None, chance: float | None = None) -> Row:
    """A row of a share of `hits`, 0/1 each; without a number where there are none."""
    told = lambda v: "" if v is None or np.size(v) == 0 else f"{float(np.mean(v)):.2f}"
    if len(hits) == 0:
        return Row(measure, reach, "–", "–", 0)
    low, high = wilson(float(hits.mean()), len(hits))
    return Row(measure, reach, f"{hits.mean():.2f}", f"{low:.2f}–{high:.2f}", len(hits), told(renders), told(codec), told(shuffled), told(chance))


def middle(measure: str, reach: str, values: list[float], renders: str = "", codec: str = "") -> Row:
    """A row of a median; without a number where there are no values."""
    if not values:
        return Row(measure, reach, "–", "–", 0)
    mid, low, high = median_range(np.array(values))
    return Row(measure, reach, f"{mid:.2f}", f"{low:.2f}–{high:.2f}", len(values), renders, codec)


def right(got: dict, truth: dict, name: str) -> np.ndarray:
    """Where a head agrees, of the clips that have such a fact."""
    there = truth[name] != ABSENT
    return (got[name] == truth[name])[there].float().numpy()


def moves(camera) -> list[str]:
    """What the camera of a shot does, one move after the other."""
    return [camera] if isinstance(camera, str) else [part.move for part in camera]


def lasting(clip, frames: int):
    """A clip of one shot that goes on for `frames` frames, its last motion and camera move with it."""
    shot = replace(clip.shots[0], frames=frames)
    longer = lambda parts: [*parts[:-1], replace(parts[-1], frames=parts[-1].frames + frames - clip.shots[0].frames)]
    if not isinstance(shot.camera, str):
        shot = replace(shot, camera=longer(shot.camera), actors=[replace(a, parts=longer(a.parts)) for a in shot.actors])
    return replace(clip, shots=[shot])


class Scores:
    """What every world is asked: judges, who looks near where somebody hides, who tells one above another and who counts, codec and renderer at work on one pool; `videos(item)` gives the frames of an item."""

    def __init__(self, judge: Panel, near: Near | None, codec: Codec, renderer, videos, levels: Levels | None = None, tally: Tally | None = None):
        self.judge, self.near, self.asked, self.codec, self.renderer, self.videos, self.levels, self.tally = judge, near, judge.asked, codec, renderer, videos, levels, tally

    def three(self, items: list[Item]):
        """What the judge reads in the engine's videos, in renders, and in renders after the codec, and the truth."""
        clips = [item.clip for item in items]
        made = torch.cat([seen(self.videos(item)[:, :, :FRAMES], self.asked.size) for item in items])
        coded = [pictures(self.asked, clips, self.renderer, codec) for codec in (None, self.codec)]
        return [read(self.judge, x)[0] for x in (made, *coded)], self.asked.labels(clips)

    def halves(self, items: list[Item]) -> torch.Tensor:
        """Every second picture in full of the first FRAMES of the engine's videos, uint8 [B, T / 2, 3, rows, columns]."""
        return torch.cat([seen(self.videos(item)[:, :, :FRAMES], self.asked.full)[:, ::2] for item in items])

    def nobody_twice(self, of: str, items: list[Item]) -> list[Row]:
        """Whether no more are seen than were told, in most pictures; nothing where nobody counts."""
        if not self.tally:
            return []
        clips = [item.clip for item in items]
        told = torch.tensor([len(clip.shots[0].actors) for clip in clips])
        shown = [self.halves(items), *(views(self.asked, clips, self.renderer, codec)[0] for codec in (None, self.codec))]
        return [share(f"nobody is there twice, of {of}", "0.95", *((counted(self.tally, x) <= told).float().numpy() for x in shown))]

    def render(self, item: Item, frames: int | None = None) -> torch.Tensor:
        """Its facts as the renderer draws them, like its video; a lone shot going on for `frames` frames where they are given."""
        clip = item.clip if frames is None else lasting(item.clip, frames)
        return self.asked.paint(self.renderer, [clip])

    def coded(self, frames: torch.Tensor) -> torch.Tensor:
        """What the codec gives back of frames."""
        return coded(self.codec, frames)

    @torch.no_grad()
    def present(self, frames: torch.Tensor) -> int:
        """Who is seen most surely in some frames."""
        return int(self.judge.present(seen(frames, self.asked.grid)).amax(1)[0].argmax())

    def reappears(self, items: list[Item], hidden: list[tuple[int, int]], chance: float) -> Row:
        """Who is seen before the frames [from, to) in which each is hidden, then in some frame not at all, and is seen again afterwards, looked at near."""
        hits, plain, coded = [], [], []
        for item, (gone, back) in zip(items, hidden):
            render, who = self.render(item), self.asked.who(item.clip.shots[0].actors[0])
            for frames, told in ((self.videos(item), hits), (render, plain), (self.coded(render), coded)):
                sure = scores(self.near, whole(frames))
                before, after = (int(sure[part].mean(0).argmax()) for part in (slice(0, gone), slice(back, None)))
                told.append(float(before == who and float(sure[gone:back, who].amin()) < 0 and after == who))
        return share("the same character before and after it was hidden", "0.85", np.array(hits), plain, coded, None, chance)

    def shots(self, items: list[Item]) -> list[Row]:
        """The same character in all shots, and cuts where they were asked for."""
        same, cut, plain = [], [], []
        for item in items:
            lengths = [shot.frames for shot in item.clip.shots]
            who = self.asked.who(item.clip.shots[0].actors[0])
            video, render = self.videos(item), self.render(item)
            for frames, told in ((video, same), (render, plain)):
                told.append(float(all(self.present(part) == who for part in frames.split(lengths, 2))))
            cut.append(float(pixels.cuts(video, len(lengths) - 1) == np.cumsum(lengths)[:-1].tolist()))
        return [share("the same character in three shots", "0.90", np.array(same), plain, None, None, 1 / self.asked.cast ** 3),
                share("cuts exactly where asked", "0.98", np.array(cut), [1.0])]

    def extend(self, items: list[Item]) -> list[Row]:
        """The change at the join by the usual change: of all frames, and of those that begin a latent, as the join does; in renders the same frame joins nothing."""
        renders = [self.render(item, 2 * FRAMES) for item in items]
        coded = [self.coded(render) for render in renders]
        rows = []
        for name, every in (("seam of an extension", 1), ("… against the frames that begin a latent", 2)):
            told = [f"{np.median([pixels.seam(video, FRAMES, every) for video in videos]):.2f}" for videos in (renders, coded)]
            rows.append(middle(name, "≤ 1.5", [pixels.seam(self.videos(item), FRAMES, every) for item in items], *told))
        return rows

    def image(self, items: list[Item]) -> list[Row]:
        """How well the first picture is kept, dB."""
        kept, ceiling = [], []
        for item in items:
            first = self.render(item)[:, :, :1]
            kept.append(pixels.psnr(self.videos(item)[:, :, :1], first))
            ceiling.append(pixels.psnr(self.coded(first.expand(-1, -1, 2, -1, -1).contiguous())[:, :, :1], first))
        return [middle("first picture kept, dB", "≥ 26", kept, codec=f"{np.median(ceiling):.1f}")]

    def still(self, items: list[Item]) -> list[Row]:
        """How much a still background flickers, against renders that the codec has been over."""
        ratios = []
        for item in (i for i in items if moves(i.clip.shots[0].camera) == ["still"]):
            ratios.append(pixels.flicker(self.videos(item)) / max(pixels.flicker(self.coded(self.render(item))), 0.05))
        return [middle("flicker of a still background ÷ renders after the codec", "≤ 1.3", ratios)]

    def minute(self, items: list[Item]) -> list[Row]:
        """What changes between the first and the last second of a minute."""
        rows = []
        for number, item in enumerate(items):
            parts = self.videos(item).split(FRAMES, 2)[:-1]
            who = self.asked.who(item.clip.shots[0].actors[0])
            looks = [pixels.looks(part) for part in parts]
            for name in looks[0]:
                values = [look[name] for look in looks]
                change, t = slope(np.array(values))
                rows.append(Row(f"minute {number + 1}: {name}, change in % of its mean", "none significant", f"{100 * change / max(np.mean(values) + (128 if name in ('red', 'green', 'blue') else 0), 1):+.1f}",
                                f"t = {t:+.1f}", len(parts)))
            seen_right = [float(self.present(part) == who) for part in parts]
            rows.append(share(f"minute {number + 1}: the same character all along", "0.90", np.array(seen_right)))
        return rows
