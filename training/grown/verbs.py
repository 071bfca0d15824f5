"""Verb forms: phrases are written in the third person, and other forms are made from them."""

import re

BARE = {"does": "do", "goes": "go", "flies": "fly", "dances": "dance", "bounces": "bounce", "rises": "rise", "rotates": "rotate", "wiggles": "wiggle",
        "comes": "come", "moves": "move", "becomes": "become", "takes": "take", "gets": "get", "drives": "drive", "rides": "ride", "races": "race",
        "slides": "slide", "waddles": "waddle", "chases": "chase", "circles": "circle", "pushes": "push", "shoves": "shove", "touches": "touch",
        "bites": "bite", "switches": "switch", "leaves": "leave", "disappears": "disappear", "hides": "hide", "gallops": "gallop", "has": "have", "is": "are",
        "makes": "make", "takes off": "take off", "vanishes": "vanish", "passes": "pass"}
DOUBLED = ("run", "pan", "swim", "hop", "spin", "get", "pop", "drop", "put", "step")


def bare(verb: str) -> str:
    """"goes" → "go"."""
    return BARE.get(verb, verb[:-1] if verb.endswith("s") else verb)


def ing(verb: str) -> str:
    """"runs" → "running"."""
    stem = bare(verb)
    if stem in DOUBLED:
        return stem + stem[-1] + "ing"
    return (stem[:-1] if stem.endswith("e") and not stem.endswith("ee") else stem) + "ing"


def each_verb(phrase: str, change) -> str:
    """Changes the verb that begins a phrase, and those after "and" or "then" that the tables mark with a tilde: "bites ~takes"."""
    words = phrase.split(" ")
    return " ".join(change(w.lstrip("~")) if i == 0 or w.startswith("~") else w for i, w in enumerate(words))


def third(phrase: str) -> str:
    return each_verb(phrase, lambda v: v)


def plural(phrase: str) -> str:
    """The form for several subjects: "goes up" → "go up"; "does not move" → "do not move"."""
    return each_verb(phrase, bare)


def gerund(phrase: str) -> str:
    """"runs to the left" → "running to the left"; what does not move is "not moving"."""
    phrase = re.sub(r"~does not (\w+)", lambda m: "not " + ing(m[1] + "s"), phrase)
    if phrase.startswith("does not "):
        rest = phrase.removeprefix("does not ").split(" ", 1)
        return "not " + ing(rest[0] + "s") + (" " + rest[1] if len(rest) > 1 else "")
    return each_verb(phrase, ing)


def plural_noun(word: str, irregular: str = "") -> str:
    """"fox" → "foxes" where given, else by the rules: "butterfly" → "butterflies", "car" → "cars"."""
    if irregular and " " not in word.replace(irregular, ""):
        return irregular
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x")) else "s")


def article(noun: str, definite: bool = False) -> str:
    """"an elephant", "the fox"; a unicorn and a UFO begin with a consonant in the ear."""
    if definite:
        return f"the {noun}"
    return f"{'an' if noun[0] in 'aeio' or noun.startswith('umbrella') else 'a'} {noun}"
