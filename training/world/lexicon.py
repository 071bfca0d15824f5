"""The lexicon: which words the model knows, as JSON for the Prompt Rewriter and for people."""

from ..grown.colours import COLOURS
from ..grown.lexicon import WEATHER_WORDS
from ..grown.phrases import emoji
from ..text.vocabulary import words
from .cast import CAST, COLOUR_SYNONYMS, SYNONYMS
from .causes import DEEDS, THINGS as HANDLED, suits as does
from .events import suits
from .hiding import THINGS
from .language import (CAMERA_PHRASES, DEED_PHRASES, DIRECTIONS, EVENT_PHRASES, GO_VERBS, HEIGHTS, HIDE_PHRASES, MOTION_PHRASES, NUMBERS, PLACE_PHRASES, RELATIONS,
                       SEQUENCES, STYLE_PHRASES, TIME_PHRASES, WEATHER_PHRASES, happening)

PLACE_WORDS = {"meadow": ["meadow", "grass", "field", "lawn", "park", "pasture", "savanna", "savannah", "prairie", "grassland", "countryside", "garden", "hill", "farm"], "forest": ["forest", "woods", "trees", "tree", "jungle", "wood", "rainforest", "woodland"],
               "desert": ["desert", "dunes", "cacti", "cactus", "dune", "sand dunes", "sahara"], "snow": ["snow", "mountains", "mountain", "mountaintop", "ice", "winter", "arctic", "antarctica", "tundra", "glacier"],
               "sea": ["sea", "ocean", "water", "lake", "waves", "river", "pond"], "city": ["city", "street", "town", "road", "downtown", "highway", "avenue", "alley"],
               "space": ["space", "moon", "stars", "planet", "galaxy", "mars", "universe"], "beach": ["beach", "palm", "palm trees", "palm tree", "shore", "coast", "seaside", "seashore", "island"]}
for place, sign in {"forest": "🌲", "desert": "🏜", "snow": "❄", "sea": "🌊", "city": "🏙", "space": "🌌", "beach": "🏖"}.items():
    PLACE_WORDS[place].append(sign)
# By water one is ashore.
PLACE_WORDS["beach"] += [f"{by} {the} {water}" for water in ("lake", "ocean", "river", "pond") for by in ("by", "along", "beside", "near", "past", "over") for the in ("a", "the")]
TIME_WORDS = {"day": ["day", "daylight", "sunny", "noon", "morning", "daytime", "afternoon", "midday", "☀"], "dusk": ["dusk", "sunset", "evening", "sundown", "sunrise", "dawn", "twilight", "golden hour", "nightfall", "daybreak", "🌅", "🌇"],
              "night": ["night", "dark", "midnight", "nighttime", "night time", "starry night", "night sky", "moonlight", "🌙", "🌃"]}
CAMERA_WORDS = {"still": ["static", "fixed", "locked"], "pan-left": ["pan left", "pans left"], "pan-right": ["pan right", "pans right"],
                "zoom-in": ["zoom in", "zooms in", "close-up", "closer", "dollies in", "dolly in", "pushes in", "push in", "moves in"],
                "zoom-out": ["zoom out", "zooms out", "pull back", "dollies out", "dolly out", "pulls out", "moves out"]}
# What styles go by; the Prompt Rewriter takes a pencil for one only where it says how a clip is drawn.
STYLE_WORDS = {"solid": ["3d", "3d cartoon", "3d render", "3d rendering", "cgi", "pixar", "claymation"],
               "flat": ["flat style", "flat cartoon", "flat illustration", "flat drawing", "flat animation", "flat design", "vector art", "vector illustration", "2d", "2d cartoon"],
               "pencil": ["pencil", "pencil drawing", "pencil sketch", "sketch", "hand-drawn", "colored pencil", "coloured pencil", "crayon"],
               "pixel": ["pixel", "pixel art", "pixelated", "8-bit", "8 bit", "16-bit", "retro game"]}
# What things that one hides behind go by.
THING_WORDS = {"house": ["house", "little house", "home", "cottage", "cabin", "hut", "barn", "building", "🏠", "🏡"], "rock": ["rock", "boulder", "stone", "big rock", "bush", "tree", "big tree", "🪨"],
               "wall": ["wall", "brick wall", "fence", "hedge", "🧱"], "tent": ["tent", "circus tent", "marquee", "🎪", "⛺"]}
