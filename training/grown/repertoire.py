"""The repertoire: how often each scene is drawn, whom it suits, where it can happen and how it may be filmed."""

from dataclasses import dataclass
from typing import Callable

from . import deeds, scenes
from .cast import ACTIVE, Character
from .dice import Dice, Odds
from .entities import Entity
from .facts import CameraPart
from .places import PLACE_IDS, PLACES, TIMES
from .stage import Stage, even

WEATHER = Odds({"clear": 0.58, "rain": 0.14, "snow": 0.14, "fog": 0.14})
CAMERA = Odds({"still": 0.44, "pan-left": 0.1, "pan-right": 0.1, "tilt-up": 0.06, "tilt-down": 0.06, "zoom-in": 0.12, "zoom-out": 0.12})
MOVES = Odds({k: 1 for k in ("pan-left", "pan-right", "tilt-up", "tilt-down", "zoom-in", "zoom-out")})
QUIET = Odds({"still": 0.72, "zoom-in": 0.2, "zoom-out": 0.08})   # where a camera that wanders would hide what happens
CALM = Odds({"still": 0.5, "pan-left": 0.14, "pan-right": 0.14, "zoom-in": 0.11, "zoom-out": 0.11})
SIDEWAYS = Odds({"still": 0.7, "pan-left": 0.15, "pan-right": 0.15})
LEVEL = Odds({"still": 0.6, "pan-left": 0.15, "pan-right": 0.15, "tilt-up": 0.05, "tilt-down": 0.05})
AGAIN = {"pan-left": "pan-right", "pan-right": "pan-left", "tilt-up": "tilt-down", "tilt-down": "tilt-up", "zoom-in": "zoom-out", "zoom-out": "zoom-in"}


@dataclass(frozen=True)
class Scene:
    """A family of facts: its share, how many entities it needs, its least frames, and which first characters suit."""

    draw: Callable[[Stage, list[Entity]], dict]
    share: float
    needs: int = 1
    least: int = 4
    suits: Callable[[Character], bool] = lambda who: True


def active(who: Character) -> bool:
    return who.kind in ACTIVE


def grounded(who: Character) -> bool:
    return not who.floats and who.kind in ("animal", "vehicle", "person") and who.id != "snowman"


TABLE: dict[str, Scene] = {
    "solo": Scene(scenes.solo, 0.30), "pair": Scene(scenes.together, 0.13, 2), "trio": Scene(scenes.together, 0.05, 3),
    "count": Scene(scenes.count, 0.09), "relation": Scene(scenes.relation, 0.09, 2), "beside": Scene(scenes.beside, 0.05),
    "chase": Scene(scenes.chase, 0.04, 2), "meet": Scene(scenes.meet, 0.04, 2, 14), "orbit": Scene(scenes.orbit, 0.04, 2, 18),
    "hide": Scene(deeds.hide, 0.09, 1, 24), "bite": Scene(deeds.bite, 0.04, 1, 16, active), "pop": Scene(deeds.pop, 0.04, 1, 16, active),
    "push": Scene(deeds.push, 0.04, 1, 16, active), "track": Scene(deeds.track, 0.035, 1, 12, grounded),
    "lamp": Scene(deeds.lamp, 0.04, 1, 16, active), "bloom": Scene(deeds.bloom, 0.03, 1, 16, active),
}
FILL = ("solo", "pair")   # scenes of one and of two that suit anybody, anywhere and for any length
ROOMY = ("solo", "pair", "trio", "count", "chase")   # scenes that any camera may see


def setting(dice: Dice, scene: str) -> tuple[str, str, str]:
    """A place, a time of day and a weather that a scene can happen in."""
    while True:
        place = dice.one(PLACE_IDS)
        about = PLACES[place]
        time = dice.one(TIMES) if about.hours else "day"
        weather = dice.odds(WEATHER) if about.open else "clear"
        if weather == "rain" and place == "snow":
            weather = "snow"
        if scene == "lamp":
            if not about.hours or place == "sea":
                continue
            time = "night"
        if scene == "track" and not (about.soft or (weather == "snow" and place not in ("sea", "volcano"))):
            continue
        if scene == "bloom" and place in ("sea", "room", "moon", "city", "road"):
            continue
        return place, time, weather


def camera(dice: Dice, scene: str, frames: int, parts: dict) -> list[CameraPart]:
    """One move, or of enough frames now and then two; it follows only one that travels alone."""
    if scene not in ROOMY:
        if parts.get("relation") in ("above", "below"):
            return [CameraPart(dice.odds(SIDEWAYS), frames)]
        return [CameraPart(dice.odds(CALM if scene in ("relation", "beside") else QUIET), frames)]
    if any(p.motion in ("grow", "shrink") for a in parts["actors"] for p in a.parts):
        return [CameraPart(dice.odds(LEVEL), frames)]   # a zoom would undo what is said of their size
    alone = scene == "solo" and all(p.motion in ("go-left", "go-right") for p in parts["actors"][0].parts)
    if alone and dice.chance(0.22):
        return [CameraPart("follow", frames)]
    if frames >= 18 and dice.chance(0.13):
        first, second = dice.odds(MOVES), dice.odds(MOVES)
        while second in (first, AGAIN[first]):
            second = dice.odds(MOVES)
        half = even(frames / 2)
        return [CameraPart(first, half), CameraPart(second, frames - half)]
    return [CameraPart(dice.odds(CAMERA), frames)]


def suiting(scene: str, cast: tuple[Character, ...]) -> tuple[Character, ...]:
    """Those of a cast that suit a scene."""
    return tuple(c for c in cast if TABLE[scene].suits(c))
