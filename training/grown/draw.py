"""Draws clips: who is in them, then where, when and how each shot is, until nothing that is held out is in it."""

from functools import cache

import numpy as np

from .atlas import measures
from .cast import CAST, Character
from .dice import Dice, Odds
from .entities import Entity, draw_entities
from .facts import Clip, Shot
from .heldout import keeps_out
from .places import PERIOD
from .repertoire import TABLE, camera, setting, suiting
from .stage import Stage
from .taught import EVERYTHING, Taught
from .views import View, views

STYLE = {"solid": 0.5, "flat": 0.22, "pencil": 0.14, "pixel": 0.14}
FINE = 31.0   # characters smaller than this, in units, are mush in pixel art, and their clips are drawn flat
THIN = ("bicycle", "motorcycle", "scooter", "fairy", "mermaid", "kite")   # and so are these at any size
LOOPS = ("go-left", "go-right", "jump", "spin", "sway", "still")


@cache
def shares(styles: tuple[str, ...]) -> Odds:
    """How often each of some styles is drawn."""
    return Odds({name: STYLE[name] for name in styles})


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


def draw_clip(rng: np.random.Generator, frames: int = 18, shots: int = 1, view: View | None = None, variants: int = 8, allow_held_out: bool = False,
              scene: str | None = None, style: str | None = None, who: str | None = None, late_share: float = 0.15,
              taught: Taught = EVERYTHING) -> Clip:
    """A clip of `frames` video frames and `shots` shots; the same generator state draws the same clip. `scene`, `style` and `who` (the first
    character) may be given; everything else is of what is `taught`. Unless `allow_held_out`, no combination that is held out is in it. A
    `late_share` of single shots begins in the middle of its motions."""
    dice, view = Dice(rng), view or views()["wide"]
    style = style or dice.odds(shares(taught.styles))
    fixed = next((c for c in CAST if c.id == who), None)
    if who and fixed is None:
        raise ValueError(f"no character is called {who}; see cast/")
    while True:
        made = (single(dice, view, frames, variants, scene, fixed, late_share, taught) if shots == 1
                else several(dice, view, frames, shots, variants, scene, fixed, taught))
        if allow_held_out or all(keeps_out(s) for s in made):
            small = any(a.size < FINE or a.who in THIN for s in made for a in s.actors)
            return Clip(view.width, view.height, "flat" if style == "pixel" and small and "flat" in taught.styles else style, made)


def single(dice: Dice, view: View, frames: int, variants: int, scene: str | None, fixed: Character | None, late_share: float,
           taught: Taught) -> list[Shot]:
    fit = Odds({k: s.share for k, s in TABLE.items() if k in taught.scenes and s.least <= frames and (fixed is None or s.suits(fixed))})
    kind = scene or dice.odds(fit)
    cast = draw_entities(dice, TABLE[kind].needs, 0.08, suiting(kind, taught.cast), fixed)
    shot = draw_shot(dice, view, frames, kind, cast, variants)
    if dice.chance(late_share):
        late(dice, shot)
    return [shot]


def several(dice: Dice, view: View, frames: int, shots: int, variants: int, scene: str | None, fixed: Character | None,
            taught: Taught) -> list[Shot]:
    """Shots that share one or two entities: all in one place, each in its own, or back in the first place after another. Several of a kind
    are no part of it: who is one in one shot would be many in the next."""
    cast = draw_entities(dice, 1 if dice.chance(0.5) else 2, 0.45, suiting(scene, taught.cast) if scene else taught.cast, fixed)
    lengths = [2 * n for n in cut(dice, frames // 2, shots)]
    plan, made = dice.one(("stay", "change", "return")), []
    for i, length in enumerate(lengths):
        chosen = cast if len(cast) == 1 or dice.chance(0.5) else [dice.one(cast)]
        fit = Odds({k: s.share for k, s in TABLE.items() if k in taught.scenes and k != "count" and s.least <= length and s.needs == len(chosen) and s.suits(chosen[0].who)})
        kind = scene if scene in fit.keys else dice.odds(fit)
        back = made[0] if made and (plan == "stay" or (plan == "return" and i % 2 == 0)) else None
        ok = back is not None and kind not in ("track", "lamp", "bloom")
        shot = draw_shot(dice, view, length, kind, chosen, variants, (back.place, back.time, back.weather) if ok else None)
        if ok:
            shot.variant = back.variant
            shot.offset = back.offset if plan == "return" else shot.offset
        made.append(shot)
    return made