# What things that something is done to go by, beside the model's own words for them.
HANDLED_WORDS = {"push": ["crates", "boxes", "block", "chest", "package", "parcel", "cube", "carton", "📦"], "light": ["lamps", "light", "lantern", "light bulb", "bulb", "lights", "streetlight", "💡"],
                 "bite": ["cookies", "biscuits", "cracker", "snack", "treat", "🍪"], "prick": ["balloons", "🎈"],
                 "track": ["tracks", "trail", "footprints", "footprint", "prints", "pawprints", "paw prints", "hoofprints", "skid marks", "tire tracks", "tyre tracks", "traces", "tire marks"]}
# What people say for doing it.
DEED_WORDS = {"push": ["moves {thing} {way}", "slides {thing} {way}", "rolls {thing} {way}", "nudges {thing} {way}", "shifts {thing} {way}", "pushes against {thing} {way}",
                       "pushed {thing} {way}", "shoved {thing} {way}"],
              "light": ["switches {thing} on", "turns {thing} on", "lights up {thing}", "lights {thing} up", "puts on {thing}", "flips on {thing}", "activates {thing}", "powers on {thing}",
                        "turned on {thing}", "turned {thing} on", "switched on {thing}", "switched {thing} on", "lit {thing}"],
              "bite": ["eats {thing}", "eats up {thing}", "eats from {thing}", "nibbles {thing}", "nibbles on {thing}", "nibbles at {thing}", "munches {thing}", "gobbles {thing}", "gobbles up {thing}", "has eaten {thing}", "takes bites of {thing}", "munches on {thing}", "chews {thing}",
                       "chews on {thing}", "tastes {thing}", "devours {thing}", "snacks on {thing}", "takes a bite out of {thing}", "takes a bite from {thing}", "has a bite of {thing}",
                       "has bitten {thing}", "has bitten into {thing}", "ate {thing}", "bit {thing}", "bit into {thing}", "took a bite of {thing}", "took a bite out of {thing}"],
              "prick": ["pokes {thing}", "pricks {thing}", "punctures {thing}", "breaks {thing}", "has broken {thing}", "makes {thing} burst", "popped {thing}"],
              "track": ["leaves behind {thing}", "makes {thing}", "left {thing}", "left {thing} behind", "made {thing}"]}
# What was done is done.
PAST = {"ran": "runs", "flew": "flies", "swam": "swims", "drove": "drives", "went": "goes", "fell": "falls", "grew": "grows", "shrank": "shrinks",
        "spun": "spins", "stood": "stands still", "hopped": "hops", "popped": "pops", "stopped": "stands still", "turned around": "turns around",
        **{f"{verb[:-1]}ed".replace("eed", "ed"): verb for verb in ("jumps", "bounces", "leaps", "rotates", "dances", "sways", "wiggles", "waits", "disappears", "appears", "moves",
                                                                  "walks", "rolls", "crawls", "gallops", "floats", "turns")}, "vanished": "vanishes"}
# Verbs people type, and the verb of the grammar that stands for them.
VERB_SYNONYMS = {"sprints": "runs", "jogs": "runs", "races": "runs", "dashes": "runs", "strolls": "walks", "wanders": "walks",
                 "marches": "walks", "soars": "flies", "glides": "flies", "hovers": "stands still", "twirls": "spins",
                 "whirls": "spins", "turns": "turns around", "leaps": "jumps", "springs": "jumps", "ascends": "rises", "descends": "falls",
                 "plummets": "falls", "sinks": "falls", "drops": "falls", "expands": "grows", "swells": "grows", "enlarges": "grows",
                 "contracts": "shrinks", "rocks": "sways", "wobbles": "sways", "swings": "sways", "sits": "stands still", "sits down": "stands still", "lies": "stands still", "lies down": "stands still",
                 "rests": "stands still", "sleeps": "stands still", "stops": "stands still", "stands": "stands still",
                 "travels": "moves", "heads": "goes", "speeds": "drives", "dives": "falls",
                 "waddles": "walks", "trots": "runs", "rushes": "runs", "hurries": "runs", "scurries": "runs", "slides": "moves", "paddles": "swims",
                 "flutters": "flies", "launches": "takes off", "lifts off": "takes off", "blasts off": "takes off", "pauses": "stands still",
                 "halts": "stands still", "cruises": "drives", "crosses": "moves", "drifts": "moves", "sneaks": "walks", "creeps": "walks", "tiptoes": "walks", "roams": "walks", "hikes": "walks",
                 "charges": "runs", "bolts": "runs", "skates": "moves", "surfs": "moves", "sails": "moves", "tumbles": "falls", "flips": "spins", "somersaults": "spins", "pirouettes": "spins",
                 "twists": "spins", "shivers": "sways", "trembles": "sways", "naps": "stands still", "relaxes": "stands still", "crouches": "stands still", "parks": "stands still", "buzzes": "flies", "swoops": "flies", "flits": "flies", "shoots up": "takes off", "inflates": "grows", "deflates": "shrinks", "leftward": "leftwards", "rightward": "rightwards", "upward": "up", "upwards": "up", "downward": "down", "downwards": "down",
                 **PAST}
