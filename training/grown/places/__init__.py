"""The places, what may happen there, and their pictures."""

from dataclasses import dataclass
from typing import Callable

from . import built, far, nature
from .canvas import HEIGHT, HORIZON, PERIOD, SPAN, Canvas
from .sky import TIMES


@dataclass(frozen=True)
class Place:
    """`paint` draws it; `open` says that it has weather, `hours` that its time of day can be seen; `soft` whether feet and wheels leave
    tracks in it, and in what."""

    id: str
    paint: Callable[[Canvas], None]
    open: bool = True
    hours: bool = True
    soft: str = ""


PLACES: dict[str, Place] = {p.id: p for p in (
    Place("meadow", nature.meadow), Place("forest", nature.forest), Place("desert", nature.desert, soft="sand"),
    Place("snow", nature.snow, soft="snow"), Place("sea", nature.sea), Place("beach", nature.beach, soft="sand"),
    Place("volcano", nature.volcano), Place("city", built.city), Place("road", built.road), Place("farm", built.farm),
    Place("castle", built.castle), Place("room", built.room, open=False),
    Place("moon", far.moon, open=False, hours=False, soft="dust"), Place("reef", far.reef, open=False, hours=False),
)}
PLACE_IDS = tuple(PLACES)

__all__ = ["HEIGHT", "HORIZON", "PERIOD", "PLACES", "PLACE_IDS", "SPAN", "TIMES", "Canvas", "Place"]
