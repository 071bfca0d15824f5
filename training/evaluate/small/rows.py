"""The rows of the small world's table."""

import numpy as np
import torch

from ...grown.colours import COLOURS
from ...grown.light import WEATHERS
from ...world.cast import CAST
from ...world.causes import DEEDS as CAUSED
from ...world.facts import CAMERAS
from ...world.hiding import THINGS, hidden
from ...world.language import DIRECTIONS
from ...world.places import PLACES, TIMES
from ...world.styles import STYLES
from ..item import Item
from ..levels import placed, views
from ..rows import Row, Scores, right, share
from .questions import DEEDS, taught

WAYS = (*DIRECTIONS["go-left"], *DIRECTIONS["go-right"])   # how a sentence says which way


class SmallScores(Scores):
    """One and two characters, and words that training never used."""

    def one(self, items: list[Item]) -> list[Row]:
        """One character: who, what, where, when, and the camera."""
        (made, plain, coded), truth = self.three(items)
        others = {name: v.roll(1) for name, v in truth.items()}
        rows = []
        added = {"styles": ("style", "style", "0.95", len(STYLES)), "weather": ("weather", "weather", "0.95", len(WEATHERS)), "colours": ("colour of one character", "left colour", "0.85", len(COLOURS))}
        for name, head, reach, n in (("character", "left", "0.95", len(CAST)), ("place", "place", "0.95", len(PLACES)), ("time of day", "time", "0.95", len(TIMES)),
                                     *(added[add] for add in taught() if add in added), ("motion and direction", "left motion", "0.90", len(DEEDS)), ("camera path", "camera", "0.85", len(CAMERAS))):
            rows.append(share(name, reach, right(made, truth, head), right(plain, truth, head), right(coded, truth, head), right(made, others, head), 1 / n))
        sided = np.isin(truth["left motion"].numpy(), [DEEDS.index("go-left"), DEEDS.index("go-right")])
        pick = lambda got, facts: right(got, facts, "left motion")[sided]
        rows.append(share("left or right, of those that go", "0.90", pick(made, truth), pick(plain, truth), pick(coded, truth), pick(made, others), 1 / len(DEEDS)))
        return rows + self.nobody_twice("one", items)

    def two(self, items: list[Item]) -> list[Row]:
        """Two characters: both, who is on which side, what each does."""
        (made, plain, coded), truth = self.three(items)
        others = {name: v.roll(1) for name, v in truth.items()}
        pair = lambda got: [tuple(sorted(p)) for p in zip(got["left"].tolist(), got["right"].tolist())]
        both = lambda got, facts: np.array([a == b for a, b in zip(pair(got), pair(facts))], float)
        apart = (truth["left"] != truth["right"]).numpy()   # twins of two colours have no wrong side
        sides = lambda got: ((got["left"] == truth["left"]) & (got["right"] == truth["right"])).float().numpy()[(both(got, truth) > 0) & apart]
        acts = lambda got, facts: np.concatenate([right(got, facts, "left motion"), right(got, facts, "right motion")])
        cast = len(CAST)
        return [
            share("both of two characters", "0.85", both(made, truth), both(plain, truth), both(coded, truth), both(made, others), 2 / cast / (cast - 1)),
            share("left and right of each other, where both are right", "0.90", sides(made), sides(plain), sides(coded), None, 0.5),
            share("motion of each of two", "0.90", acts(made, truth), acts(plain, truth), acts(coded, truth), acts(made, others), 1 / len(DEEDS)),
            *self.nobody_twice("two", items),
        ]

    def colours(self, items: list[Item]) -> list[Row]:
        """Two characters of different colours: each its own."""
        (made, plain, coded), truth = self.three(items)
        bound = lambda got, facts: right(got, facts, "left colour") * right(got, facts, "right colour")
        return [share("colour bound to the right one", "0.85", bound(made, truth), bound(plain, truth), bound(coded, truth),
                      bound(made, {name: v.roll(1) for name, v in truth.items()}), 1 / len(COLOURS) / (len(COLOURS) - 1))]

    def many(self, items: list[Item]) -> list[Row]:
        """Several of a kind: how many they are."""
        (made, plain, coded), truth = self.three(items)
        return [share("count, of two or three", "0.85", right(made, truth, "several"), right(plain, truth, "several"), right(coded, truth, "several"),
                      right(made, {name: v.roll(1) for name, v in truth.items()}, "several"), 1 / 2)]

    def events(self, items: list[Item]) -> list[Row]:
        """One to whom something happens: whether it does, and whether it is as it was left in the last picture."""
        (made, plain, coded), truth = self.three(items)
        others = {name: v.roll(1) for name, v in truth.items()}
        stays = lambda got, facts: np.concatenate([right(got, facts, "trace"), right(got, facts, "then colour")])
        return [share("event happens", "0.85", right(made, truth, "left motion"), right(plain, truth, "left motion"), right(coded, truth, "left motion"),
                      right(made, others, "left motion"), 1 / len(DEEDS)),
                share("its trace stays to the end", "0.90", stays(made, truth), stays(plain, truth), stays(coded, truth), stays(made, others))]

    def hiding(self, items: list[Item]) -> list[Row]:
        """One that goes behind a thing: whether it is the same before and after, and could not be seen in between, and whether the thing is there."""
        (made, plain, coded), truth = self.three(items)
        stands = share("… behind what was asked", "0.95", right(made, truth, "thing"), right(plain, truth, "thing"), right(coded, truth, "thing"),
                       right(made, {k: v.roll(1) for k, v in truth.items()}, "thing"), 1 / len(THINGS))
        return [self.reappears(items, [hidden(item.clip.frames) for item in items], 1 / len(CAST) ** 2), stands]

    def sequences(self, items: list[Item]) -> list[Row]:
        """One thing after the other, of who is there or of the camera: both parts, in their order."""
        (made, plain, coded), truth = self.three(items)
        others = {name: v.roll(1) for name, v in truth.items()}
        rows = []
        for measure, reach, what, n in (("one thing done, then another", "0.85", "motion", len(DEEDS)), ("one camera move, then another", "0.85", "camera", len(CAMERAS))):
            both = lambda got, facts: right(got, facts, f"first {what}") * right(got, facts, f"next {what}")
            rows.append(share(measure, reach, both(made, truth), both(plain, truth), both(coded, truth), both(made, others), 1 / n / (n - 1)))
        return rows

    def causes(self, items: list[Item]) -> list[Row]:
        """One that does something to a thing: whether it does, which way where that is said, with the thing untouched at first and not so in the end, and
        whether it is so in the end."""
        (made, plain, coded), truth = self.three(items)
        others = {name: v.roll(1) for name, v in truth.items()}
        ways = np.array([any(way in item.settings["prompt"] for way in WAYS) for item in items])
        goes = lambda got, facts: np.where(ways if facts is truth else np.roll(ways, 1), right(got, facts, "deed way"), 1.0)
        done = lambda got, facts: right(got, facts, "deed") * goes(got, facts) * right(got, facts, "thing before") * right(got, facts, "thing after")
        stays = lambda got, facts: right(got, facts, "thing after")
        return [share("what one does to a thing, and what that does", "0.85", done(made, truth), done(plain, truth), done(coded, truth), done(made, others), (1 - ways.mean() / 2) / len(CAUSED) / (2 * len(CAUSED)) ** 2),
                share("… and its trace stays to the end", "0.90", stays(made, truth), stays(plain, truth), stays(coded, truth), stays(made, others))]

    def above(self, items: list[Item]) -> list[Row]:
        """Two of whom one is above the other: both, and who is the upper one."""
        clips = [item.clip for item in items]
        made = self.halves(items)
        (plain, truth), (coded, _) = (views(self.asked, clips, self.renderer, codec) for codec in (None, self.codec))
        said = [placed(self.levels, x) for x in (made, plain, coded)]
        both = lambda got, facts: (got.sort(0).values == facts.sort(0).values).all(0).float().numpy()
        sides = lambda got: (got == truth).all(0).float().numpy()[both(got, truth) > 0]
        cast = len(CAST)
        return [share("both of two, one above the other", "0.85", *(both(got, truth) for got in said), both(said[0], truth.roll(1, 1)), 2 / cast / (cast - 1)),
                share("above and below each other, where both are right", "0.90", *map(sides, said), None, 0.5),
                *self.nobody_twice("two, one above the other", items)]

    def words(self, items: list[Item], known: float) -> list[Row]:
        """Characters called by words that training never used, against `known`, their share where it used them."""
        (made, plain, coded), truth = self.three(items)
        return [share("character, by a word never trained on", f"{0.8 * known:.2f}", right(made, truth, "left"), right(plain, truth, "left"),
                      right(coded, truth, "left"), right(made, {k: v.roll(1) for k, v in truth.items()}, "left"), 1 / len(CAST))]


def table(judge, near, codec, renderer, videos, kinds: dict[str, list[Item]], levels=None, tally=None) -> list[Row]:
    """Every row, of the items of `kinds` that the engine has made."""
    scores = SmallScores(judge, near, codec, renderer, videos, levels, tally)
    rows = scores.one(kinds["one"]) + scores.two(kinds["two"])
    for name in ("colours", "many", "events", "hiding", "sequences", "causes", "above"):   # what is not taught is not asked
        rows += getattr(scores, name)(kinds[name]) if kinds[name] else []
    rows += scores.words(kinds["words"], float(rows[0].value)) + scores.shots(kinds["shots"])
    clear = [item for item in kinds["one"] if item.clip.shots[0].weather == "clear"]
    return rows + scores.still(clear) + scores.extend(kinds["extend"]) + scores.image(kinds["image"]) + scores.minute(kinds["minute"])
