"""Which pictures the atlas holds and where each comes from."""

import json
from dataclasses import dataclass
from pathlib import Path

from .cast import CAST
from .props import PROPS

LOOKS = ("solid", "flat")   # the 3-D pictures and the flat ones
PACKAGES = {
    "solid": {"package": "@lobehub/fluent-emoji-3d", "version": "1.1.0", "licence": "MIT", "author": "Microsoft Corporation, LobeHub"},
    "flat": {"package": "@iconify-json/fluent-emoji-flat", "version": "1.2.6", "licence": "MIT", "author": "Microsoft Corporation, Iconify"},
}
SOURCES = Path(__file__).with_name("sources.json")


@dataclass(frozen=True)
class Picture:
    """One picture as packed: `mirrored` where the source faces right, `cut` the share of its height cut off below."""

    emoji: str
    mirrored: bool = False
    cut: float = 0.0


def picture_of(thing) -> Picture:
    """The picture of a character or prop."""
    return Picture(thing.emoji, getattr(thing, "mirrored", False), getattr(thing, "cut", 0.0))


def pictures() -> list[Picture]:
    """Every picture of the world once, in the order of the atlas."""
    return list(dict.fromkeys(picture_of(x) for x in (*CAST, *PROPS) if x.emoji))


def sources() -> list[dict]:
    """What `sources.json` says of each cell: emoji, name in its package, look, package, version, licence, author."""
    return json.loads(SOURCES.read_text())
