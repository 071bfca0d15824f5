"""Worlds by name. A world is imported when it is asked for, so that nothing loads the pictures of the other."""

from collections.abc import Sequence
from functools import cache

from ..refused import Refused
from ..world.adds import ADDS
from .interface import World

FEWEST = 12       # characters that every scene finds enough of
USUAL = "small"   # what a config without a `world` means: all that were written before there were two


class UnknownWorld(Refused, ValueError):
    """No world has this name, or not with such a cast; the message lists what there is."""


def world(name: str = USUAL, cast: int | None = None, styles: Sequence[str] | None = None, scenes: Sequence[str] | None = None,
          adds: Sequence[str] | None = None) -> World:
    """The world of that name: of the grown one the first `cast` of its characters, those `styles` and those `scenes`, the small one with those
    `adds`; raises UnknownWorld."""
    return made(name, cast, tuple(styles or ()), tuple(scenes or ()), tuple(adds or ()))


@cache
def made(name: str, cast: int | None, styles: tuple[str, ...], scenes: tuple[str, ...], adds: tuple[str, ...]) -> World:
    if cast is not None and (name != "grown" or not FEWEST <= cast):
        raise UnknownWorld(f"a config's `cast` is how many characters of the grown world are taught, at least {FEWEST}; {cast} of {name!r} can't be")
    for kind, asked in (("styles", styles), ("scenes", scenes)):
        if asked and name != "grown":
            raise UnknownWorld(f"a config's `{kind}` are those of the grown world that are taught; {name!r} has its own alone")
    if adds and (name != "small" or set(adds) - set(ADDS)):
        raise UnknownWorld(f"a config's `adds` are of the small world, any of {', '.join(ADDS)}; {', '.join(adds)} of {name!r} can't be")
    if name == "small":
        from .small import Small
        return Small(tuple(a for a in ADDS if a in adds))
    if name == "grown":
        from ..grown.taught import UnknownLesson, lessons
        from .grown import Grown
        try:
            return Grown(lessons(cast, styles, scenes))
        except UnknownLesson as cause:
            raise UnknownWorld(str(cause)) from cause
    raise UnknownWorld(f"no world is called {name!r}; a config's `world` is \"small\" or \"grown\"")


def of(settings: dict) -> World:
    """The world of a config or of one of its sections, also as a checkpoint holds it."""
    return world(settings.get("world", USUAL), settings.get("cast"), settings.get("styles"), settings.get("scenes"), settings.get("adds"))
