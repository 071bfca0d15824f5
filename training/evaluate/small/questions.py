"""The questions of the small world."""

import json
from dataclasses import replace
from functools import lru_cache

import numpy as np
import torch

from ...grown.colours import COLOURS
from ...grown.light import WEATHERS
from ...world.adds import ADDS
from ...world.cast import CAST, INDEX
from ...world.causes import DEEDS as CAUSED
from ...world.events import EVENTS
from ...world.draw import TRAINING_CAST, draw_clip
from ...world.facts import CAMERAS, MOTIONS, Clip, Shot
from ...world.hiding import BY_ID, THINGS
from ...world.places import PLACES, TIMES
from ...world.styles import STYLES
from ...worlds import world
from ..engine import BUNDLE
from ..questions import ABSENT, FRAMES, Questions
from ..tally import MOST

VARIANTS = 24


@lru_cache(maxsize=1)
def taught() -> tuple[str, ...]:
    """Which of the world's `adds` the bundle's lexicon speaks of."""
    said = json.loads((BUNDLE.parent / "lexicon.json").read_text())
    spoken = [add for add, of in (("weather", "weathers"), ("colours", "colours"), ("several", "numbers"), ("styles", "styles"), ("hiding", "things"), ("sequences", "sequences"), ("causes", "deeds")) if said.get(of)]
    spoken += ["above"] if any(relation["id"] == "above" for relation in said["relations"]) else []
    return (*spoken, *(["events"] if any(motion["id"] in EVENTS for motion in said["motions"]) else []))


def judged() -> tuple[str, ...]:
    """What of that the judges of clips are taught: all that was before there was one above another, who are looked at by themselves (`levels.py`)."""
    return until("causes")


# `left` and `right` are whose path is centred there; a lone character is `left`, and so is each of several of a kind, whose number is `several`.
# What is left of an event is read in the last picture alone: whether somebody is there, and in which colour; and of a thing that something is done to what it is
# like then, and in the first picture: of each deed two classes, untouched and done to.
DEEDS = (*MOTIONS, *EVENTS)
GONE, THERE = 0, 1
HEADS = {"count": 2, "left": len(CAST), "right": len(CAST), "left motion": len(DEEDS), "right motion": len(DEEDS),
         "place": len(PLACES), "time": len(TIMES), "camera": len(CAMERAS)}
ADDED = {"weather": {"weather": len(WEATHERS)}, "colours": {"left colour": len(COLOURS), "right colour": len(COLOURS)}, "several": {"several": 3},
         "styles": {"style": len(STYLES)}, "events": {"trace": 2, "then colour": len(COLOURS)},
         "hiding": {"thing": len(THINGS)},
         "sequences": {"first motion": len(MOTIONS), "next motion": len(DEEDS), "first camera": len(CAMERAS), "next camera": len(CAMERAS)},
         "causes": {"deed": len(CAUSED), "deed way": 2, "thing before": 2 * len(CAUSED), "thing after": 2 * len(CAUSED)}}
ADDED_LOOKS = {"weather": "weather", "styles": "style"}   # what of that a scenery shows
ALL = {**HEADS, **{name: n for heads in ADDED.values() for name, n in heads.items()}}


def labels(clips: list[Clip]) -> dict[str, torch.Tensor]:
    """Class indices [B] of the first shot of each clip; ABSENT for what it has not: the right one where there is but one, the colour of who has
    its own, the weather in space, the number of two who are not of a kind, what is left where nothing happened, the thing of who hides behind none, and what is done to a thing where nothing is. What has two parts is asked for both, and not as one."""
    told = [answers(clip) for clip in clips]
    return {name: torch.tensor([own.get(name, ABSENT) for own in told]) for name in ALL}


def answers(clip: Clip) -> dict[str, int]:
    """The classes of the facts of its first shot, without those that it has not."""
    shot = clip.shots[0]
    told = {"count": min(len(shot.actors), 2) - 1, "place": PLACES.index(shot.place), "time": TIMES.index(shot.time)}
    told |= {"first camera": CAMERAS.index(shot.camera), "next camera": CAMERAS.index(shot.later)} if shot.later else {"camera": CAMERAS.index(shot.camera)}
    if "styles" in taught():
        told["style"] = STYLES.index(clip.style or STYLES[0])
    lone = shot.actors[0]
    if len(shot.actors) == 1 and (deed := lone.after or lone.motion) in ("vanish", "pop", "appear"):
        told["trace"] = THERE if deed == "appear" else GONE
    elif len(shot.actors) == 1 and lone.then and lone.motion not in CAUSED:
        told["then colour"] = COLOURS.index(lone.then)
    if lone.motion in CAUSED:
        deed = CAUSED.index(lone.motion)
        told |= {"deed": deed, "deed way": int(lone.facing > 0), "thing before": 2 * deed, "thing after": 2 * deed + 1}
    elif len(shot.actors) == 1 and lone.thing:
        told["thing"] = list(BY_ID).index(lone.thing)
    if shot.place != "space" and "weather" in taught():
        told["weather"] = WEATHERS.index(shot.weather)
    if shot.crowd or len(shot.actors) == 1:
        told["several"] = len(shot.actors) - 1
    for side, actor in zip(("left", "right"), shot.actors[:1] if shot.crowd else shot.actors):
        told |= {side: INDEX[actor.character]}
        if actor.motion not in CAUSED:
            told |= {"first motion": MOTIONS.index(actor.motion), "next motion": DEEDS.index(actor.after)} if actor.after else {f"{side} motion": DEEDS.index(actor.motion)}
        if actor.colour:
            told[f"{side} colour"] = COLOURS.index(actor.colour)
    return told


