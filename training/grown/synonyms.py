"""Words outside the grammar that people type, and the words of the grammar that stand for them."""

SYNONYMS: dict[str, str] = {
    "doggy": "dog", "hound": "dog", "doggo": "dog", "kitty": "cat", "tomcat": "cat", "stallion": "horse", "mare": "horse", "foal": "pony",
    "hare": "rabbit", "tyrannosaurus": "dinosaur", "dino": "dinosaur", "t-rex": "dinosaur", "tortoise": "turtle", "duckling": "duck",
    "goldfish": "fish", "moth": "butterfly", "bumblebee": "bee", "wasp": "bee", "automobile": "car", "auto": "car", "firetruck": "fire truck",
    "coach": "bus", "locomotive": "train", "spaceship": "rocket", "spacecraft": "rocket", "soccer ball": "ball", "android": "robot",
    "vixen": "fox", "grizzly": "bear", "lioness": "lion", "calf": "cow", "bull": "cow", "piglet": "pig", "hog": "pig", "lamb": "sheep", "ewe": "sheep",
    "dromedary": "camel", "hippopotamus": "hippo", "rat": "mouse", "chipmunk": "squirrel", "ape": "monkey", "chimp": "monkey", "chicken": "rooster",
    "hen": "rooster", "cock": "rooster", "serpent": "snake", "viper": "snake", "toad": "frog", "lobster": "crab", "orca": "whale", "squid": "octopus",
    "sparrow": "bird", "robin": "bird", "macaw": "parrot", "beetle": "ladybug", "queen": "princess", "spaceman": "astronaut", "cosmonaut": "astronaut",
    "magician": "wizard", "sorcerer": "wizard", "kid": "boy", "child": "boy", "man": "boy", "pixie": "fairy", "spirit": "ghost", "spook": "ghost",
    "minivan": "car", "van": "truck", "racecar": "racing car", "moped": "scooter", "vespa": "scooter", "cycle": "bicycle", "jet": "airplane",
    "aeroplane": "airplane", "chopper": "helicopter", "yacht": "sailboat", "ferry": "ship", "cruise ship": "ship", "cheeseburger": "burger",
    "icecream": "ice cream", "gateau": "cake", "melon": "watermelon", "jack-o-lantern": "pumpkin", "parasol": "umbrella",
    "teddybear": "teddy bear", "plushie": "teddy bear", "tiara": "crown", "crimson": "red", "scarlet": "red", "violet": "purple", "lilac": "purple",
    "golden": "yellow", "azure": "blue", "turquoise": "green", "magenta": "pink", "rose": "pink", "couple": "two", "gift box": "present",
}
VERB_SYNONYMS: dict[str, str] = {
    "sprints": "runs", "jogs": "runs", "dashes": "runs", "strolls": "walks", "wanders": "walks", "marches": "walks", "trots": "runs", "soars": "flies",
    "glides": "flies", "hovers": "stands still", "twirls": "spins", "whirls": "spins", "springs": "jumps", "skips": "hops", "ascends": "rises",
    "descends": "falls", "plummets": "falls", "sinks": "falls", "expands": "grows", "swells": "grows", "enlarges": "grows",
    "contracts": "shrinks", "wobbles": "sways", "swings": "sways", "sits": "stands still", "rests": "stands still", "sleeps": "stands still",
    "stops": "stands still", "heads": "goes", "speeds": "drives", "dives": "falls", "pursues": "chases", "hunts": "chases",
    "nibbles": "bites into", "munches": "bites into", "gnaws": "bites into", "explodes": "pops", "lifts off": "takes off",
    "rapidly": "quickly", "swiftly": "quickly", "gently": "slowly", "beside": "to the right of", "next to": "to the right of", "beneath": "below",
}
