"""What an evaluator reads of a clip: every attribute that is measured, derived from the facts, in frames of the whole clip.

`describe(clip)` gives plain JSON; `SCHEMA` says which values each attribute can have.
"""

from .cast import CAST
from .colours import COLOURS
from .facts import CAMERAS, EVENTS, MOTIONS, PACES, RELATIONS, SCENES, TRACES, Actor, Clip, Shot
from .language import OPPOSITE
from .light import STYLES, WEATHERS
from .places import PLACE_IDS, PLACES, TIMES
from .props import PROPS

SCHEMA: dict[str, tuple] = {
    "character": tuple(c.id for c in CAST), "colour": ("", *COLOURS), "count": (1, 2, 3, 4), "motion": MOTIONS, "pace": PACES,
    "direction": ("", "left", "right", "up", "down"), "place": PLACE_IDS, "time": TIMES, "weather": WEATHERS, "style": STYLES, "camera": CAMERAS,
    "relation": RELATIONS, "scene": SCENES, "event": EVENTS, "trace": tuple(TRACES.values()), "thing": tuple(p.id for p in PROPS),
}
WAYS = {"go-left": "left", "go-right": "right", "rise": "up", "fall": "down"}


def spans(parts, start: int) -> list[tuple[object, int, int]]:
    """(part, from, to) of parts that follow each other, in frames of the clip, `to` not included."""
    made = []
    for part in parts:
        made.append((part, start, start + part.frames))
        start += part.frames
    return made


def doing(a: Actor, start: int) -> list[dict]:
    return [{"motion": p.motion, "direction": WAYS.get(p.motion, ""), "pace": p.pace, "verb": p.verb, "speed": p.speed, "frames": [b, e]}
            for p, b, e in spans(a.parts, start)]


def relations(shot: Shot) -> list[dict]:
    """Every relation that is meant and its opposite; of several that only stand or move side by side, who begins left of whom."""
    names = [f"actor {i}" for i in range(len(shot.actors))]
    if shot.relation:
        a, b = names[0], names[1] if len(names) > 1 else "thing 0"
        return [{"of": a, "relation": shot.relation, "to": b}, {"of": b, "relation": OPPOSITE[shot.relation], "to": a}]
    if shot.scene in ("pair", "trio", "meet"):
        order = sorted(range(len(names)), key=lambda i: shot.actors[i].x)
        return [{"of": names[i], "relation": "left", "to": names[j]} for i, j in zip(order, order[1:])]
    return []


def event(shot: Shot, start: int) -> dict | None:
    """What happens, at which frame, and from when to when its trace is seen: always to the end of the shot."""
    h = shot.happening
    if h is None:
        return None
    return {"event": h.kind, "by": f"actor {h.by}", "to": f"thing {h.to}" if h.to >= 0 else "ground", "frame": start + h.frame,
            "trace": TRACES[h.kind], "trace_frames": [start + h.end, start + shot.frames]}


def describe_shot(shot: Shot, start: int) -> dict:
    about = PLACES[shot.place]
    return {
        "frames": [start, start + shot.frames], "scene": shot.scene, "place": shot.place,
        "time": shot.time if about.hours else None, "weather": shot.weather if about.open else None,
        "camera": [{"move": c.move, "frames": [b, e]} for c, b, e in spans(shot.camera, start)],
        "actors": [{"entity": a.entity, "character": a.who, "colour": a.colour, "name": a.name, "count": a.count, "does": doing(a, start)} for a in shot.actors],
        "things": [{"thing": t.prop, "colour": t.colour} for t in shot.things],
        "relations": relations(shot), "event": event(shot, start),
        "hidden": [start + t for t in shot.hidden] if shot.hidden else None,
    }


def describe(clip: Clip) -> dict:
    """Plain JSON of what is measured. `cuts` are the frames at which a shot begins but the first; `identities` says for each entity
    in which shots it is seen: the same character, colour and name in all of them."""
    starts = [sum(s.frames for s in clip.shots[:i]) for i in range(len(clip.shots))]
    shots = [describe_shot(s, start) for s, start in zip(clip.shots, starts)]
    identities: dict[str, dict] = {}
    for i, s in enumerate(shots):
        for a in s["actors"]:
            own = identities.setdefault(str(a["entity"]), {"character": a["character"], "colour": a["colour"], "name": a["name"], "shots": []})
            own["shots"].append(i)
    return {"frames": clip.frames, "style": clip.style, "cuts": starts[1:], "shots": shots, "identities": identities}
