"""What is known of one character: its pictures, its names, and the verbs that suit it."""

from dataclasses import dataclass, field

LEGS = {"walks": 1.0, "runs": 1.5}
HOPS = {"hops": 1.3, "runs": 1.5}
CRAWLS = {"crawls": 1.0}
WADDLES = {"waddles": 1.0, "walks": 1.0}
WINGS = {"flies": 1.5}
FINS = {"swims": 1.2}
WHEELS = {"drives": 1.4, "rolls": 1.2}
RIDES = {"rides": 1.4, "rolls": 1.2}
SAILS = {"sails": 1.2, "floats": 1.0}
DRIFTS = {"floats": 1.0, "flies": 1.4}
ROLLS = {"rolls": 1.2}
SLIDES = {"slides": 1.2}


@dataclass(frozen=True)
class Character:
    """One character of the world.

    `emoji` is its code points in hexadecimal, joined by dashes, as picture packages name them; `words` are its names, the first being
    the usual one; `kind` one of animal, water, flyer, person, vehicle, craft, boat, food, object; `travel` maps a verb in the third
    person to its usual speed, units a frame; `floats` says that it hangs in the air or water instead of standing on the ground; `turns`
    that it faces where it goes; `hued` that it comes in other colours; `mirrored` that the source pictures face right and are turned
    when packed; `cut` is the share of the picture's height that is cut off below (water painted under boats); `plural` is the form for
    several where it is not regular.
    """

    id: str
    emoji: str
    words: tuple[str, ...]
    kind: str
    travel: dict[str, float] = field(default_factory=dict)
    floats: bool = False
    turns: bool = True
    hued: bool = False
    mirrored: bool = False
    cut: float = 0.0
    plural: str = ""


def row(id: str, emoji: str, words: str, kind: str, travel: dict[str, float], marks: str = "", plural: str = "", cut: float = 0.0) -> Character:
    """One line of a cast table: `words` parted by `|`; `marks` any of f(loats), n(o turning), h(ued), m(irrored)."""
    return Character(id, emoji, tuple(words.split("|")), kind, travel, "f" in marks, "n" not in marks, "h" in marks, "m" in marks, cut, plural)
