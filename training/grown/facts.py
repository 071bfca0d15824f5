"""What is true of a clip: drawn first, rendered and captioned afterwards, and known to every evaluator.

Lengths are units (the shorter side of a view is 64), times are video frames at 8 a second, x grows to the right and y downwards.
"""

from dataclasses import asdict, dataclass, field

MOTIONS = ("go-left", "go-right", "jump", "spin", "rise", "fall", "sway", "grow", "shrink", "orbit", "still")
PACES = ("slow", "", "fast")
CAMERAS = ("still", "pan-left", "pan-right", "tilt-up", "tilt-down", "zoom-in", "zoom-out", "follow")
RELATIONS = ("left", "right", "above", "below", "front", "behind")
SCENES = ("solo", "pair", "trio", "count", "relation", "beside", "chase", "meet", "orbit", "hide", "bite", "pop", "push", "track", "lamp", "bloom")
EVENTS = ("bite", "pop", "push", "track", "lamp", "bloom")
TRACES = {"bite": "bitten", "pop": "gone", "push": "moved", "track": "tracked", "lamp": "lit", "bloom": "in flower"}


@dataclass
class Part:
    """One stretch of what an actor does: `frames` long, at `speed` units a frame where it travels; `verb` and `pace` are how that is said."""

    motion: str
    verb: str
    pace: str
    speed: float
    frames: int


@dataclass
class Actor:
    """A character in one shot; `count` of the same that do the same. `x` is where its path is at the middle of the shot, or at its start
    where `anchored`; `lift` raises it above its usual place; `size` is its longest side; the greater `depth`, the nearer it is drawn;
    `tempo` varies the rate of what repeats; `entity` numbers who it is in the whole clip: the same number is the same one."""

    entity: int
    who: str
    colour: str
    name: str
    count: int
    parts: list[Part]
    x: float
    lift: float
    size: float
    depth: float
    tempo: float
    anchored: bool = False


@dataclass
class Thing:
    """A prop on the stage: centre `x`, standing on the ground unless `lift` raises it."""

    prop: str
    colour: str
    x: float
    lift: float
    size: float
    depth: float


@dataclass
class Happening:
    """An event of a shot: actor `by` does it to the thing `to` (−1: to the ground) at `frame`; what it leaves stays from `end` on."""

    kind: str
    by: int
    to: int
    frame: int
    end: int


@dataclass
class CameraPart:
    move: str
    frames: int


@dataclass
class Shot:
    """A run of `frames` video frames in one place. `scene` says which family of facts it is (SCENES); `relation` how actor 0 stands to
    actor 1, or to thing 0 where it is alone; `variant` and `offset` which part of which scenery is seen; `phase` how many frames its
    motions have already run when it starts; `hidden` the frames [from, to) in which actor 0 cannot be seen, or None."""

    frames: int
    place: str
    time: str
    weather: str
    scene: str
    camera: list[CameraPart]
    variant: int
    offset: float
    phase: int = 0
    relation: str = ""
    actors: list[Actor] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    happening: Happening | None = None
    hidden: tuple[int, int] | None = None


@dataclass
class Clip:
    """Shots in order, seen as `width` × `height` units in one style; frame counts are even, so that cuts fall on latent frames."""

    width: float
    height: float
    style: str
    shots: list[Shot]

    @property
    def frames(self) -> int:
        return sum(shot.frames for shot in self.shots)


def to_json(clip: Clip) -> dict:
    """Plain JSON of every fact."""
    return asdict(clip)


def from_json(data: dict) -> Clip:
    """The clip that `to_json` wrote."""
    def shot(s: dict) -> Shot:
        actors = [Actor(**{**a, "parts": [Part(**p) for p in a["parts"]]}) for a in s["actors"]]
        happening = Happening(**s["happening"]) if s["happening"] else None
        hidden = tuple(s["hidden"]) if s["hidden"] else None
        return Shot(**{**s, "camera": [CameraPart(**c) for c in s["camera"]], "actors": actors,
                       "things": [Thing(**t) for t in s["things"]], "happening": happening, "hidden": hidden})
    return Clip(data["width"], data["height"], data["style"], [shot(s) for s in data["shots"]])
