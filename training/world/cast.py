"""The cast: who can appear, what they are called, and which verbs of travel suit them."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Character:
    """One sprite of the world.

    `sprite` is the code point of the picture in Fluent Emoji 3D; `words` are its names in captions, the first
    being the usual one; `travel` maps a verb in the third person to its speed in pixels a frame; `floats` says
    that it hangs in the air instead of standing on the ground; `turns` says that it faces where it goes; `faces_right` that the
    source picture faces right and is mirrored when packed; `scale` is how much longer than others it is drawn, for what is low and long; `hued` that it comes in other
    colours, and `paint` the hue in degrees that is turned then, where it is not the one that most of the picture has; `plural` the form for several where it is not regular.
    """

    id: str
    sprite: str
    words: tuple[str, ...]
    kind: str
    travel: dict[str, float]
    floats: bool = False
    turns: bool = True
    faces_right: bool = False
    scale: float = 1.0
    hued: bool = False
    paint: float = math.nan
    plural: str = ""


LEGS = {"runs": 1.8, "walks": 0.9}
WHEELS = {"drives": 1.6, "rolls": 1.2}
WINGS = {"flies": 1.7}
FINS = {"swims": 1.3}

CAST: tuple[Character, ...] = (
    Character("fox", "1f98a", ("fox",), "animal", LEGS, turns=False),
    Character("dog", "1f415", ("dog",), "animal", LEGS),
    Character("cat", "1f408", ("cat",), "animal", LEGS),
    Character("horse", "1f40e", ("horse",), "animal", {"runs": 1.8, "walks": 0.9, "gallops": 1.9}),
    Character("elephant", "1f418", ("elephant",), "animal", LEGS),
    Character("panda", "1f43c", ("panda",), "animal", LEGS, turns=False),
    Character("rabbit", "1f430", ("rabbit", "bunny"), "animal", {"runs": 1.8, "hops": 1.4}, turns=False),
    Character("dinosaur", "1f996", ("dinosaur",), "animal", LEGS),
    Character("turtle", "1f422", ("turtle",), "animal", {"walks": 0.8, "crawls": 0.8, "swims": 1.0}, scale=1.25),
    Character("penguin", "1f427", ("penguin",), "animal", LEGS, turns=False),
    Character("duck", "1f986", ("duck",), "animal", {"walks": 0.9, "swims": 1.2}),
    Character("fish", "1f420", ("fish",), "water", FINS, floats=True, plural="fish"),
    Character("whale", "1f433", ("whale",), "water", FINS),
    Character("butterfly", "1f98b", ("butterfly",), "flyer", WINGS, floats=True, turns=False, hued=True),
    Character("bee", "1f41d", ("bee",), "flyer", WINGS, floats=True),
    Character("car", "1f697", ("car",), "vehicle", WHEELS, hued=True),
    Character("fire-truck", "1f692", ("fire truck", "fire engine"), "vehicle", WHEELS),
    Character("bus", "1f68c", ("bus",), "vehicle", WHEELS, hued=True, paint=32),
    Character("train", "1f682", ("train",), "vehicle", {"drives": 1.6, "rolls": 1.2}, hued=True),
    Character("rocket", "1f680", ("rocket",), "craft", {"flies": 1.8}, floats=True, faces_right=True, hued=True),
    Character("ufo", "1f6f8", ("ufo",), "craft", {"flies": 1.7, "floats": 1.0}, floats=True, turns=False),
    Character("balloon", "1f388", ("balloon",), "object", {"floats": 1.0, "flies": 1.4}, floats=True, turns=False, hued=True),
    Character("ball", "26bd", ("ball",), "object", {"rolls": 1.3}, turns=False),
    Character("robot", "1f916", ("robot",), "machine", LEGS, turns=False),
)

BY_ID: dict[str, Character] = {c.id: c for c in CAST}
INDEX: dict[str, int] = {c.id: i for i, c in enumerate(CAST)}

# Words outside the grammar that people type, and the word of the grammar that stands for them.
SYNONYMS: dict[str, str] = {
    "puppy": "dog", "doggy": "dog", "hound": "dog", "kitten": "cat", "kitty": "cat", "pony": "horse",
    "stallion": "horse", "mare": "horse", "hare": "rabbit", "tyrannosaurus": "dinosaur", "dino": "dinosaur",
    "t-rex": "dinosaur", "tortoise": "turtle", "duckling": "duck", "goldfish": "fish", "moth": "butterfly",
    "bumblebee": "bee", "wasp": "bee", "automobile": "car", "auto": "car", "taxi": "car", "firetruck": "fire truck",
    "coach": "bus", "locomotive": "train", "spaceship": "rocket", "spacecraft": "rocket", "saucer": "ufo",
    "football": "ball", "soccer ball": "ball", "android": "robot", "bear": "panda", "vixen": "fox",
    "orca": "whale",
}
COLOUR_SYNONYMS: dict[str, str] = {"crimson": "red", "scarlet": "red", "violet": "purple", "lilac": "purple", "golden": "yellow", "azure": "blue",
                                   "turquoise": "green", "magenta": "pink"}
