"""The rows of the grown world's table."""

import numpy as np
import torch

from ...grown.colours import COLOURS
from ...grown.facts import EVENTS
from ...grown.places import PLACE_IDS
from ..item import Item
from ..questions import ABSENT
from ..rows import Row, Scores, share
from .questions import GROWN, taught

CAST, STYLES, EVENT = len(taught().cast), len(taught().styles), len(EVENTS) + 1
Read = dict[str, torch.Tensor]


def all_right(got: Read, truth: Read, names: tuple[str, ...]) -> np.ndarray:
    """Where every one of some heads agrees, of the clips that have the first of these facts; one that a clip has not is not asked."""
    there = truth[names[0]] != ABSENT
    agree = torch.stack([(got[name] == truth[name]) | (truth[name] == ABSENT) for name in names]).all(0)
    return agree[there].float().numpy()


class GrownScores(Scores):
    """One and two characters, several of a kind, events, hiding, and words that training never used."""

    def rows(self, items: list[Item], asked: list[tuple[str, str, tuple[str, ...], float | None]]) -> list[Row]:
        """A row for each (measure, reach, heads that have to agree, chance)."""
        (made, plain, coded), truth = self.three(items)
        others = {name: v.roll(1) for name, v in truth.items()}
        return [share(measure, reach, all_right(made, truth, heads), all_right(plain, truth, heads), all_right(coded, truth, heads), all_right(made, others, heads), chance)
                for measure, reach, heads, chance in asked]

    def one(self, items: list[Item]) -> list[Row]:
        heads = GROWN.heads
        return self.rows(items, [
            ("character", "0.95", ("a",), 1 / CAST), ("place", "0.95", ("place",), 1 / len(PLACE_IDS)), ("time of day", "0.95", ("time",), 1 / heads["time"]),
            ("weather", "0.95", ("weather",), 1 / heads["weather"]), *([("style", "0.95", ("style",), 1 / STYLES)] if STYLES > 1 else []),
            ("colour of one character", "0.85", ("a colour",), 1 / len(COLOURS)),
            ("motion and direction, and what comes then", "0.90", ("a motion", "a then"), 1 / heads["a motion"]),
            ("camera path", "0.85", ("camera", "camera then"), 1 / heads["camera"])])

    def two(self, items: list[Item]) -> list[Row]:
        """Two characters: who, and where they stand."""
        split = {"side": [i for i in items if i.clip.shots[0].relation in ("left", "right", "")], "stack": [i for i in items if i.clip.shots[0].relation in ("above", "below")],
                 "depth": [i for i in items if i.clip.shots[0].relation in ("front", "behind")]}
        rows = self.rows(items, [("both of two characters, in their places", "0.85", ("a", "b"), 1 / CAST ** 2)])
        for name, said in (("side", "left/right of each other"), ("stack", "above/below each other"), ("depth", "in front of/behind each other")):
            if split[name]:
                rows += self.rows(split[name], [(said, "0.90", ("arrangement", "a", "b"), 1 / 3 / CAST ** 2)])
        return rows

    def colours(self, items: list[Item]) -> list[Row]:
        """Two characters of different colours: each its own."""
        return self.rows(items, [("colour bound to the right one", "0.85", ("a colour", "b colour"), 1 / len(COLOURS) ** 2)])

    def many(self, items: list[Item]) -> list[Row]:
        return self.rows(items, [("count", "0.85", ("count",), 1 / 3)])

    def event(self, items: list[Item]) -> list[Row]:
        return self.rows(items, [("event happens", "0.85", ("event",), 1 / EVENT), ("it happens, and its trace stays to the end", "0.90", ("trace", "event"), 1 / EVENT)])

    def hide(self, items: list[Item]) -> list[Row]:
        """Who is seen before, then in some frame not at all, and is seen again afterwards."""
        return [self.reappears(items, [item.clip.shots[0].hidden for item in items], 1 / CAST ** 2)]

    def words(self, items: list[Item], known: float) -> list[Row]:
        return self.rows(items, [("character, by a word never trained on", f"{0.8 * known:.2f}", ("a",), 1 / CAST)])


def table(judge, near, codec, renderer, videos, kinds: dict[str, list[Item]], levels=None, tally=None) -> list[Row]:
    """Every row, of the items of `kinds` that the engine has made; nobody is asked who is above another."""
    scores = GrownScores(judge, near, codec, renderer, videos)
    rows = scores.one(kinds["one"]) + scores.two(kinds["two"]) + scores.colours(kinds["colours"])
    for kind, asked in (("many", scores.many), ("event", scores.event), ("hide", scores.hide)):
        rows += asked(kinds[kind]) if kinds[kind] else []   # what is not taught is not asked
    rows += scores.words(kinds["words"], float(rows[0].value)) + scores.shots(kinds["shots"])
    still = [i for i in kinds["one"] if i.clip.shots[0].weather == "clear"]
    return rows + scores.still(still) + scores.extend(kinds["extend"]) + scores.image(kinds["image"]) + scores.minute(kinds["minute"])
