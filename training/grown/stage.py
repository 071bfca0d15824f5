"""The stage that a scene is drawn on: the view, the place and hour, and how large and where characters stand."""

from dataclasses import dataclass

from .cast import Character
from .dice import Dice, Odds
from .entities import Entity
from .facts import Actor, Part, Thing
from .props import PROP
from .views import View

SLOW, FAST = 0.6, 1.9   # units a frame, whatever the verb; a usual pace is the verb's own
PACE = Odds({"": 0.64, "slow": 0.18, "fast": 0.18})
FREE = Odds({"go-left": 2.2, "go-right": 2.2, "jump": 1, "spin": 1.3, "rise": 1, "fall": 1, "sway": 1, "grow": 1, "shrink": 1, "still": 1.2})
SMALL = Odds({"still": 2.4, "jump": 1, "spin": 1, "sway": 1})   # what leaves a character where it is


@dataclass
class Stage:
    """What a scene function is given. `widths`, `heights` are those of `atlas.measures`, shares of a picture's longest side."""

    dice: Dice
    view: View
    frames: int
    place: str
    time: str
    weather: str
    widths: dict[str, float]
    heights: dict[str, float]

    def size(self, count: int) -> float:
        """The longest side of each of `count` characters, units."""
        wide = self.view.width > 80
        low, high = {1: (37, 42) if wide else (34, 38), 2: (29, 33) if wide else (25, 28), 3: (24, 27) if wide else (19.5, 21)}.get(count, (21, 23) if wide else (17, 18))
        return self.dice.between(low, high)

    def places(self, count: int) -> list[float]:
        """Where `count` characters stand, from left to right."""
        return [self.view.width * (i + 0.5) / count + self.dice.between(-0.03, 0.03) * self.view.width for i in range(count)]

    def part(self, who: Character, motion: str, frames: int, pace: str | None = None, speed: float | None = None) -> Part:
        """A stretch of a motion with a verb that suits, and a pace where it travels."""
        verb = self.dice.one(list(who.travel))
        if motion not in ("go-left", "go-right"):
            return Part(motion, verb, "", 0.0, frames)
        pace = self.dice.odds(PACE) if pace is None else pace
        return Part(motion, verb, pace, speed if speed is not None else {"slow": SLOW, "fast": FAST}.get(pace, who.travel[verb]), frames)

    def actor(self, e: Entity, parts: list[Part], x: float, size: float, depth: float = 0.0, lift: float = 0.0, count: int = 1, anchored: bool = False) -> Actor:
        return Actor(e.number, e.who.id, e.colour, e.name, count, parts, x, lift, size, depth, self.dice.between(0.94, 1.06), anchored)

    def thing(self, prop: str, x: float, colour: str = "", depth: float = 0.0, lift: float = 0.0, scale: float = 1.0) -> Thing:
        return Thing(prop, colour, x, lift, PROP[prop].wide * scale * self.dice.between(0.96, 1.04), depth)

    def wide(self, it: Actor | Thing) -> float:
        """Width in units of an actor or thing as it stands."""
        return it.size * self.widths[it.who if isinstance(it, Actor) else it.prop]

    def tall(self, it: Actor | Thing) -> float:
        return it.size * self.heights[it.who if isinstance(it, Actor) else it.prop]


def even(value: float, low: int = 2) -> int:
    """The nearest even number, at least `low`."""
    return max(low, 2 * round(value / 2))
