"""Where a network of one world begins from one of another: what they share is taken over, a word by its name."""

import torch

from ..worlds import of

# Tables by the name of their weight, whose rows are words and places in a span.
WORDS, PLACES = "text.embed.weight", "text.place.weight"


def inherited(net, earlier: dict, settings: dict) -> dict[str, torch.Tensor]:
    """The state of `net`, a Generator, with everything that the averaged weights `earlier` of a Generator with `settings` hold in the same
    shape. Rows of words that both vocabularies have go to where `net` keeps them; a longer span keeps its own places at the end."""
    own, other = net.state_dict(), of(settings).vocabulary()
    made = {k: v for k, v in earlier.items() if k in own and v.shape == own[k].shape and k not in (WORDS, PLACES)}
    if WORDS in earlier:
        rows = own[WORDS].clone()
        for token, row in net.vocabulary.ids.items():
            if token in other.ids:
                rows[row] = earlier[WORDS][other.ids[token]]
        made[WORDS] = rows
    if PLACES in earlier:
        both = min(len(own[PLACES]), len(earlier[PLACES]))
        made[PLACES] = torch.cat([earlier[PLACES][:both], own[PLACES][both:]])
    return {**own, **made}
