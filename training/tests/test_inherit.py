"""A network of one world begins from one of the other: what both have is the same afterwards, words by their names."""

import torch

from training.dit.inherit import PLACES, WORDS, inherited
from training.weights import Generator
from training.world.adds import ADDS

MODEL = {"latent": 4, "patch": 2, "width": 64, "depth": 2, "cross": 64, "ratio": 2, "text": 32, "shots": 8}


def test_words_keep_their_meaning_across_worlds():
    torch.manual_seed(5)
    small, grown = Generator({"model": MODEL}), Generator({"world": "grown", "model": {**MODEL, "split": 1}})
    before, weights = {k: v.clone() for k, v in grown.state_dict().items()}, small.state_dict()
    after = inherited(grown, weights, {"model": MODEL})
    assert all(torch.equal(after[k], v) for k, v in weights.items() if k not in (WORDS, PLACES))
    shared = [t for t in grown.vocabulary.tokens if t in small.vocabulary.ids]
    new = [t for t in grown.vocabulary.tokens if t not in small.vocabulary.ids]
    assert "fox" in shared and len(new) > 50
    assert all(torch.equal(after[WORDS][grown.vocabulary.ids[t]], weights[WORDS][small.vocabulary.ids[t]]) for t in shared)
    assert all(torch.equal(after[WORDS][grown.vocabulary.ids[t]], before[WORDS][grown.vocabulary.ids[t]]) for t in new)
    assert torch.equal(after[PLACES][:32], weights[PLACES]) and torch.equal(after[PLACES][32:], before[PLACES][32:])
    assert torch.equal(after["dit.split.own.weight"], before["dit.split.own.weight"])
    grown.load_state_dict(after)


def test_nothing_to_inherit_changes_nothing():
    net = Generator({"model": MODEL})
    assert all(torch.equal(a, b) for a, b in zip(inherited(net, {}, {}).values(), net.state_dict().values()))


def test_a_checkpoint_says_which_words_it_was_trained_with():
    torch.manual_seed(6)
    net = Generator({"adds": ADDS, "model": MODEL})
    words = [t for t in reversed(net.vocabulary.tokens) if t not in ("snowfall", "three")]   # another order, and fewer of them
    rows = torch.randn(len(words), net.state_dict()[WORDS].shape[1])
    before, after = net.state_dict()[WORDS].clone(), inherited(net, {WORDS: rows}, {"model": MODEL}, words)[WORDS]
    assert torch.equal(after[net.vocabulary.ids["fox"]], rows[words.index("fox")])
    assert torch.equal(after[net.vocabulary.ids["three"]], before[net.vocabulary.ids["three"]])


def test_several_begin_as_one():
    torch.manual_seed(7)
    old, net = Generator({"model": MODEL}), Generator({"adds": ADDS, "model": MODEL})
    before, after = net.state_dict()[WORDS].clone(), inherited(net, old.state_dict(), {"model": MODEL})[WORDS]
    for several, one in (("foxes", "fox"), ("trucks", "truck"), ("run", "runs"), ("gallop", "gallops")):
        assert torch.equal(after[net.vocabulary.ids[several]], old.state_dict()[WORDS][old.vocabulary.ids[one]])
    assert torch.equal(after[net.vocabulary.ids["fish"]], old.state_dict()[WORDS][old.vocabulary.ids["fish"]])
    assert torch.equal(after[net.vocabulary.ids["rain"]], before[net.vocabulary.ids["rain"]])
