"""The cast: everyone who can appear in the grown world, in a fixed order, and the order in which a model is taught them."""

from .animals import ANIMALS
from .character import Character
from .people import PEOPLE
from .things import THINGS
from .vehicles import VEHICLES

CAST: tuple[Character, ...] = (*ANIMALS, *PEOPLE, *VEHICLES, *THINGS)
BY_ID: dict[str, Character] = {c.id: c for c in CAST}
# Whom a model learns first: those that the small world has, then what is plain in shape and of every kind, then all others.
FIRST = """fox dog cat horse elephant panda rabbit dinosaur turtle penguin duck fish whale butterfly bee car fire-truck bus train rocket ufo balloon ball
robot apple star umbrella snowman frog airplane flamingo bear pig crab tractor strawberry banana ghost giraffe sailboat pumpkin lion crown mushroom sheep
octopus police-car helicopter astronaut tiger cow teddy-bear watermelon taxi zebra owl ladybug ice-cream parrot cake camel monkey chick teapot""".split()
LESSONS: tuple[Character, ...] = (*(BY_ID[i] for i in FIRST), *(c for c in CAST if c.id not in FIRST))
ACTIVE = ("animal", "water", "flyer", "person")   # kinds that bite, push, pop and switch

__all__ = ["ACTIVE", "BY_ID", "CAST", "Character", "LESSONS"]
