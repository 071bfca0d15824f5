"""Worlds by name. A world is imported when it is asked for, so that nothing loads the pictures of the other."""

from functools import cache

from .interface import World

USUAL = "small"   # what a config without a `world` means: all that were written before there were two


class UnknownWorld(ValueError):
    """No world has this name; the message lists those that there are."""


@cache
def world(name: str = USUAL, cast: int | None = None) -> World:
    """The world of that name, of the grown one with the first `cast` of its characters; raises UnknownWorld."""
    if name == "small":
        from .small import Small
        return Small()
    if name == "grown":
        from .grown import Grown
        return Grown(cast)
    raise UnknownWorld(f"no world is called {name!r}; a config's `world` is \"small\" or \"grown\"")


def of(settings: dict) -> World:
    """The world of a config or of one of its sections, also as a checkpoint holds it."""
    return world(settings.get("world", USUAL), settings.get("cast"))
