"""What is asked of a model of the grown world: prompts with the facts behind them, in kinds that each serve several rows of the table."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np

from ...grown import language as say
from ...grown.captions import captions
from ...grown.cast import BY_ID, Character
from ...grown.draw import draw_clip
from ...grown.facts import EVENTS, Clip, Shot
from ...grown.places import PLACES
from ...grown.prompts import held_out_clip
from ...grown.synonyms import SYNONYMS
from ...grown.verbs import article
from ..item import Item, write_first
from .questions import GROWN, taught

STAYING = ("jump", "sway", "spin", "still")   # motions that keep a character in view
HIDING = 34                                   # frames of a clip in which one hides and comes out
KINDS = {"one": ("solo",), "two": ("pair", "relation"), "many": ("count",), "event": EVENTS}


def sentence(rng: np.random.Generator, clip: Clip) -> str:
    """One of the ways to say a clip of one shot, in one sentence."""
    general, own = captions(rng, clip)
    while general:
        general, own = captions(rng, clip)
    return own[0]


def asked(kind: str) -> tuple[str, ...]:
    """The scenes of a kind that are taught; none where none is."""
    return tuple(scene for scene in KINDS[kind] if scene in taught().scenes)


def spoken(seed: int, kind: str, count: int) -> list[Item]:
    """Held-out clips of one shot, the scenes of a kind in turn, from a sentence each."""
    number, scenes = list(KINDS).index(kind), asked(kind)
    rng, made = np.random.default_rng([seed, 11, number]), []
    for i in range(count if scenes else 0):
        clip = held_out_clip(rng, scene=scenes[i % len(scenes)], taught=taught())
        made.append(Item(kind, "text-to-video", {"prompt": sentence(rng, clip), "seed": 1000 * (number + 1) + i}, clip))
    return made


def hidden(seed: int, count: int) -> list[Item]:
    """Held-out clips of somebody who cannot be seen for a while, where hiding is taught."""
    rng, made = np.random.default_rng([seed, 17]), []
    while "hide" in taught().scenes and len(made) < count:
        clip = held_out_clip(rng, HIDING, scene="hide", taught=taught())
        if clip.shots[0].hidden and len(clip.shots[0].camera) == 1 and clip.shots[0].hidden[1] < HIDING - 4:
            made.append(Item("hide", "text-to-video", {"prompt": sentence(rng, clip), "seed": 9000 + len(made), "seconds": HIDING / 8}, clip))
    return made


def coloured(seed: int, count: int) -> list[Item]:
    """Held-out clips of two characters of different colours, both said."""
    rng, made = np.random.default_rng([seed, 18]), []
    while len(made) < count:
        clip = held_out_clip(rng, scene=asked("two")[len(made) % len(asked("two"))], taught=taught())
        if len({a.colour for a in clip.shots[0].actors} - {""}) == 2:
            made.append(Item("colours", "text-to-video", {"prompt": sentence(rng, clip), "seed": 10_000 + len(made)}, clip))
    return made


def foreign(seed: int, count: int) -> list[Item]:
    """Sentences whose character is named by a word that training never used."""
    rng, made = np.random.default_rng([seed, 12]), []
    others = {c.id: [w for w, known in SYNONYMS.items() if known in c.words and not names(c, w)] for c in taught().cast}
    while len(made) < count:
        clip = held_out_clip(rng, scene="solo", taught=taught())
        who, said = BY_ID[clip.shots[0].actors[0].who], sentence(rng, clip)
        words = others[who.id]
        if words and names(who, said) and not clip.shots[0].actors[0].name:
            word = words[rng.integers(len(words))]
            said = re.sub(r"\b(?:an?) (?=(\w+))", lambda m: article(m[1], False)[:-len(m[1])], called(who).sub(word, said))
            made.append(Item("words", "text-to-video", {"prompt": said, "seed": 4000 + len(made)}, clip))
    return made


def called(who: Character) -> re.Pattern:
    """Any of a character's names, whole; the longest first."""
    return re.compile("|".join(rf"\b{re.escape(w)}\b" for w in sorted(who.words, key=len, reverse=True)))