# Whom the model does not know, and whom of those that it does they are nearest to.
KIN = {"dog": ["wolf", "coyote", "jackal", "hyena", "retriever", "golden retriever", "labrador", "husky", "german shepherd", "poodle", "beagle", "bulldog", "corgi", "dalmatian",
               "chihuahua", "terrier", "dachshund", "sheepdog", "pig", "piglet"],
       "cat": ["lion", "lioness", "tiger", "tigress", "leopard", "cheetah", "panther", "lynx", "puma", "jaguar", "bobcat"],
       "fox": ["raccoon", "badger"],
       "horse": ["donkey", "mule", "zebra", "cow", "deer", "reindeer", "moose", "camel", "giraffe", "unicorn", "llama", "foal", "sheep", "lamb", "goat", "bull", "ox", "buffalo", "bison",
                 "antelope", "gazelle", "alpaca"],
       "elephant": ["rhino", "rhinoceros", "hippo", "hippopotamus", "mammoth"], "panda": ["koala", "polar bear", "grizzly", "teddy bear", "monkey", "gorilla", "ape", "chimpanzee", "sloth"],
       "rabbit": ["mouse", "rat", "squirrel", "hamster", "chipmunk", "kangaroo", "hedgehog", "beaver", "otter", "guinea pig"],
       "dinosaur": ["dragon", "lizard", "crocodile", "alligator", "godzilla"], "turtle": ["frog", "toad", "snail", "crab"],
       "duck": ["bird", "goose", "swan", "chicken", "hen", "rooster", "chick", "seagull", "eagle", "owl", "parrot", "sparrow", "crow", "raven", "pigeon", "dove", "hawk", "falcon", "flamingo",
                "pelican", "peacock", "turkey"],
       "penguin": ["puffin", "seal", "walrus", "sea lion"], "fish": ["salmon", "trout", "clownfish", "octopus", "squid", "jellyfish", "seahorse"],
       "whale": ["shark", "dolphin", "porpoise"], "butterfly": ["dragonfly", "hummingbird"], "bee": ["hornet", "ladybug", "ladybird", "mosquito", "bug", "beetle", "firefly", "insect"],
       "car": ["jeep", "suv", "sports car", "race car", "racing car", "vehicle", "motorcycle", "motorbike", "scooter", "police car", "cab", "tractor", "limousine", "convertible"],
       "fire truck": ["lorry", "ambulance", "pickup", "pickup truck", "bulldozer"], "bus": ["minibus", "school bus", "van", "camper van"],
       "train": ["tram", "subway train", "steam train", "steam engine"], "rocket": ["space shuttle", "airplane", "aeroplane", "plane", "jet", "fighter jet", "missile", "starship"],
       "ufo": ["flying saucer", "alien ship", "helicopter", "drone", "satellite"],
       "balloon": ["hot air balloon", "blimp", "zeppelin", "airship"], "ball": ["basketball", "tennis ball", "beach ball", "volleyball"], "robot": ["droid", "cyborg", "astronaut", "spaceman"]}
