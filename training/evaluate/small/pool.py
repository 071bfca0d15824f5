"""What is asked of the engine: prompts with the facts behind them, in kinds that each serve several rows of the table."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np

from ...world.cast import BY_ID, CAST, SYNONYMS
from ...world.causes import DEEDS
from ...world.events import EVENTS
from ...world.facts import Actor, Clip, Shot
from ...world.heldout import held_out_clip, sentences
from ...world.language import MOTION_PHRASES, PLACE_PHRASES, TIME_PHRASES, article
from ...world.places import PLACES
from ...world.render import Renderer
from ..item import Item, write_first
from .questions import SMALL, judged, taught, until

STAYING = ("jump", "sway", "spin", "grow", "shrink", "still")   # motions that keep a character in view


# Which held-out clips of one shot a kind of prompts has: how many different characters, or several of a kind; nothing happens to them.
KINDS = {"one": {"actors": 1, "eventful": 0.0}, "two": {"actors": 2, "eventful": 0.0}, "many": {"crowd": True, "eventful": 0.0}}


def spoken(seed: int, kind: str, count: int) -> list[Item]:
    """Held-out clips of one shot, from a sentence each; none of several of a kind where those are not taught."""
    number = 1 + list(KINDS).index(kind)
    rng, made = np.random.default_rng([seed, 11, number]), []
    for i in range(count if kind != "many" or "several" in taught() else 0):
        clip = held_out_clip(rng, **KINDS[kind], adds=judged())
        made.append(Item(kind, "text-to-video", {"prompt": sentences(rng, clip)[0], "seed": 1000 * number + i}, clip))
    return made


def picked(seed: int, number: int, count: int, kind: str, wanted: Callable[[Shot], bool], **odds) -> list[Item]:
    """Held-out clips of one shot, drawn with `odds`, that are as `wanted`; none where their `kind`, one of the world's `adds`, is not taught. `number` sets their
    draws and noise apart from others'. They have nothing that is taught after their kind, so that they stay the same when more is."""
    rng, made = np.random.default_rng([seed, number]), []
    while kind in taught() and len(made) < count:
        clip = held_out_clip(rng, **odds, adds=until(kind))
        if wanted(clip.shots[0]):
            made.append(Item(kind, "text-to-video", {"prompt": sentences(rng, clip)[0], "seed": 1000 * (number - 8) + len(made)}, clip))
    return made


def coloured(seed: int, count: int) -> list[Item]:
    """Two characters of different colours, both said."""
    return picked(seed, 18, count, "colours", lambda shot: len({a.colour for a in shot.actors} - {""}) == 2, **KINDS["two"])


def happening(seed: int, count: int) -> list[Item]:
    """One character to whom something happens."""
    return picked(seed, 19, count, "events", lambda shot: shot.actors[0].motion in EVENTS, actors=1, eventful=20.0)


def hiding(seed: int, count: int) -> list[Item]:
    """One character that goes behind a thing and comes out again."""
    return picked(seed, 20, count, "hiding", lambda shot: bool(shot.actors[0].thing), actors=1, eventful=20.0)


def following(seed: int, count: int) -> list[Item]:
    """One character that does one thing and then another, and as many before a camera that makes one move and then another."""
    half = count // 2
    return [*picked(seed, 21, count - half, "sequences", lambda shot: bool(shot.actors[0].after), actors=1, eventful=20.0),
            *picked(seed, 22, half, "sequences", lambda shot: bool(shot.later), actors=1, eventful=20.0)]


def causing(seed: int, count: int) -> list[Item]:
    """One character that does something to a thing."""
    return picked(seed, 23, count, "causes", lambda shot: shot.actors[0].motion in DEEDS, actors=1, eventful=20.0)


def stacked(seed: int, count: int) -> list[Item]:
    """Two different characters of whom one is above the other."""
    return picked(seed, 24, count, "above", lambda shot: shot.stacked and shot.actors[0].character != shot.actors[1].character, **KINDS["two"])