def names(who: Character, said: str) -> bool:
    """Whether a text has a name of a character."""
    return called(who).search(said) is not None


def shots(seed: int, count: int) -> list[Item]:
    """Three shots of 0.75 s with one character, each in another place."""
    rng, cast, made = np.random.default_rng([seed, 13]), taught().cast, []
    for i in range(count):
        who, parts = cast[rng.integers(len(cast))], []
        while len(parts) < 3:
            shot = draw_clip(rng, 6, scene="solo", style=taught().styles[0], who=who.id, late_share=0.0).shots[0]
            actor = replace(shot.actors[0], colour="", name="")
            if actor.parts[0].motion in STAYING and quiet(shot) and shot.weather == "clear" and shot.place not in [p.place for p in parts]:
                parts.append(replace(shot, actors=[actor]))
        name, told = article(who.words[0]), []
        for s in parts:
            when = say.TIMES[s.time][:PLACES[s.place].hours]
            told.append({"prompt": " ".join(("@it", say.MOTIONS[s.actors[0].parts[0].motion][0], say.PLACES[s.place][0], *when)), "seconds": 0.75, "camera": "still"})
        made.append(Item("shots", "multi-shot", {"prompt": name, "shots": told, "characters": [{"name": "it", "description": name}], "seed": 5000 + i},
                         Clip(96, 64, taught().styles[0], parts)))
    return made


def quiet(shot: Shot) -> bool:
    return [move.move for move in shot.camera] == ["still"]


def staying(rng, count: int, motions: tuple[str, ...]) -> list[tuple[Clip, str]]:
    """Clips of one character that moves in one of these ways all along, before a camera that stands still, and their sentences."""
    made = []
    while len(made) < count:
        clip = held_out_clip(rng, scene="solo", taught=taught())
        shot = clip.shots[0]
        if quiet(shot) and len(shot.actors[0].parts) == 1 and shot.actors[0].parts[0].motion in motions:
            made.append((clip, sentence(rng, clip)))
    return made


def extended(seed: int, count: int) -> list[Item]:
    """2.25 s, and 2.25 s more of the same."""
    made = staying(np.random.default_rng([seed, 14]), count, ("jump", "sway", "spin"))
    return [Item("extend", "extend", {"prompt": said, "next": said, "seed": 6000 + i}, clip) for i, (clip, said) in enumerate(made)]


def minutes(seed: int, count: int) -> list[Item]:
    """A minute by extending."""
    made = staying(np.random.default_rng([seed, 15]), count, STAYING)
    return [Item("minute", "minute", {"prompt": said, "seed": 8000 + i}, clip) for i, (clip, said) in enumerate(made)]


def begun(seed: int, count: int, renderer, folder: Path) -> list[Item]:
    """Videos from a picture: the first frame of a render, and the sentence of what follows."""
    rng, made = np.random.default_rng([seed, 16]), []
    for i in range(count):
        clip = held_out_clip(rng, scene="solo", taught=taught())
        path = write_first(GROWN.paint(renderer, [clip]), folder / f"grown-first-{seed}-{i}.png")
        made.append(Item("image", "image-to-video", {"prompt": sentence(rng, clip), "seed": 7000 + i}, clip, {"image": str(path)}))
    return made


def pool(seed: int, count: int, long: int, renderer, folder: Path) -> list[Item]:
    """`count` clips of each of the kinds that are read for facts, fewer of the others, `long` minutes."""
    few, half = max(1, count // 4), max(1, count // 2)
    facts = [item for kind in KINDS for item in spoken(seed, kind, count)]
    made = [*facts, *coloured(seed, half), *hidden(seed, half), *foreign(seed, half), *shots(seed, half), *extended(seed, few), *begun(seed, few, renderer, folder), *minutes(seed, long)]
    rows, columns = GROWN.world.sizes[GROWN.world.view]
    for item in made:
        item.settings |= {"width": columns, "height": rows}
    return made