def drawn(seed: int, count: int, held_out: bool) -> list[Clip]:
    """Clips of one shot from their beginning, one character and two in turn; where several of a kind are taught, they are every fifth, and two of
    five have two. To one in two of those that are alone something happens twice as often."""
    rng, clips = np.random.default_rng([seed, 31]), []
    while len(clips) < count:
        several = "several" in taught()
        turn = len(clips) % 5 if several else len(clips) % 2 * 3   # 0 and 1 are alone, 2 several of a kind
        crowd, two = turn == 2, turn > 2
        clip = draw_clip(rng, FRAMES, 1, VARIANTS, actors=None if crowd else 1 + two, allow_held_out=held_out, who=None if held_out else TRAINING_CAST,
                         crowd=crowd, adds=judged(), eventful=2.0 if turn == 1 else 1.0)
        if clip.shots[0].phase == 0:
            clips.append(clip)
    return clips


def until(kind: str) -> tuple[str, ...]:
    """What is taught of the world's `adds` up to `kind`, one of them: clips of it stay the same when more is."""
    return tuple(add for add in taught() if ADDS.index(add) <= ADDS.index(kind))


def hiders(seed: int, count: int, held_out: bool) -> list[Clip]:
    """Clips of one who goes behind a thing and comes out again, from their beginning; none where hiding is not taught."""
    rng, clips = np.random.default_rng([seed, 37]), []
    while "hiding" in taught() and len(clips) < count:
        clip = draw_clip(rng, FRAMES, 1, VARIANTS, actors=1, allow_held_out=held_out, adds=until("hiding"), eventful=20.0)
        clips += [clip] if clip.shots[0].actors[0].thing else []   # the only things up to there
    return clips


def stacked(seed: int, count: int, held_out: bool) -> list[Clip]:
    """Clips of two of whom one is above the other, from their beginning, without events; none where that is not taught."""
    rng, clips = np.random.default_rng([seed, 41]), []
    while "above" in taught() and len(clips) < count:
        clip = draw_clip(rng, FRAMES, 1, VARIANTS, actors=2, allow_held_out=held_out, adds=taught(), eventful=0.0)
        clips += [clip] if clip.shots[0].stacked and clip.shots[0].phase == 0 else []
    return clips


STAYS = ("jump", "spin", "sway", "shrink", "still")   # what keeps one in view
APART = 15.0   # pixels that one who is there twice is from everybody at least


def tallied(seed: int, count: int, held_out: bool) -> list[Clip]:
    """Clips of one, two and three in turn, from their beginning, before a camera that stands still; every second one of two or three has one of them twice, wherever there is room."""
    rng, clips = np.random.default_rng([seed, 43]), []
    while len(clips) < count:
        many, twice = 1 + len(clips) % MOST, len(clips) // MOST % 2 == 1
        clip = draw_clip(rng, FRAMES, 1, VARIANTS, actors=None if many == 3 and not twice else max(1, many - twice), allow_held_out=held_out, crowd=many == 3 and not twice, adds=judged(), eventful=0.0)
        shot = clip.shots[0]
        if shot.phase or shot.camera != "still" or any(a.motion not in STAYS for a in shot.actors):
            continue
        if many > 1 and twice:
            doubled(rng, shot)
        clips += [clip] if len(shot.actors) == many else []
    return clips


def doubled(rng, shot: Shot) -> None:
    """Puts one of those in a shot there once more, and all of them at heights of their own, where there is room."""
    again = shot.actors[rng.integers(len(shot.actors))]
    size = float(rng.uniform(19, 25))
    places: list[tuple[float, float]] = []
    for _ in range(60):
        at = (float(rng.uniform(12, 52)), float(rng.uniform(14, 48)))
        places += [at] if all(np.hypot(at[0] - x, at[1] - y) >= APART for x, y in places) else []
        if len(places) > len(shot.actors):
            shot.actors = [replace(a, x=x, high=y, size=size, depth=0.0) for a, (x, y) in zip([*shot.actors, again], places)]
            return


SMALL = Questions(world("small"), {**HEADS, **{name: n for add in judged() for name, n in ADDED[add].items()}}, len(CAST), labels, drawn, hiders, lambda actor: INDEX[actor.character], lambda: [*(c.id for c in CAST), *judged()], ending=("trace", "then colour", "thing after"),
                  scene=("place", "camera", *(ADDED_LOOKS[add] for add in judged() if add in ADDED_LOOKS)),
                  beginning={"thing before": "thing after"} if "causes" in taught() else {},
                  beside=lambda clip: [INDEX["balloon"] for actor in clip.shots[0].actors if actor.motion == "prick"], stacked=stacked, tallied=tallied)
