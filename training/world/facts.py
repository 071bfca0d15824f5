"""What is true of a clip: drawn first, rendered and captioned afterwards, and known to every evaluator."""

from dataclasses import dataclass, field

import numpy as np

from .cast import BY_ID, CAST
from .holdout import held_out
from .places import PLACES, TIMES

MOTIONS = ("go-left", "go-right", "jump", "spin", "rise", "fall", "sway", "grow", "shrink", "still")
MOTION_WEIGHTS = np.array([2.0, 2.0, 1, 1, 1, 1, 1, 1, 1, 1])
# Training sees more of what is hardest to draw: characters that turn, and those of many parts or close to their background.
TRAINING_WEIGHTS = np.array([2.0, 2.0, 1, 3.0, 1, 1, 1.2, 1, 1, 1])
MEETING = 0.3   # of two in a shot, how often training lets them walk towards and past each other
HARD = {"whale": 4.0, "train": 1.5, "butterfly": 1.5, "turtle": 3.2, "elephant": 1.3, "rabbit": 1.8, "fox": 1.6, "robot": 1.2, "horse": 1.7, "fish": 1.7, "duck": 1.5}
TRAINING_CAST = np.array([HARD.get(who.id, 1.0) for who in CAST])
TOWARDS = ("go-right", "go-left")   # of the one on the left, of the one on the right
CAMERAS = ("still", "pan-left", "pan-right", "zoom-in", "zoom-out")
CAMERA_WEIGHTS = np.array([0.5, 0.13, 0.13, 0.13, 0.11])
FPS = 8


@dataclass
class Actor:
    """One character in one shot. `x` is where its path is centred, pixels; `size` its longest side, pixels;
    `facing` −1 left, +1 right, where its motion does not say; `verb` is its verb of travel where the motion has a direction."""

    character: str
    motion: str
    verb: str
    x: float
    size: float
    facing: int
    depth: float
    tempo: float


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


@dataclass
class Clip:
    """Shots in order; frame counts are even, so that cuts fall on latent-frame boundaries."""

    shots: list[Shot]

    @property
    def frames(self) -> int:
        return sum(shot.frames for shot in self.shots)


def draw_motion(rng, character: str, place: str, allow_held_out: bool, weights: np.ndarray = MOTION_WEIGHTS) -> tuple[str, str]:
    """A motion and verb for a character such that (character, motion, place) may be trained on."""
    while True:
        motion = MOTIONS[rng.choice(len(MOTIONS), p=weights / weights.sum())]
        if allow_held_out or not held_out(character, motion, place):
            verbs = list(BY_ID[character].travel)
            return motion, verbs[rng.integers(len(verbs))]


def draw_clip(rng: np.random.Generator, frames: int = 18, shots: int = 1, variants: int = 24,
              actors: int | None = None, allow_held_out: bool = False, weights: np.ndarray = MOTION_WEIGHTS,
              who: np.ndarray | None = None, meeting: float = 0.0) -> Clip:
    """Draws a clip of `frames` video frames and `shots` shots; the same generator state draws the same clip. `weights` are
    those of the motions, `who` those of the cast (else all alike); `meeting` is how often two go towards each other, whatever the weights."""
    count = actors or (1 if rng.random() < 0.6 else 2)
    drawn = rng.permutation(len(CAST))[:count] if who is None else rng.choice(len(CAST), count, replace=False, p=who / who.sum())
    cast = [CAST[i].id for i in drawn]
    sizes = [float(rng.uniform(33, 40) if count == 1 else rng.uniform(27, 31)) * BY_ID[name].scale for name in cast]
    lengths = cut(rng, frames // 2, shots)
    same_place = rng.random() < 0.5
    made: list[Shot] = []
    for i, latent_frames in enumerate(lengths):
        if i and same_place:
            place, time = made[0].place, made[0].time
        else:
            place = PLACES[rng.integers(len(PLACES))]
            time = TIMES[rng.integers(len(TIMES))] if place != "space" else "night"
        late = shots == 1 and rng.random() < 0.2
        shot = Shot(latent_frames * 2, place, time, CAMERAS[rng.choice(len(CAMERAS), p=CAMERA_WEIGHTS)],
                    int(rng.integers(variants)), float(rng.uniform(0, 128)), int(rng.integers(4, 70)) if late else 0)
        towards = meeting > 0 and count == 2 and rng.random() < meeting
        for k, name in enumerate(cast):
            motion, verb = draw_motion(rng, name, place, allow_held_out, weights)
            if towards and (allow_held_out or not held_out(name, TOWARDS[k], place)):
                motion = TOWARDS[k]
            x = rng.uniform(27, 37) if count == 1 else (rng.uniform(14, 17), rng.uniform(47, 50))[k]
            shot.actors.append(Actor(name, motion, verb, float(x), sizes[k], -1,
                                     float(rng.uniform(-1, 1) + (k * 4 if count == 2 else 0)), float(rng.uniform(0.92, 1.08))))
        made.append(shot)
    return Clip(made)


def cut(rng, latent_frames: int, shots: int) -> list[int]:
    """Lengths of shots in latent frames, each at least two, that sum to `latent_frames`."""
    spare = latent_frames - 2 * shots
    marks = np.sort(rng.integers(0, spare + 1, shots - 1)) if shots > 1 else np.array([], int)
    edges = np.concatenate([[0], marks, [spare]])
    return [int(2 + b - a) for a, b in zip(edges[:-1], edges[1:])]
