"""Who is in a clip: characters with their colours and names, drawn once and carried through all shots."""

from dataclasses import dataclass

from .cast import CAST, Character
from .colours import COLOURS
from .dice import Dice

NAMES = ("Max", "Bella", "Leo", "Mia", "Oscar", "Ruby", "Sam", "Lily", "Tom", "Daisy", "Finn", "Zoe", "Ben", "Nora", "Hugo", "Ella")
NAMED = ("animal", "water", "flyer", "person")
COLOURED = 0.55   # of the characters that come in colours
TWINS = 0.15      # of pairs that may: the same character twice, in two colours


@dataclass(frozen=True)
class Entity:
    """One who: number in the clip, character, colour ("" the natural one) and name ("" none)."""

    number: int
    who: Character
    colour: str
    name: str


def draw_entities(dice: Dice, count: int, named: float = 0.0, pool: tuple[Character, ...] = CAST, first: Character | None = None) -> list[Entity]:
    """`count` of them; each has a name with the share `named`; `first` fixes who the first one is."""
    whos = dice.some(pool, count)
    if first is not None:
        whos = [first, *[w for w in whos if w is not first]][:count]
    if count == 2 and whos[0].hued and dice.chance(TWINS):
        a, b = dice.some(COLOURS, 2)
        return [Entity(0, whos[0], a, ""), Entity(1, whos[0], b, "")]
    names = dice.some(NAMES, count)
    return [Entity(i, w, dice.one(COLOURS) if w.hued and dice.chance(COLOURED) else "",
                   names[i] if w.kind in NAMED and dice.chance(named) else "") for i, w in enumerate(whos)]
