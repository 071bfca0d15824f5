"""The word list: every token that a caption of this world can hold."""

import re
from functools import lru_cache

from . import language as say
from .cast import CAST, Character
from .colours import COLOURS
from .entities import NAMES
from .phrases import emoji
from .props import PROPS
from .verbs import gerund, plural, plural_noun, third

SPLIT = re.compile(r"\w+|[,.:;!?]|[^\w\s,.:;!?]+")


def tokens(text: str) -> list[str]:
    """Words, marks and typed emoji of a text, in small letters."""
    return SPLIT.findall(text.lower())


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """All of them, sorted, so that the same tables give the same numbers."""
    return words_of(CAST)


def words_of(cast: tuple[Character, ...]) -> tuple[str, ...]:
    """Those that captions of a cast can hold, sorted."""
    spread = lambda table: [p for options in table.values() for p in options]
    verbs = [*say.GO_VERBS, *(v for c in cast for v in c.travel), *spread(say.MOTIONS), *spread(say.CAMERA_VERBS), *say.FOLLOW, *say.CHASE,
             *say.ORBIT, *say.MEET, *spread(say.HIDE), *spread(say.DEEDS), "comes", "meets"]
    phrases = [form(v) for v in verbs for form in (third, plural, gerund)]
    for table in (say.DIRECTIONS, say.PACES, say.PLACES, say.TIMES, say.WEATHERS, say.STYLES, say.RELATIONS, say.TRACES, say.NUMBERS):
        phrases += spread(table)
    phrases += [*say.STILL_PLURAL.values(), *say.SEQUENCE, *say.LINKS, *say.EXTRA, *COLOURS, *NAMES, "sand", "snow", "dust", "camera", "chased by", ":"]
    phrases += [form for c in cast for w in c.words for form in (w, plural_noun(w, c.plural))]
    phrases += [emoji(c.emoji) for c in cast] + [w for p in PROPS for w in p.words]
    return tuple(sorted({t for p in phrases for t in tokens(re.sub(r"\{\w*\}|~", " ", p))}))
