"""Draws clips: who is in them, then where, when and how each shot is, until nothing that is held out is in it."""

from dataclasses import dataclass
from typing import Callable

import numpy as np

from . import deeds, scenes
from .atlas import measures
from .cast import ACTIVE, CAST, Character
from .dice import Dice, Odds
from .entities import Entity, draw_entities
from .facts import CameraPart, Clip, Shot
from .heldout import keeps_out
from .places import PERIOD, PLACE_IDS, PLACES, TIMES
from .stage import Stage, even
from .views import View, views

STYLE = Odds({"solid": 0.5, "flat": 0.22, "pencil": 0.14, "pixel": 0.14})
WEATHER = Odds({"clear": 0.58, "rain": 0.14, "snow": 0.14, "fog": 0.14})
CAMERA = Odds({"still": 0.44, "pan-left": 0.1, "pan-right": 0.1, "tilt-up": 0.06, "tilt-down": 0.06, "zoom-in": 0.12, "zoom-out": 0.12})
MOVES = Odds({k: 1 for k in ("pan-left", "pan-right", "tilt-up", "tilt-down", "zoom-in", "zoom-out")})
QUIET = Odds({"still": 0.72, "zoom-in": 0.2, "zoom-out": 0.08})   # where a camera that wanders would hide what happens
CALM = Odds({"still": 0.5, "pan-left": 0.14, "pan-right": 0.14, "zoom-in": 0.11, "zoom-out": 0.11})
SIDEWAYS = Odds({"still": 0.7, "pan-left": 0.15, "pan-right": 0.15})
LEVEL = Odds({"still": 0.6, "pan-left": 0.15, "pan-right": 0.15, "tilt-up": 0.05, "tilt-down": 0.05})
AGAIN = {"pan-left": "pan-right", "pan-right": "pan-left", "tilt-up": "tilt-down", "tilt-down": "tilt-up", "zoom-in": "zoom-out", "zoom-out": "zoom-in"}
FINE = 31.0   # characters smaller than this, in units, are mush in pixel art, and their clips are drawn flat
THIN = ("bicycle", "motorcycle", "scooter", "fairy", "mermaid", "kite")   # and so are these at any size
LOOPS = ("go-left", "go-right", "jump", "spin", "sway", "still")


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


def draw_shot(dice: Dice, view: View, frames: int, scene: str, cast: list[Entity], variants: int, where=None) -> Shot:
    """A shot of one scene; `where` is a (place, time, weather) that is given."""
    place, time, weather = where or setting(dice, scene)
    stage = Stage(dice, view, frames, place, time, weather, *measures())
    made = TABLE[scene].draw(stage, cast)
    return Shot(frames, place, time, weather, scene, camera(dice, scene, frames, made), dice.whole(0, variants - 1), dice.between(0, PERIOD), **made)


def late(dice: Dice, shot: Shot) -> None:
    """Lets a shot begin in the middle of motions that go on for ever: what extending a clip sees."""
    lasting = all(len(a.parts) == 1 and a.parts[0].motion in LOOPS for a in shot.actors)
    if shot.scene in ("solo", "pair", "trio", "count") and lasting and len(shot.camera) == 1 and shot.camera[0].move in ("still", "pan-left", "pan-right", "follow"):
        shot.phase = dice.whole(4, 70)


def cut(dice: Dice, latent_frames: int, shots: int, least: int = 3) -> list[int]:
    """Lengths of shots in latent frames, each at least `least`, that sum to `latent_frames`."""
    spare = latent_frames - least * shots
    if spare < 0:
        raise ValueError(f"{shots} shots need at least {2 * least * shots} video frames; ask for fewer shots or more frames")
    marks = sorted(dice.whole(0, spare) for _ in range(shots - 1))
    return [least + b - a for a, b in zip([0, *marks], [*marks, spare])]


def pool(scene: str) -> tuple[Character, ...]:
    """The characters that suit a scene."""
    return tuple(c for c in CAST if TABLE[scene].suits(c))


POOLS = {scene: pool(scene) for scene in TABLE}


def draw_clip(rng: np.random.Generator, frames: int = 18, shots: int = 1, view: View | None = None, variants: int = 8, allow_held_out: bool = False,
              scene: str | None = None, style: str | None = None, who: str | None = None, late_share: float = 0.15) -> Clip:
    """A clip of `frames` video frames and `shots` shots; the same generator state draws the same clip. `scene`, `style` and `who` (the first
    character) may be given. Unless `allow_held_out`, no combination that is held out is in it. A `late_share` of single shots begins in
    the middle of its motions."""
    dice, view = Dice(rng), view or views()["wide"]
    style = style or dice.odds(STYLE)
    fixed = next((c for c in CAST if c.id == who), None)
    if who and fixed is None:
        raise ValueError(f"no character is called {who}; see cast/")
    while True:
        made = single(dice, view, frames, variants, scene, fixed, late_share) if shots == 1 else several(dice, view, frames, shots, variants, scene, fixed)
        if allow_held_out or all(keeps_out(s) for s in made):
            small = any(a.size < FINE or a.who in THIN for s in made for a in s.actors)
            return Clip(view.width, view.height, "flat" if style == "pixel" and small else style, made)


def single(dice: Dice, view: View, frames: int, variants: int, scene: str | None, fixed: Character | None, late_share: float) -> list[Shot]:
    fit = Odds({k: s.share for k, s in TABLE.items() if s.least <= frames and (fixed is None or s.suits(fixed))})
    kind = scene or dice.odds(fit)
    cast = draw_entities(dice, TABLE[kind].needs, 0.08, POOLS[kind], fixed)
    shot = draw_shot(dice, view, frames, kind, cast, variants)
    if dice.chance(late_share):
        late(dice, shot)
    return [shot]


def several(dice: Dice, view: View, frames: int, shots: int, variants: int, scene: str | None, fixed: Character | None) -> list[Shot]:
    """Shots that share one or two entities: all in one place, each in its own, or back in the first place after another. Several of a kind
    are no part of it: who is one in one shot would be many in the next."""
    cast = draw_entities(dice, 1 if dice.chance(0.5) else 2, 0.45, POOLS[scene] if scene else CAST, fixed)
    lengths = [2 * n for n in cut(dice, frames // 2, shots)]
    plan, made = dice.one(("stay", "change", "return")), []
    for i, length in enumerate(lengths):
        chosen = cast if len(cast) == 1 or dice.chance(0.5) else [dice.one(cast)]
        fit = Odds({k: s.share for k, s in TABLE.items() if k != "count" and s.least <= length and s.needs == len(chosen) and s.suits(chosen[0].who)})
        kind = scene if scene in fit.keys else dice.odds(fit)
        back = made[0] if made and (plan == "stay" or (plan == "return" and i % 2 == 0)) else None
        ok = back is not None and kind not in ("track", "lamp", "bloom")
        shot = draw_shot(dice, view, length, kind, chosen, variants, (back.place, back.time, back.weather) if ok else None)
        if ok:
            shot.variant = back.variant
            shot.offset = back.offset if plan == "return" else shot.offset
        made.append(shot)
    return made
