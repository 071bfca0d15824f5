"""Captions from facts: many phrasings, and every word of every one of them true."""

import numpy as np

from .cast import BY_ID
from .facts import Actor, Clip, Shot
from .language import (CAMERA_PHRASES, DIRECTIONS, GO_VERBS, LINKS, MOTION_PHRASES, PLACE_PHRASES, RELATIONS,
                       TIME_PHRASES, article, plural)


def one_of(rng, options):
    return options[rng.integers(len(options))]


def name(rng, actor: Actor, definite: float = 0.3) -> str:
    words = BY_ID[actor.character].words
    return article(words[0] if rng.random() < 0.7 else one_of(rng, words), rng.random() < definite)


def doing(rng, actor: Actor) -> str:
    """What the actor does, in the third person."""
    if actor.motion in DIRECTIONS:
        verb = actor.verb if rng.random() < 0.85 else one_of(rng, GO_VERBS)
        phrase = DIRECTIONS[actor.motion][0] if rng.random() < 0.4 else one_of(rng, DIRECTIONS[actor.motion])
        return f"{verb} {phrase}"
    phrases = MOTION_PHRASES[actor.motion]
    return phrases[0] if rng.random() < 0.4 else one_of(rng, phrases)


def action(rng, actors: list[Actor], definite: float = 0.3) -> str:
    """The clause about who does what; of two, the first named is on the left unless the clause says otherwise."""
    if len(actors) == 1:
        return f"{name(rng, actors[0], definite)} {doing(rng, actors[0])}"
    left, right = actors
    draw = rng.random()
    sided = left.motion in DIRECTIONS or right.motion in DIRECTIONS
    if left.motion == right.motion and left.motion == "still" and draw < 0.4:
        side, (a, b) = ("left", (left, right)) if rng.random() < 0.5 else ("right", (right, left))
        return f"{name(rng, a, definite)} {one_of(rng, RELATIONS[side])} {name(rng, b, definite)}"
    if left.motion == right.motion and (left.motion not in DIRECTIONS) and draw < 0.7:
        return f"{name(rng, left, definite)} and {name(rng, right, definite)} {plural(doing(rng, left))}"
    if draw < 0.2:
        first, second = ("left", "right")
        a, b = left, right
        if rng.random() < 0.3:
            first, second, a, b = "right", "left", right, left
        return (f"{name(rng, a, definite)} on the {first} {doing(rng, a)} and "
                f"{name(rng, b, definite)} on the {second} {doing(rng, b)}")
    if draw < 0.4 and not sided:
        side, (a, b) = ("left", (left, right)) if rng.random() < 0.5 else ("right", (right, left))
        return f"{name(rng, a, definite)} {doing(rng, a)} {one_of(rng, RELATIONS[side])} {name(rng, b, definite)} that {doing(rng, b)}"
    link = one_of(rng, LINKS)
    return f"{name(rng, left, definite)} {doing(rng, left)} {link} {name(rng, right, definite)} {doing(rng, right)}".replace(" ,", ",")


def setting(rng, place: str, time: str) -> str:
    """Where and when; daylight goes without saying half of the time, darkness in space almost always."""
    where = PLACE_PHRASES[place][0] if rng.random() < 0.35 else one_of(rng, PLACE_PHRASES[place])
    unsaid = {"day": 0.5, "dusk": 0.0, "night": 0.85 if place == "space" else 0.0}[time]
    if rng.random() < unsaid:
        return where
    when = TIME_PHRASES[time][0] if rng.random() < 0.5 else one_of(rng, TIME_PHRASES[time])
    return f"{when} {where}" if rng.random() < 0.15 else f"{where} {when}"


def camera(rng, shot: Shot) -> str:
    if shot.camera == "still" and rng.random() < 0.8:
        return ""
    phrases = CAMERA_PHRASES[shot.camera]
    return phrases[0] if rng.random() < 0.5 else one_of(rng, phrases)


def shot_caption(rng, shot: Shot, with_setting: bool = True, definite: float = 0.3) -> str:
    """One sentence that says everything about a shot, its clauses in one of several orders."""
    who, how = action(rng, shot.actors, definite), camera(rng, shot)
    where = setting(rng, shot.place, shot.time) if with_setting else ""
    draw = rng.random()
    if where and draw < 0.2:
        text = f"{where}, {who}"
    else:
        text = f"{who} {where}".strip()
    if how:
        text = f"{how}, {text}" if rng.random() < 0.15 else f"{text}, {how}"
    return text


def global_caption(rng, clip: Clip) -> str:
    """Who is in the whole clip and, where all shots share it, the setting."""
    who = " and ".join(name(rng, a) for a in clip.shots[0].actors)
    first = clip.shots[0]
    shared = all((s.place, s.time) == (first.place, first.time) for s in clip.shots)
    return f"{who} {setting(rng, first.place, first.time)}" if shared else who


def captions(rng: np.random.Generator, clip: Clip) -> tuple[str, list[str]]:
    """(global caption or "", one caption a shot), freshly phrased at every call."""
    first = clip.shots[0]
    if rng.random() < (0.5 if len(clip.shots) > 1 else 0.08):
        whole = global_caption(rng, clip)
        shared = all((s.place, s.time) == (first.place, first.time) for s in clip.shots)
        terse = shared and rng.random() < 0.6
        return whole, [shot_caption(rng, s, not terse, 0.7) for s in clip.shots]
    return "", [shot_caption(rng, s) for s in clip.shots]
