"""What a network knew stays what it said of it: clips with nothing new come first in a batch, and the earlier velocity is their target."""

import numpy as np
import pytest
import torch

from training import checkpoint
from training.codec.__main__ import build
from training.dit.__main__ import train
from training.dit.anchor import Anchor, known
from training.dit.author import Author
from training.dit.batch import pick
from training.dit.cache import ClipCache
from training.dit.lessons import lessons_of
from training.dit.loss import flow_loss, unsteadiness
from training.dit.velocity import velocity
from training.weights import Generator
from training.worlds import of

SETTINGS = {"world": "small", "adds": ["colours"], "seed": 3, "muon": 0.002, "adam": 0.001, "ema": 0.9, "variants": 1, "batch": 12, "brief_batch": 16, "still": 0.5, "still_batch": 20,
            "brief_steps": 100, "cache": 256, "first": 10, "reuse": 4, "round": 8, "anchor": 0.25, "noise": 0.1, "steps": 1, "log_every": 100, "save_minutes": 100}
CODEC = {**SETTINGS, "model": {"latent": 4, "encoder": [16, 16, 16], "decoder": [16, 16, 16], "depth": [1, 1, 1]}}
DIT = {**SETTINGS, "model": {"latent": 4, "patch": 2, "width": 64, "depth": 2, "cross": 64, "ratio": 2, "text": 32, "shots": 8}}


@pytest.fixture(scope="module")
def batches():
    torch.set_num_threads(1)
    torch.manual_seed(0)
    cache = ClipCache(build(CODEC).eval(), of(SETTINGS).renderer("cpu", 1), SETTINGS)
    return [cache.next() for _ in range(12)]


def test_stills_and_windows_come_in_batches_of_their_own_sizes(batches):
    sizes = {(b.clean.shape[2], len(b.clean)) for b in batches}
    assert {(1, 20), (3, 16)} <= sizes <= {(1, 20), (3, 16), *((f, 12) for f in range(2, 10)), *((f, n) for f in range(2, 13) for n in range(1, 13))}
    assert all(b.kept == round(len(b.clean) * 0.25) for b in batches)


def test_what_is_not_new_comes_first():
    world, rng = of(SETTINGS), np.random.default_rng(4)
    items = [(i, world.draw(rng, world.view, 18, 1, 1, hard=True)) for i in range(60)]
    chosen, kept = pick(rng, items, 40, 0.25, world)
    assert kept == 10 and [world.new(clip) for _, clip in chosen] == [False] * 10 + [True] * 30
    assert [row for row, _ in pick(np.random.default_rng(5), items, 40, 0, world)[0]] == [items[i][0] for i in np.random.default_rng(5).integers(0, 60, 40)]
    plain = [item for item in items if not world.new(item[1])]
    assert pick(rng, plain, 8, 0.25, world)[1] == 8
    assert pick(rng, [item for item in items if world.new(item[1])], 8, 0.25, world)[1] == 0


def test_what_the_start_knows_is_held_on_to():
    assert known({"adds": ["weather", "colours"]}, {"adds": ["colours"]}) == ["colours"] and known({"adds": ["colours"]}, {"adds": ["colours"]}) == []
    again = {"adds": ["weather", "colours", "events"], "again": ["colours"]}   # one is learned further, though it is known
    assert known(again, {"adds": ["colours", "weather"]}) == ["weather"] and known(again, {"adds": again["adds"]}) == ["weather", "events"]
    world, rng = of({**SETTINGS, "adds": ["weather", "colours"]}), np.random.default_rng(4)
    clips = [world.draw(rng, world.view, 18, 1, 1, hard=True) for _ in range(40)]
    red = [c for c in clips if c.shots[0].weather == "clear" and any(a.colour for a in c.shots[0].actors)]
    assert red and all(world.new(c) and not world.new(c, ["colours"]) for c in red)
    assert [world.new(c, ["colours"]) for c in clips] == [c.shots[0].weather != "clear" for c in clips]


