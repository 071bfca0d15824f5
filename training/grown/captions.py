"""Captions from facts: many phrasings, and every word of every one of them true."""

import re

import numpy as np

from . import language as say
from .cast import BY_ID
from .dice import Dice
from .facts import Actor, Clip, Shot
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


def shot_caption(s: Speaker, shot: Shot, style: str, with_setting: bool = True) -> str:
    """One sentence that says everything about a shot, its clauses in one of several orders."""
    what, film = TELL[shot.scene](s, shot), s.camera(shot)
    around = [x for x in (s.where(shot), s.when(shot), s.weather(shot)) if x] if with_setting else []
    if len(around) > 1 and s.dice.chance(0.25):
        around = around[::-1]
    place = " ".join(around)
    told = f"{place} , {what}" if place and s.dice.chance(0.2) else f"{what} {place}".strip()
    told = f"{told} , {s.tail}" if s.tail else told
    drawn = s.style(style) if style else ""
    if drawn:
        told = f"{drawn} : {told}" if s.dice.chance(0.2) else f"{told} , {drawn}"
    if film:
        told = f"{film} , {told}" if s.dice.chance(0.12) and "follows" not in film else f"{told} , {film}"
    return told


def terse_caption(s: Speaker, shot: Shot, style: str) -> str:
    """Facts as a list of tags: "red car , drives left , city , night"."""
    parts = [TELL[shot.scene](s, shot), shot_place(s, shot), *(x for x in (s.when(shot), s.weather(shot), s.style(style) if style else "", s.camera(shot), s.tail) if x)]
    return " , ".join(p for p in parts if p)


def shot_place(s: Speaker, shot: Shot) -> str:
    said = s.where(shot).split(" ")
    while len(said) > 1 and said[:2] != ["in", "front"] and said[0] in ("in", "on", "at", "a", "the"):
        said = said[1:]
    return " ".join(said)


def introduced(clip: Clip) -> list[Actor]:
    """Everyone of a clip once, in the order in which they first appear."""
    seen: dict[int, Actor] = {}
    for shot in clip.shots:
        for a in shot.actors:
            seen.setdefault(a.entity, a)
    return list(seen.values())


def global_caption(s: Speaker, clip: Clip, style: bool) -> tuple[str, bool]:
    """(who is in the whole clip, and the setting where all shots share it; whether the setting was said)."""
    who = []
    for a in introduced(clip):
        count = a.count if all(x.count == a.count for shot in clip.shots for x in shot.actors if x.entity == a.entity) else 1
        own = Actor(a.entity, a.who, a.colour, a.name, count, a.parts, a.x, a.lift, a.size, a.depth, a.tempo)
        noun = f"{a.colour} {BY_ID[a.who].words[0]}".strip()
        who.append(f"{a.name} the {noun}" if a.name else s.who(own))
    said, first = listed(who), clip.shots[0]
    shared = all((x.place, x.time, x.weather) == (first.place, first.time, first.weather) for x in clip.shots)
    if shared:
        said = " ".join([said, *(x for x in (s.where(first), s.when(first), s.weather(first)) if x)])
    drawn = s.style(clip.style) if style else ""
    return (f"{said} , {drawn}" if drawn else said), shared


def tidy(text: str) -> str:
    """Commas close up: "jumps , then" → "jumps, then"; after a typed emoji they do not, so that it stays a token of its own."""
    return re.sub(r"(\w) ([,:])", r"\1\2", text)


def captions(rng: np.random.Generator, clip: Clip, reserved: bool = False) -> tuple[str, list[str]]:
    """(global caption or "", one caption a shot), freshly phrased at every call. `reserved` speaks in phrasings that are never trained on."""
    dice = Dice(rng)
    several = len(clip.shots) > 1
    general, told_setting, told_style, known = "", False, False, frozenset()
    if dice.chance(0.6 if several else 0.06):
        told_style = dice.chance(0.7)
        general, shared = global_caption(Speaker(dice, reserved), clip, told_style)
        told_setting = shared and dice.chance(0.6)
        known = frozenset(a.name for a in introduced(clip) if a.name)
    own = []
    for shot in clip.shots:
        style = "" if told_style else clip.style
        if not told_setting and not reserved and dice.chance(0.08):
            own.append(tidy(terse_caption(Speaker(dice, terse=True, known=known), shot, style)))
            continue
        speaker = Speaker(dice, reserved, known=known)
        speaker.definite = 0.7 if general else 0.25
        own.append(tidy(shot_caption(speaker, shot, style, not told_setting)))
    return tidy(general), own
