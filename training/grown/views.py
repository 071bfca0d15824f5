"""The sizes that clips are rendered in: three shapes, scalable by one factor.

Facts are in units: the shorter side of every view is 64 units long, so that a fact means the same at every size.
"""

from dataclasses import dataclass

UNITS = 64.0     # length of the shorter side
FPS = 8
LEAST, MOST = 18, 34   # video frames of a clip


@dataclass(frozen=True)
class View:
    """A picture of `columns` × `rows` pixels, seen as `width` × `height` units."""

    columns: int
    rows: int

    @property
    def scale(self) -> float:
        """Pixels a unit."""
        return min(self.columns, self.rows) / UNITS

    @property
    def width(self) -> float:
        return self.columns / self.scale

    @property
    def height(self) -> float:
        return self.rows / self.scale

    @property
    def horizon(self) -> float:
        """Where sky and land meet, units from the top."""
        return round(self.height * 0.58)

    @property
    def ground(self) -> float:
        """Where feet stand, units from the top."""
        return round(self.height * (0.86 if self.height < 80 else 0.83))


def views(factor: float = 1.0, multiple: int = 16) -> dict[str, View]:
    """The shapes at a factor, in pixels that are multiples of what codec and patches need: at 1, 96×64, 80×80 and 64×96; at 1.25,
    128×80, 96×96 and 80×128."""
    size = lambda units: max(multiple, int(units * factor / multiple + 0.5) * multiple)
    return {"wide": View(size(96), size(64)), "square": View(size(80), size(80)), "tall": View(size(64), size(96))}