def test_what_is_learned_again_is_new_and_drawn_often():
    """A lesson may be a part of an add, or of what every network knows."""
    settings = {**SETTINGS, "adds": ["colours", "events"], "again": ["turn", "camera"], "often": 0.8}
    assert known(settings, {"adds": settings["adds"]}) == settings["adds"]
    author = Author(settings)
    world, rng = author.world, np.random.default_rng(6)
    pan = lambda clip: any(s.camera != "still" for s in clip.shots)
    turns = lambda clip: any("turn" in (a.motion, a.after) for s in clip.shots for a in s.actors)
    clips = [author.clip(rng, world.pools["single"], 1) for _ in range(200)]
    assert all(world.new(c, settings["adds"], settings["again"]) == (pan(c) or turns(c)) for c in clips)
    assert sum(map(turns, clips)) > 60 and sum(map(pan, clips)) > 110   # 0.04 and 0.47 of them anyway
    for without, pool, shots in ((settings, "multi", 2), ({**settings, "often": 0}, "single", 1), ({**settings, "again": []}, "single", 1)):
        clip = Author(without).clip(np.random.default_rng(7), world.pools[pool], shots)
        assert clip == world.draw(np.random.default_rng(7), "square", 18, shots, 1, hard=True)


def test_only_a_lesson_can_be_learned_again():
    settings = {**SETTINGS, "adds": ["colours", "events"], "again": ["turn", "camera"], "often": 0.8}
    assert lessons_of(settings) == ("turn", "camera") and lessons_of(SETTINGS) == ()
    with pytest.raises(checkpoint.TrainingStopped, match="spinach can't be learned `again`; .* colours, events, vanish, appear, pop, turn, camera can"):
        lessons_of({**settings, "again": ["turn", "spinach"]})
    with pytest.raises(checkpoint.TrainingStopped, match="names nothing"):
        lessons_of({**settings, "again": []})
    turned = next(c for c in (of({**SETTINGS, "adds": ["events", "colours", "sequences"]}).draw(np.random.default_rng(i), "square", 18, 1, 1, hard=True) for i in range(9999)) if c.shots[0].actors[0].after == "turn")
    assert of({**SETTINGS, "adds": ["events", "colours", "sequences"]}).shows(turned, "turn")   # afterwards, too


def test_an_anchor_says_what_it_said(batches):
    torch.manual_seed(1)
    net = Generator(DIT)
    with torch.no_grad():
        for p in net.parameters():
            p.add_(0.05 * torch.randn_like(p))   # a new one answers nothing
    anchor, batch = Anchor(net), batches[0]
    noise, target = torch.randn_like(batch.clean), torch.randn_like(batch.clean)
    with torch.no_grad():
        made, said = anchor.instead(target, batch, noise), velocity(net, batch, noise)
        torch.testing.assert_close(made[:batch.kept], said[:batch.kept])
        assert float(said.abs().mean()) > 0.01 and torch.equal(made[batch.kept:], target[batch.kept:])
        only = batch.__class__(**{**vars(batch), "kept": len(batch.clean)})
        assert float(flow_loss(net, only, noise, anchor=anchor)) < 1e-8 < float(flow_loss(net, only, noise))
        net.dit.out.weight.add_(1.0)
        torch.testing.assert_close(anchor.instead(target, batch, noise), made)


def test_an_anchor_needs_to_be_told_what_it_holds(tmp_path):
    with pytest.raises(checkpoint.TrainingStopped, match="--start"):
        train(DIT, tmp_path / "codec.pt", tmp_path / "dit.pt")
    with pytest.raises(checkpoint.TrainingStopped, match="`adds`"):
        train({**DIT, "adds": []}, tmp_path / "codec.pt", tmp_path / "dit.pt", start=tmp_path / "old.pt")


