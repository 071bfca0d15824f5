"""Captions from facts: many phrasings, and every word of every one of them true."""

from dataclasses import replace

import numpy as np

from ..grown.verbs import plural_noun
from .cast import BY_ID
from .causes import DEEDS, THINGS as HANDLED
from .facts import Actor, Clip, Shot
from .hiding import BY_ID as THING
from .language import (CAMERA_PHRASES, DEED_PHRASES, DIRECTIONS, EVENT_PHRASES, GO_VERBS, HEIGHTS, HIDE_PHRASES, LINKS, MOTION_PHRASES, NUMBERS, PLACE_PHRASES, RELATIONS,
                       SEQUENCES, STYLE_PHRASES, TIME_PHRASES, WEATHER_PHRASES, article, filmed, plural)


def one_of(rng, options):
    return options[rng.integers(len(options))]


def noun(rng, actor: Actor) -> str:
    words = BY_ID[actor.character].words
    return words[0] if rng.random() < 0.7 else one_of(rng, words)


def name(rng, actor: Actor, definite: float = 0.3) -> str:
    return article(f"{actor.colour} {noun(rng, actor)}".strip(), rng.random() < definite)


def several(rng, actors: list[Actor]) -> str:
    """Several of a kind: "three yellow buses"."""
    first = actors[0]
    said = plural_noun(noun(rng, first), BY_ID[first.character].plural)
    return " ".join(word for word in (one_of(rng, NUMBERS[len(actors)]), first.colour, said) if word)


def doing(rng, actor: Actor) -> str:
    """What the actor does, in the third person, one thing after the other."""
    if actor.after:
        return one_of(rng, SEQUENCES).format(doing(rng, replace(actor, after="")), doing(rng, replace(actor, motion=actor.after, after="")))
    if actor.motion in DEEDS:
        return deed(rng, actor)
    if actor.motion in DIRECTIONS:
        verb = actor.verb if rng.random() < 0.85 else one_of(rng, GO_VERBS)
        phrase = DIRECTIONS[actor.motion][0] if rng.random() < 0.4 else one_of(rng, DIRECTIONS[actor.motion])
        return behind(rng, actor, f"{verb} {phrase}") if actor.thing else f"{verb} {phrase}"
    phrases = EVENT_PHRASES.get(actor.motion) or MOTION_PHRASES[actor.motion]
    return (phrases[0] if rng.random() < 0.4 else one_of(rng, phrases)).format(colour=actor.then)


def deed(rng, actor: Actor) -> str:
    """What it does to a thing and, now and then, how it comes up to it."""
    words = HANDLED[actor.motion].words
    said = words[0] if rng.random() < 0.7 else one_of(rng, words)
    thing = article(f"{actor.then} {said}".strip(), actor.motion != "track" and rng.random() < 0.2)
    ways = DIRECTIONS["go-left" if actor.facing < 0 else "go-right"]
    way, phrases = ways[0] if rng.random() < 0.4 else one_of(rng, ways), DEED_PHRASES[actor.motion]
    done = (phrases[0] if rng.random() < 0.4 else one_of(rng, phrases)).format(thing=thing, way=way)
    comes = 0.0 if actor.motion == "push" else 1.0 if actor.motion == "track" else 0.45
    if rng.random() >= comes:
        return done
    return f"{actor.verb if rng.random() < 0.85 else one_of(rng, GO_VERBS)} {way} and {done}"


def behind(rng, actor: Actor, go: str) -> str:
    """How it goes, behind what, and that it comes out again."""
    words = THING[actor.thing].words
    said = words[0] if rng.random() < 0.7 else one_of(rng, words)
    return one_of(rng, HIDE_PHRASES).format(go=go, thing=article(said, rng.random() < 0.2))


def action(rng, shot: Shot, definite: float = 0.3) -> str:
    """The clause about who does what; of two, the first named is on the left unless the clause says otherwise."""
    actors = shot.actors
    if shot.crowd:
        return f"{several(rng, actors)} {plural(doing(rng, actors[0]))}"
    if len(actors) == 1:
        return f"{name(rng, actors[0], definite)} {doing(rng, actors[0])}"
    if shot.stacked:
        return one_above(rng, shot, definite)
    left, right = actors
    draw = rng.random()
    sided = left.motion in DIRECTIONS or right.motion in DIRECTIONS
    if left.motion == right.motion and left.motion == "still" and draw < 0.4:
        side, (a, b) = ("left", (left, right)) if rng.random() < 0.5 else ("right", (right, left))
        return f"{name(rng, a, definite)} {one_of(rng, RELATIONS[side])} {name(rng, b, definite)}"
    if left.motion == right.motion and left.motion not in (*DIRECTIONS, "turn") and draw < 0.7:
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


