"""The cast: everyone who can appear in the grown world, in a fixed order."""

from .animals import ANIMALS
from .character import Character
from .people import PEOPLE
from .things import THINGS
from .vehicles import VEHICLES

CAST: tuple[Character, ...] = (*ANIMALS, *PEOPLE, *VEHICLES, *THINGS)
BY_ID: dict[str, Character] = {c.id: c for c in CAST}
ACTIVE = ("animal", "water", "flyer", "person")   # kinds that bite, push, pop and switch

__all__ = ["ACTIVE", "BY_ID", "CAST", "Character"]