# Other signs for those that it does.
SIGNS = {"🐶": "dog", "🐱": "cat", "🐴": "horse", "🐼": "panda", "🐇": "rabbit", "🦕": "dinosaur", "🐥": "duck", "🐟": "fish", "🐋": "whale", "🚙": "car", "🏎": "car", "🚆": "train", "🚂": "train"}
# Several of those that have another word for it.
MANY_KIN = {"wolves": "dogs", "mice": "rabbits", "geese": "ducks", "huskies": "dogs", "oxen": "horses"}
EVENT_SYNONYMS = {"explodes": "pops", "emerges": "appears", "materializes": "appears", "changes color to": "turns", "changes its color to": "turns", "changes colour to": "turns", "fades away": "disappears", "dissolves": "disappears"}


def lexicon(adds: tuple[str, ...] = ()) -> dict:
    """Everything the grammar can say with some of its `adds`; the first phrase of each list is the usual one."""
    known = {w for w in words(adds) if w.isalnum()}
    motions = [{"id": m, "direction": m[3:], "verbs": sorted({v for c in CAST for v in c.travel} | set(GO_VERBS)), "phrases": list(p)}
               for m, p in DIRECTIONS.items()]
    motions += [{"id": m, "phrases": list(p)} for m, p in MOTION_PHRASES.items()]
    motions += [{"id": event, "phrases": happening(event), "characters": [c.id for c in CAST if suits(event, c.id)]} for event in EVENT_PHRASES if "events" in adds]
    return {
        "format": "reelgraph-lexicon", "version": 1,
        "characters": [{"id": c.id, "words": list(c.words), "kind": c.kind, "verbs": list(c.travel), "emoji": emoji(c.sprite), **({"coloured": c.hued} if "colours" in adds else {})} for c in CAST],
        "places": [{"id": p, "words": PLACE_WORDS[p], "phrases": list(phrases)} for p, phrases in PLACE_PHRASES.items()],
        "times": [{"id": t, "words": TIME_WORDS[t], "phrases": list(phrases)} for t, phrases in TIME_PHRASES.items()],
        **({"weathers": [{"id": w, "words": WEATHER_WORDS[w], "phrases": list(phrases)} for w, phrases in WEATHER_PHRASES.items()]} if "weather" in adds else {}),
        **({"styles": [{"id": s, "words": STYLE_WORDS[s], "phrases": list(phrases)} for s, phrases in STYLE_PHRASES.items()]} if "styles" in adds else {}),
        **({"colours": list(COLOURS)} if "colours" in adds else {}),
        **({"numbers": {str(n): list(phrases) for n, phrases in NUMBERS.items()}} if "several" in adds else {}),
        **({"things": [{"id": t.id, "words": THING_WORDS[t.id], "phrases": list(t.words)} for t in THINGS], "hiding": list(HIDE_PHRASES)} if "hiding" in adds else {}),
        **({"deeds": [{"id": d, "phrases": list(DEED_PHRASES[d]), "words": DEED_WORDS[d], "things": {"words": [*HANDLED[d].words, *HANDLED_WORDS[d]], "phrases": list(HANDLED[d].words)},
                      "coloured": d == "prick", "goes": d == "track", "places": [p for p in PLACE_PHRASES if suited(d, p)], "characters": suited(d, "snow")}
                     for d in DEEDS]} if "causes" in adds else {}),
        **({"sequences": list(SEQUENCES)} if "sequences" in adds else {}),
        "motions": motions,
        "cameras": [{"id": c, "words": CAMERA_WORDS[c], "phrases": list(phrases)} for c, phrases in CAMERA_PHRASES.items()],
        "relations": [{"id": r, "phrases": list(phrases)} for r, phrases in (RELATIONS | (HEIGHTS if "above" in adds else {})).items()],
        "words": sorted(known),
        "synonyms": {said: to for said, to in said_otherwise().items() if set(to.split()) <= known},
        "order": "of two characters the first named is on the left, unless the sentence says otherwise",
    }


def said_otherwise() -> dict[str, str]:
    """Words that stand for others, whatever is known."""
    kin = {word: character for character, others in KIN.items() for word in others}
    return {**SYNONYMS, **kin, **MANY_KIN, **SIGNS, **COLOUR_SYNONYMS, **VERB_SYNONYMS, **EVENT_SYNONYMS}


def suited(deed: str, place: str) -> list[str]:
    """Who can do it there."""
    return [c.id for c in CAST if does(deed, c.id, place)]
