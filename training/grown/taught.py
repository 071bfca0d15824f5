"""What of the grown world a model is taught: whom, in which styles, and which scenes."""

from collections.abc import Sequence
from dataclasses import dataclass

from .cast import CAST, LESSONS, Character
from .facts import SCENES
from .light import STYLES
from .repertoire import FILL


@dataclass(frozen=True)
class Taught:
    """A cast, some of the styles and some of the families of facts, each in the order of their tables."""

    cast: tuple[Character, ...] = CAST
    styles: tuple[str, ...] = STYLES
    scenes: tuple[str, ...] = SCENES


EVERYTHING = Taught()


class UnknownLesson(ValueError):
    """The grown world has no such style or scene; the message lists what there is."""


def lessons(cast: int | None = None, styles: Sequence[str] | None = None, scenes: Sequence[str] | None = None) -> Taught:
    """The first `cast` characters in the order in which they are taught, and those `styles` and `scenes`; all of what is left out. Raises
    UnknownLesson for a name that the world does not have, or scenes of which none fits in every shot."""
    for kind, asked, there in (("style", styles, STYLES), ("scene", scenes, SCENES)):
        for name in asked or ():
            if name not in there:
                raise UnknownLesson(f"the grown world has no {kind} called {name!r}; its {kind}s are {', '.join(there)}")
    if scenes and not set(FILL) <= set(scenes):
        raise UnknownLesson(f"a config's `scenes` need {' and '.join(FILL)}, which every cast and every length of a shot can have")
    return Taught(LESSONS[:cast], tuple(s for s in STYLES if not styles or s in styles), tuple(s for s in SCENES if not scenes or s in scenes))
