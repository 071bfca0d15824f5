"""The lexicon: which words a model of this world knows, as JSON for the Prompt Rewriter and for people.

The format is that of `training.world.lexicon`, with weathers, styles, colours, things, deeds and emoji added.
"""

from . import language as say
from .cast import CAST
from .colours import COLOURS
from .phrases import emoji
from .props import PROPS
from .synonyms import SYNONYMS, VERB_SYNONYMS
from .taught import EVERYTHING, Taught
from .verbs import third
from .words import used, words_of

PLACE_WORDS = {
    "meadow": ["meadow", "grass", "field", "lawn", "park", "pasture", "garden"], "forest": ["forest", "woods", "trees", "jungle", "wood"],
    "desert": ["desert", "dunes", "cacti", "sahara"], "snow": ["snow", "mountains", "ice", "winter", "alps"],
    "sea": ["sea", "ocean", "water", "lake", "waves", "river"], "beach": ["beach", "palm trees", "shore", "coast", "seaside", "island"],
    "volcano": ["volcano", "lava", "crater"], "city": ["city", "town", "downtown", "skyscrapers", "buildings"],
    "road": ["road", "street", "highway", "country road", "motorway"], "farm": ["farm", "barn", "farmyard", "ranch"],
    "castle": ["castle", "palace", "fortress"], "room": ["room", "indoors", "house", "living room", "bedroom", "kitchen", "home"],
    "moon": ["space", "moon", "outer space", "planet", "galaxy", "stars"], "reef": ["underwater", "reef", "under the sea", "coral", "aquarium"],
}
TIME_WORDS = {"day": ["day", "daylight", "noon", "morning", "daytime"], "dusk": ["dusk", "sunset", "evening", "sundown", "sunrise", "dawn", "twilight"],
              "night": ["night", "dark", "midnight", "nighttime", "moonlight"]}
WEATHER_WORDS = {"clear": ["clear", "sunny", "cloudless"], "rain": ["rain", "rainy", "raining", "storm", "stormy", "drizzle", "shower", "downpour", "thunderstorm", "🌧"],
                 "snow": ["snowing", "snowy", "snowfall", "blizzard", "snowflakes", "snowstorm", "snow storm", "🌨"], "fog": ["fog", "foggy", "mist", "misty", "haze"]}
STYLE_WORDS = {"solid": ["3d", "rendered", "cgi"], "flat": ["flat", "2d", "vector"], "pencil": ["pencil", "sketch", "drawing", "hand-drawn", "crayon"],
               "pixel": ["pixel", "pixel art", "8-bit", "retro"]}
CAMERA_WORDS = {"still": ["static", "fixed", "locked"], "pan-left": ["pan left", "pans left"], "pan-right": ["pan right", "pans right"],
                "tilt-up": ["tilt up", "tilts up"], "tilt-down": ["tilt down", "tilts down"], "zoom-in": ["zoom in", "zooms in", "close-up", "closer"],
                "zoom-out": ["zoom out", "zooms out", "pull back"]}


def plain(phrases: tuple[str, ...]) -> list[str]:
    """Phrases as a sentence has them, without the marks of the tables."""
    return [third(p).replace("{way}", "").replace("{soft}", "snow").replace("{}", "").replace("  ", " ").strip() for p in phrases]


def lexicon(taught: Taught = EVERYTHING) -> dict:
    """Everything the grammar can say of what is taught; the first phrase of each list is the usual one."""
    cast, scenes, words = taught.cast, taught.scenes, words_of(taught)
    others = {w for c in CAST if c not in cast for w in c.words}
    motions = [{"id": m, "direction": m[3:], "verbs": sorted({v for c in cast for v in c.travel} | set(say.GO_VERBS)), "phrases": list(p)}
               for m, p in say.DIRECTIONS.items()]
    motions += [{"id": m, "phrases": list(p)} for m, p in say.MOTIONS.items()]
    named = lambda table, known: [{"id": k, "words": known[k], "phrases": list(p)} for k, p in table.items()]
    return {
        "format": "reelgraph-lexicon", "version": 1,
        "characters": [{"id": c.id, "words": list(c.words), "kind": c.kind, "verbs": list(c.travel), "emoji": emoji(c.emoji), "coloured": c.hued} for c in cast],
        "things": [{"id": p.id, "words": list(p.words), "use": p.use} for p in PROPS if p.use in used(taught)],
        "places": named(say.PLACES, PLACE_WORDS), "times": named(say.TIMES, TIME_WORDS),
        "weathers": named(say.WEATHERS, WEATHER_WORDS), "styles": [s for s in named(say.STYLES, STYLE_WORDS) if s["id"] in taught.styles],
        "motions": motions,
        "paces": [{"id": k, "phrases": list(p)} for k, p in say.PACES.items()],
        "together": [{"id": k, "phrases": plain(p)} for k, p in (("chase", say.CHASE), ("orbit", say.ORBIT), ("meet", say.MEET)) if k in scenes],
        "deeds": [{"id": k, "phrases": plain(p)} for k, p in (*say.DEEDS.items(), *((f"hide-{k}", p) for k, p in say.HIDE.items())) if k.split("-")[0] in scenes],
        "cameras": [{"id": c, "words": CAMERA_WORDS[c], "phrases": [f"the camera {p}" for p in phrases]} for c, phrases in say.CAMERA_VERBS.items()]
        + [{"id": "follow", "words": [], "phrases": ["the camera " + say.FOLLOW[0].replace("{}", "it")]}],
        "relations": [{"id": r, "phrases": list(phrases)} for r, phrases in say.RELATIONS.items()],
        "scenes": list(scenes), "colours": list(COLOURS), "numbers": {str(n): list(w) for n, w in say.NUMBERS.items()},
        "words": [w for w in words if w[0].isalnum()],
        "synonyms": {w: known for w, known in (SYNONYMS | VERB_SYNONYMS).items() if known not in others and all(word in words for word in known.split())},
        "order": "of several characters the first named is on the left, unless the sentence says otherwise",
    }
