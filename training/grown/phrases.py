"""Clauses for single facts: who, what it does, where, when, in what weather and style, and what the camera does."""

from . import language as say
from .cast import BY_ID
from .dice import Dice
from .facts import Actor, Part, Shot, Thing
from .places import PLACES
from .props import PROP
from .verbs import article, gerund, plural, plural_noun, third


class Speaker:
    """Chooses phrasings. `reserved` speaks only in phrasings that are never trained on, `terse` without articles; `known` are the names
    that a global caption has introduced."""

    def __init__(self, dice: Dice, reserved: bool = False, terse: bool = False, known: frozenset[str] = frozenset()):
        self.dice, self.reserved, self.terse, self.known = dice, reserved, terse, known
        self.definite = 0.25
        self.tail = ""   # what a deed leaves, said after everything else

    def pick(self, options: tuple[str, ...], usual: float = 0.35, held: bool = True) -> str:
        """The usual phrase or any; of tables with a held-out phrase, that one when reserved and never otherwise."""
        kept = say.trained(options, held)
        if self.reserved and len(kept) < len(options):
            return options[-1]
        return kept[0] if self.dice.chance(usual) else self.dice.one(kept)

    def noun(self, words: tuple[str, ...]) -> str:
        return words[0] if self.dice.chance(0.75) else self.dice.one(words)

    def named(self, noun: str, definite: bool | None = None) -> str:
        if self.terse:
            return noun
        return article(noun, self.dice.chance(self.definite) if definite is None else definite)

    def who(self, a: Actor, definite: bool | None = None) -> str:
        """A character: "the blue car", "three ducks", "Max the fox", "Max" where that name is known."""
        about = BY_ID[a.who]
        if a.name:
            if a.name in self.known and self.dice.chance(0.6):
                return a.name
            noun = f"{a.colour} {about.words[0]}".strip()
            return f"{a.name} the {noun}" if self.dice.chance(0.8) else f"{article(noun)} named {a.name}"
        if not a.colour and a.count == 1 and self.dice.chance(0.03):
            return self.named(emoji(about.emoji))
        word = self.noun(about.words)
        if a.count > 1:
            number = self.dice.one(say.NUMBERS[a.count])
            return f"{number} {a.colour} {plural_noun(word, about.plural)}".replace("  ", " ")
        return self.named(f"{a.colour} {word}".strip(), definite)

    def thing(self, it: Thing, definite: bool | None = None) -> str:
        return self.named(f"{it.colour} {self.noun(PROP[it.prop].words)}".strip(), definite)

    def part(self, a: Actor, p: Part) -> str:
        """What a part is, in the third person and singular."""
        if p.motion in say.DIRECTIONS:
            verb = p.verb if self.dice.chance(0.82) else self.dice.one(say.GO_VERBS)
            way = self.pick(say.DIRECTIONS[p.motion], held=False)
            pace = self.pick(say.PACES[p.pace], held=False) if p.pace else ""
            return f"{verb} {way} {pace}".strip() if pace != "slowly" or self.dice.chance(0.6) else f"{verb} {pace} {way}"
        return self.pick(say.MOTIONS[p.motion])

    def does(self, a: Actor) -> str:
        """All parts of what an actor does, with tildes where verbs begin."""
        said = [self.part(a, p) for p in a.parts]
        if len(said) == 1:
            return said[0]
        order = self.dice.one(say.SEQUENCE if a.count == 1 else say.SEQUENCE[:3])
        first = order.index("{}")
        return f"{order[:first]}~{said[0]}{order[first + 2:].replace('{}', '~' + said[1])}"

    def clause(self, subject: str, does: str, several: bool = False, style: str | None = None) -> str:
        """Subject and verb in one of three forms: "runs", "is running", "running" (as in a title)."""
        for odd, even in say.STILL_PLURAL.items():
            does = does.replace(odd, even) if several else does
        draw = self.dice.rng.random()
        style = style or ("plain" if draw < 0.72 else "is" if draw < 0.9 else "title")
        lead, rest = ("first ", does.removeprefix("first ")) if does.startswith("first ") else ("", does)
        if style == "plain" or "before it" in rest:
            return f"{subject} {lead}{plural(rest) if several else third(rest)}"
        verb = gerund(rest)
        if style == "is" and not verb.startswith("not "):
            return f"{subject} {'are' if several else 'is'} {lead}{verb}"
        return f"{subject} {lead}{verb}"

    def where(self, shot: Shot) -> str:
        return self.pick(say.PLACES[shot.place])

    def when(self, shot: Shot) -> str:
        """The time of day; by day it goes without saying half of the time, and where there are no hours always."""
        if not PLACES[shot.place].hours or (shot.time == "day" and self.dice.chance(0.5)):
            return ""
        return self.pick(say.TIMES[shot.time], held=shot.time != "day")

    def weather(self, shot: Shot) -> str:
        """The weather; a clear sky nearly always goes without saying."""
        if shot.weather == "clear":
            sayable = PLACES[shot.place].open and self.dice.chance(0.06)
            return self.dice.one(say.WEATHERS["clear"][:2]) if sayable else ""
        options = say.WEATHERS[shot.weather]
        said = self.pick(options)
        return options[0] if said == "on a rainy day" and shot.time == "night" else said

    def style(self, style: str) -> str:
        """The style; solid pictures go without saying most of the time."""
        return "" if style == "solid" and self.dice.chance(0.75) else self.pick(say.STYLES[style])

    def camera(self, shot: Shot) -> str:
        """What the camera does, as a clause of its own or as a title has it; a still one mostly goes without saying."""
        moves = [c.move for c in shot.camera]
        if moves == ["still"] and self.dice.chance(0.85):
            return ""
        if moves == ["follow"]:
            about = BY_ID[shot.actors[0].who]
            it = shot.actors[0].name or f"the {about.words[0]}"
            return "the camera " + self.pick(say.FOLLOW).format(it)
        said = [self.pick(say.CAMERA_VERBS[m]) for m in moves]
        if len(said) == 2:
            return f"the camera {said[0]} , then {said[1]}" if self.dice.chance(0.6) else f"the camera first {said[0]} and then {said[1]}"
        if moves != ["still"] and self.dice.chance(0.15):
            return gerund(said[0]) if said[0].startswith(("pans", "tilts", "zooms")) else f"the camera {said[0]}"
        return f"the camera {said[0]}" if self.dice.chance(0.85) else f"camera {said[0]}"


def emoji(code: str) -> str:
    """The typed emoji of a picture's code points; the variation selector is left out, as many people's keyboards do."""
    return "".join(chr(int(c, 16)) for c in code.split("-") if c != "fe0f")
