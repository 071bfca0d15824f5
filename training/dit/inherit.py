"""Where a network of one world begins from one of another: what they share is taken over, a word by its name."""

import torch

from ..worlds import of

# Tables by the name of their weight, whose rows are words and places in a span.
WORDS, PLACES = "text.embed.weight", "text.place.weight"


def inherited(net, earlier: dict, settings: dict, words: list[str] | None = None) -> dict[str, torch.Tensor]:
    """The state of `net`, a Generator, with everything that the averaged weights `earlier` of a Generator with `settings` hold in the same
    shape. Rows of words that both vocabularies have go to where `net` keeps them, and a word that only its kin is known of begins as that; a longer span keeps its own places at the end. `words` are
    the earlier one's, by number, where its world has got others since."""
    own, other = net.state_dict(), {word: i for i, word in enumerate(words)} if words else of(settings).vocabulary().ids
    made = {k: v for k, v in earlier.items() if k in own and v.shape == own[k].shape and k not in (WORDS, PLACES)}
    if WORDS in earlier:
        rows, kin = own[WORDS].clone(), net.world.kin()
        for token, row in net.vocabulary.ids.items():
            like = token if token in other else kin.get(token)
            if like in other:
                rows[row] = earlier[WORDS][other[like]]
        made[WORDS] = rows
    if PLACES in earlier:
        both = min(len(own[PLACES]), len(earlier[PLACES]))
        made[PLACES] = torch.cat([earlier[PLACES][:both], own[PLACES][both:]])
    return {**own, **made}
