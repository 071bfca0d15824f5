"""The words for every fact. Phrases are drawn from these tables, and lexicon and vocabulary are written from them.

Verb phrases are in the third person and begin with their verb; a tilde marks a further verb that changes with it. The last phrase of a
table whose key is in HELD is never trained on: its words are known from other phrases, the phrasing is not.
"""

GO_VERBS = ("moves", "goes", "travels")
DIRECTIONS = {
    "go-left": ("to the left", "left", "leftwards", "from right to left", "towards the left"),
    "go-right": ("to the right", "right", "rightwards", "from left to right", "towards the right"),
}
PACES = {"slow": ("slowly", "at a slow pace", "without hurry"), "fast": ("quickly", "fast", "at full speed", "in a hurry")}
MOTIONS = {
    "jump": ("jumps", "jumps up and down", "bounces", "leaps", "bounces up and down"),
    "spin": ("spins", "spins around", "rotates", "turns around", "turns around and around"),
    "rise": ("rises", "goes up", "takes off", "climbs up", "flies up", "floats up", "moves upwards"),
    "fall": ("falls", "falls down", "drops down", "goes down", "comes down", "moves downwards"),
    "sway": ("sways", "dances", "sways from side to side", "wiggles", "rocks from side to side"),
    "grow": ("grows", "grows bigger", "gets bigger", "gets larger", "becomes bigger"),
    "shrink": ("shrinks", "gets smaller", "grows smaller", "becomes smaller", "becomes tiny"),
    "still": ("stands still", "stays still", "does not move", "waits", "stays where it is"),
}
STILL_PLURAL = {"stays where it is": "stay where they are"}
PLACES = {
    "meadow": ("in a meadow", "in the meadow", "on the grass", "in a green field", "among flowers"),
    "forest": ("in a forest", "in the forest", "in the woods", "among the pine trees", "in a pine forest"),
    "desert": ("in the desert", "in a desert", "on sand dunes", "among the cacti", "in a sandy desert"),
    "snow": ("in snowy mountains", "on a snowy plain", "in the mountains", "among snowy mountains", "on a plain in the mountains"),
    "sea": ("on the sea", "over the ocean", "on the ocean", "at sea", "on the water", "out at sea"),
    "beach": ("on the beach", "at the beach", "on a sandy beach", "under palm trees", "by the palm trees"),
    "volcano": ("in front of a volcano", "near a volcano", "by the volcano", "at the foot of a volcano", "among lava and volcanoes"),
    "city": ("in a city", "in the city", "on a city street", "in town", "in front of tall buildings"),
    "road": ("on a country road", "on the road", "along a road", "on a road in the country"),
    "farm": ("on a farm", "at the farm", "on the farm", "in front of a barn", "by the red barn"),
    "castle": ("in front of a castle", "at the castle", "by a castle", "near the castle", "at the foot of the castle"),
    "room": ("in a room", "indoors", "inside a house", "in the living room", "inside a living room"),
    "moon": ("on the moon", "in space", "in outer space", "among the stars", "on the moon among the stars"),
    "reef": ("under the sea", "underwater", "on a coral reef", "at the bottom of the sea", "at the bottom of the ocean"),
}
TIMES = {
    "day": ("by day", "in daylight", "during the day", "in the daytime"),
    "dusk": ("at dusk", "at sunset", "in the evening", "at sundown", "during sunset"),
    "night": ("at night", "by night", "in the dark", "during the night", "in the dark of night"),
}
WEATHERS = {
    "clear": ("in clear weather", "under a clear sky", "on a clear day"),
    "rain": ("in the rain", "while it rains", "on a rainy day", "in heavy rain", "in rainy weather"),
    "snow": ("in falling snow", "while it snows", "in a snowfall", "in snowy weather"),
    "fog": ("in fog", "in the fog", "in thick fog", "in the mist", "in misty weather"),
}
STYLES = {
    "solid": ("in 3d style", "as a 3d cartoon", "3d animation", "in the style of a 3d animation"),
    "flat": ("in flat style", "as a flat cartoon", "flat animation", "in the style of a flat cartoon"),
    "pencil": ("in pencil style", "as a pencil drawing", "pencil animation", "drawn in pencil", "in the style of a pencil drawing"),
    "pixel": ("in pixel style", "as pixel art", "pixel animation", "in the style of pixel art"),
}
CAMERA_VERBS = {   # after "the camera"
    "still": ("stands still", "does not move", "stays still"),
    "pan-left": ("pans left", "pans to the left", "moves to the left", "moves left"),
    "pan-right": ("pans right", "pans to the right", "moves to the right", "moves right"),
    "tilt-up": ("tilts up", "tilts upwards", "looks up", "moves up"),
    "tilt-down": ("tilts down", "tilts downwards", "looks down", "moves down"),
    "zoom-in": ("zooms in", "moves closer", "comes closer", "zooms closer"),
    "zoom-out": ("zooms out", "moves back", "pulls back", "moves away"),
}
FOLLOW = ("follows {}", "moves along with {}", "stays with {}", "tracks {}", "moves with {}")
RELATIONS = {
    "left": ("to the left of", "left of", "on the left of", "on the left side of"), "right": ("to the right of", "right of", "on the right of", "on the right side of"),
    "above": ("above", "over", "high above"), "below": ("below", "under", "underneath", "far below"),
    "front": ("in front of", "right in front of"), "behind": ("behind", "half hidden by", "partly behind"),
}
OPPOSITE = {"left": "right", "right": "left", "above": "below", "below": "above", "front": "behind", "behind": "front"}
CHASE = ("chases", "runs after", "goes after", "follows", "races after")
ORBIT = ("circles around", "goes around", "moves around", "orbits", "moves in a circle around")
MEET = ("meet", "come together", "go up to each other", "walk towards each other and stop", "come together and stop")
HIDE = {"through": ("hides behind {} and ~comes out on the other side", "goes behind {} and ~comes out again on the other side", "passes behind {}",
                    "disappears behind {} and ~appears on the other side"),
        "back": ("hides behind {} and ~comes back", "goes behind {} and ~comes back out", "hides behind {} and ~comes out where it went in", "disappears behind {} and ~comes back")}
