"""The word-level vocabulary and its Hugging Face `tokenizer.json`."""

import json
import re
from copy import copy
from pathlib import Path

from ..grown.colours import COLOURS
from ..grown.verbs import plural_noun
from ..world import language
from ..world.cast import CAST
from ..world.causes import THINGS as HANDLED
from ..world.hiding import THINGS

PAD, UNK = 0, 1
SPECIAL = ("[PAD]", "[UNK]")
MAX_TOKENS = 32
LONGER = 40   # with weather, colours, numbers, styles and events to say
SPLIT = re.compile(r"\w+|[^\w\s]+")


def words(adds: tuple[str, ...] = ()) -> list[str]:
    """All words of the grammar with some of its `world.adds`, sorted, so that the same grammar gives the same ids."""
    tables = [language.DIRECTIONS, language.MOTION_PHRASES, language.PLACE_PHRASES, language.TIME_PHRASES,
              language.CAMERA_PHRASES, language.RELATIONS]
    tables += [language.WEATHER_PHRASES] if "weather" in adds else []
    tables += [language.NUMBERS] if "several" in adds else []
    tables += [language.STYLE_PHRASES] if "styles" in adds else []
    phrases = [p for table in tables for options in table.values() for p in options]
    phrases += [language.plural(p) for options in language.MOTION_PHRASES.values() for p in options]
    if "events" in adds:
        phrases += [p for event in language.EVENT_PHRASES for said in language.happening(event) for p in (said, language.plural(said))]
    if "hiding" in adds:
        phrases += [p.format(go="", thing="") for p in language.HIDE_PHRASES] + [w for thing in THINGS for w in thing.words]
    if "causes" in adds:
        phrases += [p.format(thing="", way="") for said in language.DEED_PHRASES.values() for p in said] + [w for thing in HANDLED.values() for w in thing.words]
    phrases += ["it", *(p for options in language.HEIGHTS.values() for p in options)] if "above" in adds else []
    phrases += [p.format("", "") for p in language.SEQUENCES] if "sequences" in adds else []
    phrases += [*language.GO_VERBS, *language.LINKS, *language.EXTRA_WORDS, *(COLOURS if "colours" in adds else ())]
    phrases += [w for c in CAST for w in (*c.words, *c.travel)]
    if "several" in adds:
        phrases += [plural_noun(w, c.plural) for c in CAST for w in c.words]
        phrases += [language.plural(v) for verbs in ((v for c in CAST for v in c.travel), language.GO_VERBS) for v in verbs]
    return sorted({token for phrase in phrases for token in SPLIT.findall(phrase.lower())})


class Vocabulary:
    """Words to ids and back to nothing: unknown words become [UNK]; `most` tokens a span."""

    most = MAX_TOKENS

    def __init__(self, adds: tuple[str, ...] = ()):
        self.tokens, self.most = [*SPECIAL, *words(adds)], LONGER if adds else MAX_TOKENS
        self.ids = {token: i for i, token in enumerate(self.tokens)}

    def earlier(self, tokens: list[str], most: int) -> "Vocabulary":
        """The same rules with the `tokens` of another time, by number, and its longest span."""
        made = copy(self)
        made.tokens, made.ids, made.most = list(tokens), {token: i for i, token in enumerate(tokens)}, most
        return made

    def __len__(self) -> int:
        return len(self.tokens)

    def encode(self, text: str) -> list[int]:
        """Ids of a text, cut to `most`, not padded."""
        return [self.ids.get(token, UNK) for token in SPLIT.findall(text.lower())][:self.most]

    def tokenizer_json(self) -> dict:
        """The same rules in the format of Hugging Face `tokenizers`."""
        added = [{"id": i, "content": t, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False,
                  "special": True} for i, t in enumerate(SPECIAL)]
        return {"version": "1.0", "truncation": None, "padding": None, "added_tokens": added,
                "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
                "post_processor": None, "decoder": None,
                "model": {"type": "WordLevel", "vocab": self.ids, "unk_token": "[UNK]"}}

    def write(self, folder: Path) -> None:
        """Writes tokenizer.json and tokenizer_config.json."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "tokenizer.json").write_text(json.dumps(self.tokenizer_json(), indent=1) + "\n")
        config = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": self.most, "do_lower_case": True,
                  "pad_token": "[PAD]", "unk_token": "[UNK]"}
        (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=1) + "\n")
