"""Draws what is true of a clip, for training and for everybody who asks about clips that training never saw."""

import numpy as np

from ..grown.colours import COLOURS
from ..grown.light import WEATHERS
from .above import ABOVE, above
from .cast import BY_ID, CAST
from .causes import CAUSES, OFTEN as DONE_AT_MOST, cause
from .events import EVENT_WEIGHTS, EVENTS, moment, other, suits
from .facts import CAMERAS, MOTIONS, Actor, Clip, Shot
from .hiding import HIDES, OFTEN, hide
from .holdout import held_out
from .places import PLACES, TIMES
from .sequences import FOLLOWS, OFTEN as AT_MOST, follow
from .styles import STYLES

MOTION_WEIGHTS = np.array([2.0, 2.0, 1, 1, 1, 1, 1, 1, 1, 1])
# Training sees more of what is hardest to draw: characters that turn, and those of many parts or close to their background.
TRAINING_WEIGHTS = np.array([2.0, 2.0, 1, 3.0, 1, 1, 1.2, 1, 1, 1])
LARGE = np.array([m not in ("grow", "shrink") for m in MOTIONS], float)   # of three, none grows from half its size
MEETING = 0.3   # of two in a shot, how often training lets them walk towards and past each other
HARD = {"whale": 4.0, "train": 1.5, "butterfly": 1.5, "turtle": 3.2, "elephant": 1.3, "rabbit": 1.8, "fox": 1.6, "robot": 1.2, "horse": 1.7, "fish": 1.7, "duck": 1.5}
TRAINING_CAST = np.array([HARD.get(who.id, 1.0) for who in CAST])
TOWARDS = ("go-right", "go-left")   # of the one on the left, of the one on the right
CAMERA_WEIGHTS = np.array([0.5, 0.13, 0.13, 0.13, 0.11])
CROWD_CAMERA = np.array([0.7, 0.15, 0.15, 0, 0])   # a zoom would put the outer ones out of view
WEATHER_WEIGHTS = np.array([0.58, 0.14, 0.14, 0.14])   # clear, rain, snow, fog; there is none in space
STYLE_WEIGHTS = np.array([0.52, 0.16, 0.16, 0.16])
COLOURED = 0.5   # of the characters that come in colours, how many have another than their own
TRAINING_COLOURED = 0.8   # … in training, which also sees them more often:
COLOURED_CAST = TRAINING_CAST * np.array([2.5 if who.hued else 1 for who in CAST])
TWINS = 0.15     # of two in a shot, how often they are the same character in two colours, where it has any
SHARE_ALONE = 0.6           # of clips, how many have one character, the others two …
ALONE, PAIRED = 0.5, 0.84   # … or, with several of a kind, one in half of the clips, two in the next third, several in the rest
THREE = 0.6      # of several of a kind, how often there are three
PLACED = {1: ((27, 37),), 2: ((14, 17), (47, 50)), 3: ((10, 12), (31, 33), (52, 54))}   # where paths are centred, pixels, from the left
AMBLE = 0.55     # how fast several of a kind go, by what one does: the outer ones stay in view
SIZED = {1: (33, 40), 2: (27, 31), 3: (20, 22)}                                         # the longest side of each, pixels


def draw_motion(rng, character: str, place: str, allow_held_out: bool, weights: np.ndarray = MOTION_WEIGHTS) -> tuple[str, str]:
    """A motion or event and a verb for a character such that (character, motion, place) may be trained on; `weights` are those of MOTIONS or, [14], of
    MOTIONS and EVENTS."""
    deeds = (*MOTIONS, *EVENTS)[:len(weights)]
    weights = weights * [m in MOTIONS or suits(m, character) for m in deeds]
    while True:
        motion = deeds[rng.choice(len(deeds), p=weights / weights.sum())]
        if allow_held_out or not held_out(character, motion, place):
            verbs = list(BY_ID[character].travel)
            return motion, verbs[rng.integers(len(verbs))]


