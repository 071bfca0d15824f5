"""Captions from facts: many phrasings, and every word of every one of them true."""

import re

import numpy as np

from .cast import BY_ID
from .dice import Dice
from .facts import Actor, Clip, Shot
from .phrases import Speaker
from .tell import TELL, listed


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
