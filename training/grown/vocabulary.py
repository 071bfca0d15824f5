"""The word-level vocabulary of this world and its `tokenizer.json`, in the form that `training.text.vocabulary` has."""

import json
from pathlib import Path

from ..text import vocabulary as text
from .words import words

MAX_TOKENS = 64   # longest span; the longest captions stay below it


class Vocabulary(text.Vocabulary):
    """Words to ids and back to nothing: unknown words become [UNK]."""

    def __init__(self):
        self.tokens = [*text.SPECIAL, *words()]
        self.ids = {token: i for i, token in enumerate(self.tokens)}

    def encode(self, caption: str) -> list[int]:
        """Ids of a caption, cut to MAX_TOKENS, not padded."""
        return [self.ids.get(token, text.UNK) for token in text.SPLIT.findall(caption.lower())][:MAX_TOKENS]

    def write(self, folder: Path) -> None:
        """Writes tokenizer.json and tokenizer_config.json."""
        super().write(folder)
        file = folder / "tokenizer_config.json"
        file.write_text(json.dumps({**json.loads(file.read_text()), "model_max_length": MAX_TOKENS}, indent=1) + "\n")
