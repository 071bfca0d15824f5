"""Words that mean the same but for their number: "foxes" and "fox", "run" and "runs"."""

from ..grown.verbs import plural_noun
from ..world import language
from ..world.cast import CAST


def kin() -> dict[str, str]:
    """The word for one by the word for several, last words of names and first ones of verbs, of the small world's characters and of how they travel."""
    nouns = {plural_noun(w, c.plural).split()[-1]: w.split()[-1] for c in CAST for w in c.words}
    verbs = {language.plural(v).split()[0]: v.split()[0] for v in (*(v for c in CAST for v in c.travel), *language.GO_VERBS)}
    return {several: one for several, one in (nouns | verbs).items() if several != one}
