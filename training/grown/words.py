"""The word list: every token that a caption of this world can hold."""

import re
from functools import lru_cache

from . import language as say
from .colours import COLOURS
from .entities import NAMES
from .phrases import emoji
from .props import PROPS
from .taught import EVERYTHING, Taught
from .verbs import gerund, plural, plural_noun, third

SPLIT = re.compile(r"\w+|[,.:;!?]|[^\w\s,.:;!?]+")


def tokens(text: str) -> list[str]:
    """Words, marks and typed emoji of a text, in small letters."""
    return SPLIT.findall(text.lower())


def used(taught: Taught) -> set[str]:
    """The uses of props (`Prop.use`) that its scenes have; one may stand beside whatever others hide behind."""
    hidden = {"hide", "sky"} if "hide" in taught.scenes else {"hide"} if "beside" in taught.scenes else set()
    return {p.use for p in PROPS} & ({*taught.scenes} - {"hide"} | hidden)


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """All of them, sorted, so that the same tables give the same numbers."""
    return words_of(EVERYTHING)


def words_of(taught: Taught) -> tuple[str, ...]:
    """Those that captions of what is taught can hold, sorted."""
    cast, deeds = taught.cast, [k for k in say.DEEDS if k in taught.scenes]
    of = lambda table, keys: {k: table[k] for k in keys}
    together = [p for k, phrases in (("chase", say.CHASE), ("orbit", say.ORBIT), ("meet", (*say.MEET, "meets"))) if k in taught.scenes for p in phrases]
    props = [p for p in PROPS if p.use in used(taught) or p.use == "burst" and "pop" in deeds]
    spread = lambda table: [p for options in table.values() for p in options]
    verbs = [*say.GO_VERBS, *(v for c in cast for v in c.travel), *spread(say.MOTIONS), *spread(say.CAMERA_VERBS), *say.FOLLOW, *together,
             *(spread(say.HIDE) if "hide" in taught.scenes else ()), *spread(of(say.DEEDS, deeds)), "comes"]
    phrases = [form(v) for v in verbs for form in (third, plural, gerund)]
    for table in (say.DIRECTIONS, say.PACES, say.PLACES, say.TIMES, say.WEATHERS, of(say.STYLES, taught.styles), say.RELATIONS, of(say.TRACES, deeds), say.NUMBERS):
        phrases += spread(table)
    phrases += [*say.STILL_PLURAL.values(), *say.SEQUENCE, *say.LINKS, *say.EXTRA, *COLOURS, *NAMES, "sand", "snow", "dust", "camera", ":", *(("chased by",) if "chase" in taught.scenes else ())]
    phrases += [form for c in cast for w in c.words for form in (w, plural_noun(w, c.plural))]
    phrases += [emoji(c.emoji) for c in cast] + [w for p in props for w in p.words]
    return tuple(sorted({t for p in phrases for t in tokens(re.sub(r"\{\w*\}|~", " ", p))}))
