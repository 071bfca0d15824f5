"""Clauses about who does what: one way of telling for every scene."""

from . import language as say
from .facts import Shot
from .phrases import Speaker
from .places import PLACES


def listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else " , ".join(names[:-1]) + " and " + names[-1]


def alone(s: Speaker, shot: Shot) -> str:
    a = shot.actors[0]
    return s.clause(s.who(a), s.does(a), a.count > 1)


def together(s: Speaker, shot: Shot) -> str:
    """Of several, the first named is on the left unless the sentence says otherwise."""
    actors = shot.actors
    motions = {(a.parts[0].motion, a.parts[0].pace) for a in actors}
    if len(motions) == 1 and s.dice.chance(0.75):
        first = actors[0]
        does = s.part(first, first.parts[0])
        if first.parts[0].motion in say.DIRECTIONS:
            does = does.replace(first.parts[0].verb, s.dice.one(say.GO_VERBS), 1)
        return s.clause(listed([s.who(a) for a in actors]), does, True)
    if len(actors) == 2 and s.dice.chance(0.3):
        order = [("left", actors[0]), ("right", actors[1])]
        order = order if s.dice.chance(0.6) else order[::-1]
        return " and ".join(s.clause(f"{s.who(a)} on the {side}", s.does(a), style="plain") for side, a in order)
    form = "plain" if s.dice.chance(0.8) else "is"
    said = [s.clause(s.who(a), s.does(a), style=form) for a in actors]
    if len(said) == 2:
        return f"{said[0]} {s.dice.one(say.LINKS)} {said[1]}"
    return f"{said[0]} , {said[1]} and {said[2]}"


def related(s: Speaker, shot: Shot) -> str:
    a, relation = shot.actors[0], shot.relation
    other = s.who(shot.actors[1]) if len(shot.actors) > 1 else s.thing(shot.things[0])
    near = s.pick(say.RELATIONS[relation], held=False)
    moving = a.parts[0].motion != "still"
    if len(shot.actors) > 1:
        b = shot.actors[1]
        if s.dice.chance(0.3) and not moving and b.parts[0].motion == "still":
            return f"{other} {s.dice.one(('is ', ''))}{s.pick(say.RELATIONS[say.OPPOSITE[relation]], held=False)} {s.who(a)}"
        tail = f" that {s.does(b)}" if b.parts[0].motion != "still" else ""
        return f"{s.clause(s.who(a), s.does(a))} {near} {other}{tail}" if moving or s.dice.chance(0.4) else f"{s.who(a)} {s.dice.one(('is ', ''))}{near} {other}{tail}"
    return f"{s.clause(s.who(a), s.does(a))} {near} {other}" if moving or s.dice.chance(0.5) else f"{s.who(a)} {s.dice.one(('is ', ''))}{near} {other}"


def way(shot: Shot) -> str:
    return " to the " + shot.actors[0].parts[0].motion.removeprefix("go-")


def chase(s: Speaker, shot: Shot) -> str:
    after, before = shot.actors
    tail = way(shot) if s.dice.chance(0.85) else ""
    if s.dice.chance(0.15):
        return f"{s.who(before)} is chased by {s.who(after)}{tail}"
    return s.clause(s.who(after), f"{s.pick(say.CHASE)} {s.who(before)}", style=None) + tail


def meet(s: Speaker, shot: Shot) -> str:
    a, b = (s.who(x) for x in shot.actors)
    said = s.pick(say.MEET)
    return f"{a} meets {b}" if s.dice.chance(0.25) and not s.reserved else f"{a} and {b} {said}"


def orbit(s: Speaker, shot: Shot) -> str:
    return s.clause(s.who(shot.actors[0]), f"{s.pick(say.ORBIT)} {s.who(shot.actors[1])}")


def hide(s: Speaker, shot: Shot) -> str:
    a = shot.actors[0]
    said = s.pick(say.HIDE["through" if len(a.parts) == 1 else "back"]).replace("{}", s.thing(shot.things[0]))
    start = " from the " + {"go-left": "right", "go-right": "left"}[a.parts[0].motion] if s.dice.chance(0.2) else ""
    return s.clause(s.who(a) + start, said, style="plain" if start else None)


def deed(s: Speaker, shot: Shot) -> str:
    a, kind = shot.actors[0], shot.happening.kind
    subject = s.who(a)
    it = s.thing(shot.things[0]) if shot.things else ""
    if kind == "track":
        soft = "snow" if shot.weather == "snow" else PLACES[shot.place].soft
        trail = s.pick(say.DEEDS["track"]).replace("{soft}", soft)
        s.tail = say.TRACES["track"][0] if s.dice.chance(0.3) else ""
        return s.clause(subject, f"{s.part(a, a.parts[0])} and ~{trail}", style="plain")
    does = s.pick(say.DEEDS[kind]).replace("{}", it).replace("{way}", way(shot).strip())
    if s.dice.chance(0.3):
        verb = "comes" if a.parts[0].verb not in ("walks", "runs", "flies", "hops", "swims", "crawls") else a.parts[0].verb
        does = f"{verb} {say.DIRECTIONS[a.parts[0].motion][0]} and ~{does}"
    if s.dice.chance(0.3):
        s.tail = s.dice.one(say.TRACES[kind]).replace("{}", s.thing(shot.things[0], True) if kind == "push" else "")
    return s.clause(subject, does, style="plain" if " it " in does else None)


TELL = {"solo": alone, "count": alone, "pair": together, "trio": together, "relation": related, "beside": related, "chase": chase, "meet": meet,
        "orbit": orbit, "hide": hide, **{k: deed for k in say.DEEDS}}
