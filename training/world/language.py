"""The words for every fact: phrases are drawn from these tables, and the lexicon is written from them."""

from ..grown.colours import COLOURS

GO_VERBS = ("moves", "goes")
DIRECTIONS = {
    "go-left": ("to the left", "left", "leftwards", "from right to left", "towards the left"),
    "go-right": ("to the right", "right", "rightwards", "from left to right", "towards the right"),
}
MOTION_PHRASES = {
    "jump": ("jumps", "jumps up and down", "bounces", "leaps"),
    "spin": ("spins", "spins around", "rotates", "turns around"),
    "rise": ("rises", "goes up", "takes off", "climbs up", "flies up", "floats up"),
    "fall": ("falls", "falls down", "drops down", "goes down", "comes down"),
    "sway": ("sways", "dances", "sways from side to side", "wiggles"),
    "grow": ("grows", "grows bigger", "gets bigger", "gets larger"),
    "shrink": ("shrinks", "gets smaller", "grows smaller", "becomes smaller"),
    "still": ("stands still", "stays still", "does not move", "waits"),
}
PLACE_PHRASES = {
    "meadow": ("in a meadow", "in the meadow", "on the grass", "in a green field"),
    "forest": ("in a forest", "in the forest", "in the woods", "among the trees"),
    "desert": ("in the desert", "in a desert", "on the sand dunes", "among the cacti"),
    "snow": ("in the snow", "in snowy mountains", "on a snowy plain", "in the snowy mountains"),
    "sea": ("on the sea", "over the ocean", "on the ocean", "at sea", "over the sea", "at the ocean", "in the water"),
    "city": ("in a city", "in the city", "on a city street", "in the street", "in town"),
    "space": ("in space", "on the moon", "in outer space", "among the stars"),
    "beach": ("on the beach", "at the beach", "on a beach", "under palm trees"),
}
TIME_PHRASES = {
    "day": ("by day", "in daylight", "during the day", "on a sunny day"),
    "dusk": ("at dusk", "at sunset", "in the evening", "at sundown"),
    "night": ("at night", "by night", "in the dark", "during the night"),
}
EVENT_PHRASES = {   # "{colour}" is the one that it turns into
    "vanish": ("disappears", "vanishes", "is suddenly gone"),
    "appear": ("appears", "suddenly appears", "shows up"),
    "pop": ("pops", "bursts", "pops and is gone"),
    "turn": ("turns {colour}", "becomes {colour}", "changes its colour to {colour}"),
}
HIDE_PHRASES = ("{go} behind {thing} and comes out again", "{go} behind {thing} and comes out on the other side", "{go} and passes behind {thing}")
DEED_PHRASES = {   # what is done to a {thing}, and for a push whither
    "push": ("pushes {thing} {way}", "pushes {thing} along {way}", "shoves {thing} {way}"),
    "light": ("switches on {thing}", "turns on {thing}", "lights {thing}"),
    "bite": ("bites {thing}", "takes a bite of {thing}", "bites into {thing}"),
    "prick": ("pops {thing}", "bursts {thing}", "makes {thing} pop"),
    "track": ("leaves {thing}", "leaves {thing} behind"),
}
SEQUENCES = ("{}, then {}", "{} and then {}", "first {}, then {}", "first {} and then {}")   # of two things that one does, or the camera
STYLE_PHRASES = {   # solid pictures go without saying most of the time
    "solid": ("in 3d style", "as a 3d cartoon", "3d animation"),
    "flat": ("in flat style", "as a flat cartoon", "flat illustration", "as a flat drawing"),
    "pencil": ("in pencil style", "as a pencil drawing", "drawn in pencil", "pencil sketch"),
    "pixel": ("in pixel style", "as pixel art", "in pixel art style", "pixel art"),
}
WEATHER_PHRASES = {   # a clear sky goes without saying
    "rain": ("in the rain", "in heavy rain", "while it rains"),
    "snow": ("in falling snow", "in a snowfall", "while it snows"),
    "fog": ("in the fog", "in fog", "in thick fog", "in the mist"),
}
NUMBERS = {2: ("two", "a pair of"), 3: ("three",)}
CAMERA_PHRASES = {
    "still": ("the camera stands still", "the camera does not move", "static camera", "still camera"),
    "pan-left": ("the camera pans left", "the camera pans to the left", "the camera moves to the left", "panning left"),
    "pan-right": ("the camera pans right", "the camera pans to the right", "the camera moves to the right", "panning right"),
    "zoom-in": ("the camera zooms in", "zooming in", "the camera moves closer", "the camera comes closer"),
    "zoom-out": ("the camera zooms out", "zooming out", "the camera moves back", "the camera pulls back"),
}
RELATIONS = {"left": ("to the left of", "left of", "on the left of"), "right": ("to the right of", "right of", "on the right of")}
HEIGHTS = {"above": ("above", "over", "high above"), "below": ("below", "under", "beneath", "underneath")}
LINKS = ("and", "while", ",")
EXTRA_WORDS = ("a", "an", "the", "that", "and", "while", ",", ".", "on", "there", "is", "with", "of")
IRREGULAR = {"does": "do", "goes": "go", "flies": "fly", "dances": "dance", "bounces": "bounce", "rises": "rise",
             "rotates": "rotate", "wiggles": "wiggle", "comes": "come", "moves": "move", "becomes": "become",
             "takes": "take", "gets": "get", "drives": "drive", "vanishes": "vanish", "is": "are",
             "changes": "change"}


def happening(event: str) -> list[str]:
    """Its phrases, those with a colour in every one."""
    return [p for said in EVENT_PHRASES[event] for p in ([said.format(colour=c) for c in COLOURS] if "{" in said else [said])]


def filmed(camera: str) -> list[str]:
    """What the camera does, without it."""
    return [p.removeprefix("the camera ") for p in CAMERA_PHRASES[camera] if p.startswith("the camera ")]


def plural(phrase: str) -> str:
    """The form for several subjects: "goes up" → "go up"."""
    verb, _, rest = phrase.partition(" ")
    if verb == "suddenly":
        return f"{verb} {plural(rest)}"
    bare = IRREGULAR.get(verb, verb[:-1] if verb.endswith("s") else verb)
    return f"{bare} {rest}".strip().replace("and is gone", "and are gone").replace("its colour", "their colour")


def article(noun: str, definite: bool) -> str:
    """A noun with its article: "an elephant", "the fox"."""
    return f"the {noun}" if definite else f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"