DEEDS = {
    "bite": ("bites into {}", "takes a bite of {}", "takes a bite out of {}", "eats a piece of {}", "bites a piece out of {}"),
    "pop": ("pops {}", "bursts {}", "touches {} and it pops", "makes {} pop", "touches {} and it bursts"),
    "push": ("pushes {} {way}", "shoves {} {way}", "pushes {} {way} and ~steps back", "pushes {} along {way}"),
    "track": ("leaves a track in the {soft}", "leaves tracks in the {soft}", "makes a track in the {soft}", "leaves a trail in the {soft}", "makes tracks in the {soft}"),
    "lamp": ("switches on {}", "turns on {}", "lights {}", "switches {} on", "turns {} on"),
    "bloom": ("touches {} and it grows into a sunflower", "makes {} grow into a sunflower", "turns {} into a sunflower", "touches {} and it becomes a sunflower"),
}
TRACES = {   # said now and then, after a comma
    "bite": ("a piece is missing from then on", "the bite stays"), "pop": ("the balloon is gone", "nothing is left of the balloon"),
    "push": ("{} stays there", "{} stays where it was pushed"), "track": ("the track stays",), "lamp": ("the lamp stays lit", "the light stays on"),
    "bloom": ("the flower stays", "the sunflower stays"),
}
SEQUENCE = ("first {} , then {}", "{} and then {}", "{} , then {}", "{} before it {}", "first {} and then {}")
NUMBERS = {2: ("two", "a pair of"), 3: ("three",), 4: ("four",)}
LINKS = ("and", "while", ",")
EXTRA = ("a an the that and while , . on there is are with of it they who side its named called then first each other they another one").split(" ")

# Tables whose last phrase is kept out of training, wherever it is longer than one word.
HELD = {"motion": ("jump", "spin", "rise", "fall", "sway", "grow", "shrink", "still"), "place": tuple(PLACES), "time": ("dusk", "night"),
        "weather": ("rain", "snow", "fog"), "style": tuple(STYLES), "deed": tuple(DEEDS), "camera": tuple(CAMERA_VERBS)}


def trained(options: tuple[str, ...], held: bool) -> tuple[str, ...]:
    """The phrases that training may use: all but the last one, where that is held out."""
    return options[:-1] if held and len(options) > 2 else options
