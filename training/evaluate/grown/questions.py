"""The questions of the grown world."""

import json
from functools import lru_cache

import numpy as np
import torch

from ...grown.cast import CAST
from ...grown.colours import COLOURS
from ...grown.draw import draw_clip
from ...grown.facts import CAMERAS, EVENTS, MOTIONS, SCENES, Clip, Shot
from ...grown.light import STYLES, WEATHERS
from ...grown.places import PLACE_IDS, PLACES, TIMES
from ...grown.taught import Taught
from ...worlds import world
from ..engine import BUNDLE
from ..questions import ABSENT, FRAMES, Questions

INDEX = {c.id: i for i, c in enumerate(CAST)}
AFTER = len(MOTIONS)    # the class of "nothing else" in what comes second
ARRANGED = {"left": 0, "right": 0, "above": 1, "below": 1, "front": 2, "behind": 2}
# `a` is who is alone, or the left, upper or nearer one of two.
HEADS = {"style": len(STYLES), "weather": len(WEATHERS), "place": len(PLACE_IDS), "time": len(TIMES), "camera": len(CAMERAS), "camera then": len(CAMERAS) + 1,
         "count": 4, "arrangement": 3, "event": len(EVENTS) + 1, "trace": len(EVENTS) + 1,
         "a": len(CAST), "b": len(CAST), "a colour": len(COLOURS), "b colour": len(COLOURS), "a motion": AFTER, "b motion": AFTER, "a then": AFTER + 1}


def in_order(shot: Shot) -> list:
    """The actors of a shot that tells how two stand, the left, upper or nearer one first; a lone one; none where neither is so."""
    if shot.scene in ("solo", "pair"):
        return shot.actors
    if shot.scene == "relation":
        return shot.actors[::-1] if shot.relation in ("right", "below", "behind") else shot.actors
    return []


def answers(shot: Shot) -> dict[str, int]:
    """The classes of a shot's facts, without those that it has not."""
    about, second = PLACES[shot.place], shot.camera[1:]
    event = 1 + EVENTS.index(shot.happening.kind) if shot.happening else 0
    made = {"camera": CAMERAS.index(shot.camera[0].move), "camera then": CAMERAS.index(second[0].move) if second else len(CAMERAS),
            "place": PLACE_IDS.index(shot.place), "event": event, "trace": event}
    if about.open:
        made["weather"] = WEATHERS.index(shot.weather)
    if about.hours:
        made["time"] = TIMES.index(shot.time)
    if shot.scene in ("solo", "count"):
        made["count"] = shot.actors[0].count - 1
    if shot.scene in ("pair", "relation"):
        made["arrangement"] = ARRANGED[shot.relation or "left"]
    for slot, actor in zip("ab", in_order(shot)):
        made[slot], made[f"{slot} motion"] = INDEX[actor.who], MOTIONS.index(actor.parts[0].motion)
        if actor.colour:
            made[f"{slot} colour"] = COLOURS.index(actor.colour)
    if shot.scene == "solo":
        parts = shot.actors[0].parts
        made["a then"] = MOTIONS.index(parts[1].motion) if len(parts) > 1 else AFTER
    return made


def labels(clips: list[Clip]) -> dict[str, torch.Tensor]:
    """Class indices [B] of the first shot of each clip; ABSENT where it has no such fact, or two whose order nothing tells."""
    made = [{"style": STYLES.index(clip.style), **answers(clip.shots[0])} for clip in clips]
    return {name: torch.tensor([own.get(name, ABSENT) for own in made]) for name in HEADS}


@lru_cache(maxsize=1)
def taught() -> Taught:
    """What the bundle's lexicon says it knows; all styles and all scenes where it speaks of none."""
    said = json.loads((BUNDLE.parent / "lexicon.json").read_text())
    ids = lambda of: {entry["id"] for entry in said.get(of, [])}
    some = lambda there, names: tuple(x for x in there if x in names) or there
    return Taught(tuple(c for c in CAST if c.id in ids("characters")), some(STYLES, ids("styles")), some(SCENES, said.get("scenes", [])))


def drawn(seed: int, count: int, held_out: bool) -> list[Clip]:
    """Clips of one shot from their beginning, of what the bundle knows: of every scene that fits in them, and one in twelve of hiding. In every other event nothing happens, so that a thing alone does not tell it."""
    rng, clips = np.random.default_rng([seed, 31]), []
    for i in range(count):
        clip = draw_clip(rng, FRAMES, 1, variants=24, allow_held_out=held_out, late_share=0.0, taught=taught(), scene="hide" if i % 12 == 5 and "hide" in taught().scenes else None)
        if clip.shots[0].things and clip.shots[0].happening and rng.random() < 0.5:
            clip.shots[0].happening = None
        clips.append(clip)
    return clips


def hiders(seed: int, count: int, held_out: bool) -> list[Clip]:
    """Clips of one who cannot be seen for a while, from their beginning; none where hiding is not taught."""
    rng = np.random.default_rng([seed, 37])
    return [draw_clip(rng, FRAMES, 1, variants=24, allow_held_out=held_out, late_share=0.0, taught=taught(), scene="hide") for _ in range(count if "hide" in taught().scenes else 0)]


GROWN = Questions(world("grown"), HEADS, len(CAST), labels, drawn, hiders, lambda actor: INDEX[actor.who], lambda: [*(c.id for c in taught().cast), *taught().styles, *taught().scenes],
                  (32, 48), 320, ("trace",))
