"""The rows of the table: what the judge reads in the engine's videos, beside what it reads in renders of the same facts."""

from dataclasses import dataclass, replace

import numpy as np
import torch

from ..codec.model import Codec
from ..precision import mixed
from ..world.cast import CAST, INDEX
from ..world.facts import CAMERAS, MOTIONS, Clip
from ..world.places import PLACES, TIMES
from ..world.render import Renderer
from . import pixels
from .judge import ABSENT, FRAMES, Judge, labels, pictures, read, seen
from .pool import Item
from .share import median_range, slope, wilson


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
    """A row of a median."""
    mid, low, high = median_range(np.array(values))
    return Row(measure, reach, f"{mid:.2f}", f"{low:.2f}–{high:.2f}", len(values), renders, codec)


def right(got: dict, truth: dict, name: str) -> np.ndarray:
    """Where a head agrees, of the clips that have such a fact."""
    there = truth[name] != ABSENT
    return (got[name] == truth[name])[there].float().numpy()


class Scores:
    """Judge, codec and renderer at work on one pool; `videos(item)` gives the frames of an item."""

    def __init__(self, judge: Judge, codec: Codec, renderer: Renderer, videos):
        self.judge, self.codec, self.renderer, self.videos = judge, codec, renderer, videos

    def three(self, items: list[Item]):
        """What the judge reads in the engine's videos, in renders, and in renders after the codec, and the truth."""
        clips = [item.clip for item in items]
        made = torch.cat([seen(self.videos(item)[:, :, :FRAMES]) for item in items])
        return [read(self.judge, x) for x in (made, pictures(clips, self.renderer, None), pictures(clips, self.renderer, self.codec))], labels(clips)

    def render(self, item: Item, frames: int | None = None) -> torch.Tensor:
        """Its facts as the renderer draws them, like its video; a lone shot going on for `frames` frames where they are given."""
        clip = item.clip if frames is None else Clip([replace(item.clip.shots[0], frames=frames)])
        return self.renderer.render([clip])[0].transpose(1, 2).contiguous()

    @torch.no_grad()
    def coded(self, frames: torch.Tensor) -> torch.Tensor:
        """What the codec gives back of frames."""
        with mixed():
            return self.codec.decode(self.codec.encode(frames)).float()

    def one(self, items: list[Item]) -> list[Row]:
        """One character: who, what, where, when, and the camera."""
        ((made, _), (plain, _), (coded, _)), truth = self.three(items)
        others = {name: v.roll(1) for name, v in truth.items()}
        rows = []
        for name, head, reach, n in (("character", "left", "0.95", len(CAST)), ("place", "place", "0.95", len(PLACES)), ("time of day", "time", "0.95", len(TIMES)),
                                     ("motion and direction", "left motion", "0.90", len(MOTIONS)), ("camera path", "camera", "0.85", len(CAMERAS))):
            rows.append(share(name, reach, right(made, truth, head), right(plain, truth, head), right(coded, truth, head), right(made, others, head), 1 / n))
        sided = np.isin(truth["left motion"].numpy(), [MOTIONS.index("go-left"), MOTIONS.index("go-right")])
        pick = lambda got, facts: right(got, facts, "left motion")[sided]
        rows.append(share("left or right, of those that go", "0.90", pick(made, truth), pick(plain, truth), pick(coded, truth), pick(made, others), 1 / len(MOTIONS)))
        return rows

    def two(self, items: list[Item]) -> list[Row]:
        """Two characters: both, who is on which side, what each does."""
        ((made, _), (plain, _), (coded, _)), truth = self.three(items)
        others = {name: v.roll(1) for name, v in truth.items()}
        pair = lambda got: [set(p) for p in zip(got["left"].tolist(), got["right"].tolist())]
        both = lambda got, facts: np.array([a == b for a, b in zip(pair(got), pair(facts))], float)
        sides = lambda got: ((got["left"] == truth["left"]) & (got["right"] == truth["right"])).float().numpy()[both(got, truth) > 0]
        acts = lambda got, facts: np.concatenate([right(got, facts, "left motion"), right(got, facts, "right motion")])
        cast = len(CAST)
        return [
            share("both of two characters", "0.85", both(made, truth), both(plain, truth), both(coded, truth), both(made, others), 2 / cast / (cast - 1)),
            share("left and right of each other, where both are right", "0.90", sides(made), sides(plain), sides(coded), None, 0.5),
            share("motion of each of two", "0.90", acts(made, truth), acts(plain, truth), acts(coded, truth), acts(made, others), 1 / len(MOTIONS)),
        ]

    def words(self, items: list[Item], known: float) -> list[Row]:
        """Characters called by words that training never used, against `known`, their share where it used them."""
        ((made, _), (plain, _), (coded, _)), truth = self.three(items)
        return [share("character, by a word never trained on", f"{0.8 * known:.2f}", right(made, truth, "left"), right(plain, truth, "left"),
                      right(coded, truth, "left"), right(made, {k: v.roll(1) for k, v in truth.items()}, "left"), 1 / len(CAST))]

    @torch.no_grad()
    def present(self, frames: torch.Tensor) -> int:
        """Who is seen most surely in some frames."""
        return int(self.judge.there(self.judge.features(seen(frames))).amax(1)[0].argmax())

    def shots(self, items: list[Item]) -> list[Row]:
        """The same character in all shots, and cuts where they were asked for."""
        same, cut, plain = [], [], []
        for item in items:
            lengths = [shot.frames for shot in item.clip.shots]
            who = INDEX[item.clip.shots[0].actors[0].character]
            video, render = self.videos(item), self.render(item)
            for frames, told in ((video, same), (render, plain)):
                told.append(float(all(self.present(part) == who for part in frames.split(lengths, 2))))
            cut.append(float(pixels.cuts(video, len(lengths) - 1) == np.cumsum(lengths)[:-1].tolist()))
        return [share("the same character in three shots", "0.90", np.array(same), plain, None, None, 1 / len(CAST) ** 3),
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
        for item in (i for i in items if i.clip.shots[0].camera == "still"):
            ratios.append(pixels.flicker(self.videos(item)) / max(pixels.flicker(self.coded(self.render(item))), 0.05))
        return [middle("flicker of a still background ÷ renders after the codec", "≤ 1.3", ratios)]

    def minute(self, items: list[Item]) -> list[Row]:
        """What changes between the first and the last second of a minute."""
        rows = []
        for number, item in enumerate(items):
            parts = self.videos(item).split(FRAMES, 2)[:-1]
            who = INDEX[item.clip.shots[0].actors[0].character]
            looks = [pixels.looks(part) for part in parts]
            for name in looks[0]:
                values = [look[name] for look in looks]
                change, t = slope(np.array(values))
                rows.append(Row(f"minute {number + 1}: {name}, change in % of its mean", "none significant", f"{100 * change / max(np.mean(values) + (128 if name in ('red', 'green', 'blue') else 0), 1):+.1f}",
                                f"t = {t:+.1f}", len(parts)))
            seen_right = [float(self.present(part) == who) for part in parts]
            rows.append(share(f"minute {number + 1}: the same character all along", "0.90", np.array(seen_right)))
        return rows
