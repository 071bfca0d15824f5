"""The worlds that a model can be trained on, behind one interface: `world("small")` or `world("grown")`, as a config's `world` says."""

from .interface import Pool, World
from .named import UnknownWorld, of, world

__all__ = ["Pool", "UnknownWorld", "World", "of", "world"]