def foreign(seed: int, count: int) -> list[Item]:
    """Sentences whose character is named by a word that training never used."""
    rng, made, others = np.random.default_rng([seed, 12]), [], {c.id: [w for w, known in SYNONYMS.items() if known in c.words] for c in CAST}
    while len(made) < count:
        clip = held_out_clip(rng, **KINDS["one"], adds=judged())
        who = clip.shots[0].actors[0].character
        words = others[who]
        if not words:
            continue
        word, said = words[rng.integers(len(words))], sentences(rng, clip)[0]
        known = max((w for w in BY_ID[who].words if w in said), key=len, default=None)
        if known is None:
            continue
        for old in (f"a {known}", f"an {known}"):
            said = said.replace(old, article(word, False))
        made.append(Item("words", "text-to-video", {"prompt": re.sub(rf"\b{known}\b", word, said), "seed": 4000 + len(made)}, clip))
    return made


def shots(seed: int, count: int) -> list[Item]:
    """Three shots of 0.75 s with one character, each in another place."""
    rng, made = np.random.default_rng([seed, 13]), []
    for i in range(count):
        who = CAST[rng.integers(len(CAST))]
        places, parts, said = rng.permutation(len(PLACES))[:3], [], []
        for k in range(3):
            place, time, motion = PLACES[places[k]], ("day", "dusk", "night")[rng.integers(3)], STAYING[rng.integers(len(STAYING))]
            time = "night" if place == "space" else time
            parts.append(Shot(6, place, time, "still", 0, 0.0, 0, [Actor(who.id, motion, "", 32.0, 36.0, -1, 0.0, 1.0)]))
            words = f"@it {MOTION_PHRASES[motion][0]} {PLACE_PHRASES[place][0]} {TIME_PHRASES[time][0]}"
            said.append({"prompt": words, "seconds": 0.75, "camera": "still"})
        name = article(who.words[0], False)
        made.append(Item("shots", "multi-shot", {"prompt": name, "shots": said, "characters": [{"name": "it", "description": name}], "seed": 5000 + i},
                         Clip(parts)))
    return made


def extended(seed: int, count: int) -> list[Item]:
    """2.25 s, and 2.25 s more of the same."""
    made = staying(np.random.default_rng([seed, 14]), count, ("jump", "sway", "spin"))
    return [Item("extend", "extend", {"prompt": said, "next": said, "seed": 6000 + i}, clip) for i, (clip, said) in enumerate(made)]


def minutes(seed: int, count: int) -> list[Item]:
    """A minute by extending."""
    made = staying(np.random.default_rng([seed, 15]), count, ("jump", "sway", "spin", "still"))
    return [Item("minute", "minute", {"prompt": said, "seed": 8000 + i}, clip) for i, (clip, said) in enumerate(made)]


def staying(rng, count: int, motions: tuple[str, ...]) -> list[tuple[Clip, str]]:
    """Clips of one character that moves in one of these ways before a camera that stands still, under a clear sky, not drawn in another style, and their sentences."""
    made = []
    while len(made) < count:
        clip = held_out_clip(rng, **KINDS["one"], adds=judged())
        if clip.shots[0].camera == "still" and clip.shots[0].weather == "clear" and clip.style in ("", "solid") and clip.shots[0].actors[0].motion in motions:
            made.append((clip, sentences(rng, clip)[0]))
    return made


def begun(seed: int, count: int, renderer: Renderer, folder: Path) -> list[Item]:
    """Videos from a picture: the first frame of a render, and the sentence of what follows."""
    rng, made = np.random.default_rng([seed, 16]), []
    for i in range(count):
        clip = held_out_clip(rng, **KINDS["one"], adds=judged())
        path = write_first(SMALL.paint(renderer, [clip]), folder / f"first-{seed}-{i}.png")
        made.append(Item("image", "image-to-video", {"prompt": sentences(rng, clip)[0], "seed": 7000 + i}, clip, {"image": str(path)}))
    return made


def pool(seed: int, count: int, long: int, renderer: Renderer, folder: Path) -> list[Item]:
    """`count` clips of each of the kinds that are read for facts, fewer of the others, `long` minutes."""
    few = max(1, count // 4)
    facts = [item for kind in KINDS for item in spoken(seed, kind, count)]
    return [*facts, *coloured(seed, max(1, count // 2)), *happening(seed, max(1, count // 2)), *hiding(seed, max(1, count // 2)), *following(seed, count), *causing(seed, max(1, count // 2)), *stacked(seed, max(1, count // 2)), *foreign(seed, max(1, count // 2)), *shots(seed, max(1, count // 2)),
            *extended(seed, few), *begun(seed, few, renderer, folder), *minutes(seed, long)]
