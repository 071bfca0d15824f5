"""The word-level vocabulary of this world and its `tokenizer.json`, in the form that `training.text.vocabulary` has."""

from ..text import vocabulary as text
from .words import words

MAX_TOKENS = 64   # longest span; the longest captions stay below it


class Vocabulary(text.Vocabulary):
    """Words to ids and back to nothing: unknown words become [UNK]."""

    most = MAX_TOKENS

    def __init__(self):
        self.tokens = [*text.SPECIAL, *words()]
        self.ids = {token: i for i, token in enumerate(self.tokens)}