def draw_clip(rng: np.random.Generator, frames: int = 18, shots: int = 1, variants: int = 24,
              actors: int | None = None, allow_held_out: bool = False, weights: np.ndarray = MOTION_WEIGHTS,
              who: np.ndarray | None = None, meeting: float = 0.0, crowd: bool = False, adds: tuple[str, ...] = (),
              coloured: float = COLOURED, eventful: float = 1.0) -> Clip:
    """Draws a clip of `frames` video frames and `shots` shots; the same generator state draws the same clip. `weights` are
    those of the motions, `who` those of the cast (else all alike); `meeting` is how often two go towards each other, whatever the weights, and
    `coloured` how often one that comes in colours has another than its own, `eventful` ≥ 0 how often something happens, by what is usual;
    it does in clips of a single shot alone that begin with their motions, and so it is with who hides, with what is in two parts and with what is done to a thing.
    `actors` is how many different ones there are, and `crowd` asks for several of a kind; else either is drawn. What is not among the
    `adds` of `adds.py` does not come up, and costs no draw."""
    alone, paired = (ALONE, PAIRED) if "several" in adds else (SHARE_ALONE, 1.0)
    draw = 0.0 if actors or crowd else rng.random()
    crowd = crowd or draw >= paired
    count = actors or (1 if crowd or draw < alone else 2)
    drawn = rng.permutation(len(CAST))[:count] if who is None else rng.choice(len(CAST), count, replace=False, p=who / who.sum())
    cast = [CAST[i].id for i in drawn]
    cast, colours = dressed(rng, cast, coloured) if "colours" in adds else (cast, [""] * count)
    if crowd:
        count = 3 if rng.random() < THREE else 2
        cast, colours = cast * count, colours * count
    sizes = [float(rng.uniform(*SIZED[count])) * (BY_ID[name].scale if count < 3 else 1) for name in cast]
    sizes = sizes[:1] * count if crowd else sizes
    style = STYLES[rng.choice(len(STYLES), p=STYLE_WEIGHTS)] if "styles" in adds else ""
    lengths = cut(rng, frames // 2, shots)
    same_place = rng.random() < 0.5
    made: list[Shot] = []
    for i, latent_frames in enumerate(lengths):
        if i and same_place:
            place, time, weather = made[0].place, made[0].time, made[0].weather
        else:
            place = PLACES[rng.integers(len(PLACES))]
            time = TIMES[rng.integers(len(TIMES))] if place != "space" else "night"
            weather = draw_weather(rng, place) if "weather" in adds else "clear"
            weather = "clear" if style == "pencil" and weather in ("rain", "snow") else weather   # its contours would fill the air
        late = shots == 1 and rng.random() < 0.2 and not crowd   # the outer ones would have come round
        shot = Shot(latent_frames * 2, place, time, CAMERAS[rng.choice(len(CAMERAS), p=CROWD_CAMERA if crowd else CAMERA_WEIGHTS)],
                    int(rng.integers(variants)), float(rng.uniform(0, 128)), int(rng.integers(4, 70)) if late else 0, weather=weather)
        towards = meeting > 0 and count == 2 and not crowd and rng.random() < meeting
        for k, name in enumerate(cast):
            own = weights * LARGE if count > 2 else weights
            if "events" in adds and shots == 1 and not late:
                own = np.concatenate([own, EVENT_WEIGHTS * eventful])
            motion, verb = draw_motion(rng, name, place, allow_held_out, own)
            if towards and (allow_held_out or not held_out(name, TOWARDS[k], place)):
                motion = TOWARDS[k]
            if crowd and k:
                motion, verb = shot.actors[0].motion, shot.actors[0].verb
            x = [float(rng.uniform(*span)) for span in PLACED[count]][k]
            depth = float(rng.uniform(-1, 1) + (k * 4 if count == 2 and not crowd else 0))
            tempo = float(rng.uniform(0.92, 1.08)) * (AMBLE if crowd and motion in TOWARDS else 1)
            tempo = shot.actors[0].tempo if crowd and k else tempo
            shot.actors.append(Actor(name, motion, verb, x, sizes[k], -1, depth, tempo, colours[k]))
            if motion in EVENTS:
                happens(rng, shot, k)
        if "above" in adds and count == 2 and not crowd and rng.random() < ABOVE:
            above(rng, shot, allow_held_out)
        if eventful and count == shots == 1 and not late:
            if "causes" in adds and rng.random() < min(DONE_AT_MOST, CAUSES * eventful):
                cause(rng, shot, allow_held_out, coloured if "colours" in adds else 0.0)
            elif "sequences" in adds and rng.random() < min(AT_MOST, FOLLOWS * eventful):
                follow(rng, shot, allow_held_out)
            elif "hiding" in adds and rng.random() < min(OFTEN, HIDES * eventful):
                hide(rng, shot, allow_held_out)
        made.append(shot)
    return Clip(made, style)


def happens(rng, shot: Shot, k: int) -> None:
    """When the event of actor `k` of a shot happens, and what it turns into; to several of a kind at once."""
    actor, first = shot.actors[k], shot.actors[0]
    actor.when = first.when if shot.crowd and k else moment(rng, shot.frames)
    if actor.motion == "turn":
        actor.then = first.then if shot.crowd and k else other(rng, actor.colour)


def dressed(rng, cast: list[str], coloured: float) -> tuple[list[str], list[str]]:
    """Who they are and each one's colour; two are now and then twins that only their colours tell apart."""
    if len(cast) == 2 and BY_ID[cast[0]].hued and rng.random() < TWINS:
        return [cast[0]] * 2, [COLOURS[i] for i in rng.permutation(len(COLOURS))[:2]]
    return cast, [COLOURS[rng.integers(len(COLOURS))] if BY_ID[name].hued and rng.random() < coloured else "" for name in cast]


def draw_weather(rng, place: str) -> str:
    """The weather of a place: none in space, and among snowy mountains it snows where it would rain."""
    weather = WEATHERS[rng.choice(len(WEATHERS), p=WEATHER_WEIGHTS)]
    return "clear" if place == "space" else "snow" if place == "snow" and weather == "rain" else weather


def cut(rng, latent_frames: int, shots: int) -> list[int]:
    """Lengths of shots in latent frames, each at least two, that sum to `latent_frames`."""
    spare = latent_frames - 2 * shots
    marks = np.sort(rng.integers(0, spare + 1, shots - 1)) if shots > 1 else np.array([], int)
    edges = np.concatenate([[0], marks, [spare]])
    return [int(2 + b - a) for a, b in zip(edges[:-1], edges[1:])]
