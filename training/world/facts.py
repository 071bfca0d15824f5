"""What is true of a clip: drawn first (`draw.py`), rendered and captioned afterwards, and known to every evaluator."""

from dataclasses import dataclass, field

MOTIONS = ("go-left", "go-right", "jump", "spin", "rise", "fall", "sway", "grow", "shrink", "still")
CAMERAS = ("still", "pan-left", "pan-right", "zoom-in", "zoom-out")
FPS = 8


@dataclass
class Actor:
    """One character in one shot. `motion` is one of MOTIONS, `events.EVENTS` or `causes.DEEDS`; `x` is where its path, or the thing that it does something to, is centred, pixels; `size` its longest side, pixels;
    `facing` −1 left, +1 right, where its motion does not say; `verb` is its verb of travel where the motion has a direction;
    `colour` one of `grown.colours`, "" its own."""

    character: str
    motion: str
    verb: str
    x: float
    size: float
    facing: int
    depth: float
    tempo: float
    colour: str = ""
    when: int = 0        # of an event, or of what is done to a thing: the frame of the shot in which it happens,
    then: str = ""       # and the colour that it turns into, or that of the thing
    thing: str = ""      # what it goes behind, one of `hiding.THINGS`, or does something to, one of `causes.THINGS`
    after: str = ""      # what it does, or what happens to it, in the second half of the shot, "" what it did before
    high: float = 0.0    # where it is centred, pixels from the top, where one is above another; 0 where it stands or hangs as usual


@dataclass
class Shot:
    """A run of `frames` video frames with one scenery and camera. `phase` is how many frames its motions have
    already run when the clip starts; `offset` where in the scenery the camera starts, pixels."""

    frames: int
    place: str
    time: str
    camera: str
    variant: int
    offset: float
    phase: int
    actors: list[Actor] = field(default_factory=list)
    weather: str = "clear"
    later: str = ""      # what the camera does in the second half, "" what it did before

    @property
    def stacked(self) -> bool:
        """Whether the first of its two actors is above the other."""
        return len(self.actors) == 2 and self.actors[0].high > 0

    @property
    def crowd(self) -> bool:
        """Whether its actors are several of a kind that do the same."""
        return len(self.actors) > 1 and len({(a.character, a.colour, a.motion) for a in self.actors}) == 1


@dataclass
class Clip:
    """Shots in order; frame counts are even, so that cuts fall on latent-frame boundaries."""

    shots: list[Shot]
    style: str = ""   # one of `styles.STYLES`; "" is solid in a world that has no styles

    @property
    def frames(self) -> int:
        return sum(shot.frames for shot in self.shots)