def test_another_than_the_start_can_be_held_on_to(tmp_path, monkeypatch):
    codec, settings, nets = tmp_path / "codec.pt", {**DIT, "adds": ["weather", "colours"]}, []
    checkpoint.save(codec, {"model": build(CODEC).state_dict(), "ema": {}, "settings": CODEC})
    for name, adds, value in (("start", ["weather", "colours"], 2.0), ("held", ["colours"], 3.0)):
        net = Generator({**DIT, "adds": adds})
        weights = {k: torch.full_like(v, value) if v.is_floating_point() else v for k, v in net.state_dict().items()}
        checkpoint.save(tmp_path / f"{name}.pt", {"ema": weights, "samples": 5, "spent": 0.0, "settings": {**DIT, "adds": adds}, "words": net.vocabulary.tokens})
    monkeypatch.setattr("training.dit.__main__.Anchor", lambda net: nets.append(Anchor(net)) or nets[-1])
    made = train(settings, codec, tmp_path / "dit.pt", start=tmp_path / "start.pt", held=tmp_path / "held.pt", stop=lambda: True)
    assert checkpoint.load(tmp_path / "dit.pt")["settings"]["known"] == ["colours"]
    assert float(made.dit.out.weight.mean()) == 2 and float(nets[0].net.dit.out.weight.mean()) == 3
    rows = nets[0].net.text.embed.weight
    assert float(rows[made.vocabulary.ids["red"]].mean()) == 3 != float(rows[made.vocabulary.ids["rain"]].mean())


def test_a_run_that_is_ended_before_it_began_leaves_the_checkpoint(tmp_path):
    codec, path = tmp_path / "codec.pt", tmp_path / "dit.pt"
    checkpoint.save(codec, {"model": build(CODEC).state_dict(), "ema": {}, "settings": CODEC})
    checkpoint.save(path, {"step": 7})
    train({**DIT, "anchor": 0}, codec, path, stop=lambda: True)
    assert checkpoint.load(path) == {"step": 7}


def test_other_words_are_no_run_to_resume(tmp_path):
    checkpoint.save(tmp_path / "dit.pt", {"words": ["[PAD]"], "ema": {}, "samples": 0, "settings": DIT})
    with pytest.raises(checkpoint.TrainingStopped, match="other words.*--start"):
        train({**DIT, "anchor": 0}, tmp_path / "codec.pt", tmp_path / "dit.pt", resume=True)


def test_an_error_that_stays_is_steady_and_one_that_comes_and_goes_is_not(batches):
    batch = next(b for b in batches if b.clean.shape[2] > 2)
    weight = torch.ones_like(batch.cover)
    whole = batch.__class__(**{**vars(batch), "learned": torch.ones_like(batch.learned), "shot": torch.zeros_like(batch.shot)})
    stays = torch.randn_like(batch.clean[:, :, :1]).expand_as(batch.clean)
    assert float(unsteadiness(stays, whole, weight)) < 1e-12
    flips = stays * torch.tensor([(-1.0) ** f for f in range(batch.clean.shape[2])])[:, None, None]
    torch.testing.assert_close(unsteadiness(flips, whole, weight), 4 * stays.square().mean())
    parted = batch.__class__(**{**vars(whole), "shot": torch.arange(batch.clean.shape[2]).expand_as(batch.shot)})
    assert float(unsteadiness(flips, parted, weight)) == 0   # of different shots
    odd = whole.learned.clone()
    odd[:, 1::2] = 0
    assert float(unsteadiness(flips, batch.__class__(**{**vars(whole), "learned": odd}), weight)) == 0   # beside what is known
    still = next(b for b in batches if b.clean.shape[2] == 1)
    assert float(unsteadiness(torch.ones_like(still.clean), still, torch.ones_like(still.cover))) == 0


def test_steadiness_adds_to_the_loss_by_its_weight(batches):
    torch.manual_seed(1)
    net, batch = Generator(DIT), next(b for b in batches if b.clean.shape[2] > 2)
    noise = torch.randn_like(batch.clean)
    with torch.no_grad():
        plain, once, twice = (float(flow_loss(net, batch, noise, steady=w)) for w in (0.0, 1.0, 2.0))
    assert once > plain and twice - once == pytest.approx(once - plain, rel=1e-4)