def one_above(rng, shot: Shot, definite: float) -> str:
    """The clause about two of whom one is above the other; who stands still below or above does so without saying half of the time."""
    upper, lower = shot.actors
    side, (a, b) = ("above", (upper, lower)) if rng.random() < 0.65 else ("below", (lower, upper))
    draw, relation = rng.random(), HEIGHTS[side][0] if rng.random() < 0.5 else one_of(rng, HEIGHTS[side])
    who, whom = name(rng, a, definite), name(rng, b, definite)
    quiet = b.motion == "still" and rng.random() < 0.5
    if quiet and a.motion == "still" and draw < 0.5:
        return f"{who} {'is ' if draw < 0.2 else ''}{relation} {whom}"
    beside = whom if quiet else f"{whom} that {doing(rng, b)}"
    if draw < 0.12:
        return f"{relation} {beside}, {who} {doing(rng, a)}"
    if draw > 0.8:
        return f"{whom} {doing(rng, b)} {one_of(rng, LINKS[:2])} {who} {doing(rng, a)} {relation} it"
    return f"{who} {doing(rng, a)} {relation} {beside}"


def setting(rng, shot: Shot) -> str:
    """Where, when and in what weather, that one first now and then."""
    around = where_and_when(rng, shot.place, shot.time)
    if shot.weather == "clear":
        return around
    phrases = WEATHER_PHRASES[shot.weather]
    falls = phrases[0] if rng.random() < 0.4 else one_of(rng, phrases)
    return f"{falls} {around}" if rng.random() < 0.25 else f"{around} {falls}"


def where_and_when(rng, place: str, time: str) -> str:
    """Where and when; daylight goes without saying half of the time, darkness in space almost always."""
    where = PLACE_PHRASES[place][0] if rng.random() < 0.35 else one_of(rng, PLACE_PHRASES[place])
    unsaid = {"day": 0.5, "dusk": 0.0, "night": 0.85 if place == "space" else 0.0}[time]
    if rng.random() < unsaid:
        return where
    when = TIME_PHRASES[time][0] if rng.random() < 0.5 else one_of(rng, TIME_PHRASES[time])
    return f"{when} {where}" if rng.random() < 0.15 else f"{where} {when}"


def camera(rng, shot: Shot) -> str:
    if shot.camera == "still" and not shot.later and rng.random() < 0.8:
        return ""
    if shot.later:
        return "the camera " + one_of(rng, SEQUENCES).format(one_of(rng, filmed(shot.camera)), one_of(rng, filmed(shot.later)))
    phrases = CAMERA_PHRASES[shot.camera]
    return phrases[0] if rng.random() < 0.5 else one_of(rng, phrases)


def drawn(rng, style: str) -> str:
    """The style; solid pictures go without saying most of the time."""
    if style == "solid" and rng.random() < 0.8:
        return ""
    phrases = STYLE_PHRASES[style]
    return phrases[0] if rng.random() < 0.3 else one_of(rng, phrases)


def shot_caption(rng, shot: Shot, with_setting: bool = True, definite: float = 0.3, style: str = "") -> str:
    """One sentence that says everything about a shot, its clauses in one of several orders, and the `style` if one is given."""
    who, how = action(rng, shot, definite), camera(rng, shot)
    where = setting(rng, shot) if with_setting else ""
    draw = rng.random()
    if where and draw < 0.2:
        text = f"{where}, {who}"
    else:
        text = f"{who} {where}".strip()
    if how:
        text = f"{how}, {text}" if rng.random() < 0.15 else f"{text}, {how}"
    look = drawn(rng, style) if style else ""
    return f"{look}, {text}" if look and rng.random() < 0.25 else f"{text}, {look}" if look else text


def global_caption(rng, clip: Clip) -> str:
    """Who is in the whole clip and, where all shots share it, the setting."""
    first = clip.shots[0]
    who = several(rng, first.actors) if kind(clip) else " and ".join(name(rng, a) for a in first.actors)
    look = drawn(rng, clip.style) if clip.style not in ("", "solid") else ""
    return (f"{who} {setting(rng, first)}" if shared_setting(clip) else who) + (look and f", {look}")


def kind(clip: Clip) -> bool:
    """Whether its actors are several of a kind in every shot."""
    return all(shot.crowd for shot in clip.shots)


def shared_setting(clip: Clip) -> bool:
    return len({(s.place, s.time, s.weather) for s in clip.shots}) == 1


def captions(rng: np.random.Generator, clip: Clip) -> tuple[str, list[str]]:
    """(global caption or "", one caption a shot), freshly phrased at every call."""
    if rng.random() < (0.5 if len(clip.shots) > 1 else 0.08):
        whole = global_caption(rng, clip)
        terse = shared_setting(clip) and rng.random() < 0.6
        return whole, [shot_caption(rng, s, not terse, 0.7) for s in clip.shots]
    return "", [shot_caption(rng, s, style=clip.style) for s in clip.shots]
