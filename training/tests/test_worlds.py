"""Either world can be trained on by one setting; every pool of each makes batches of one view and one length."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from training.codec.data import windows
from training.codec.model import Codec, CodecConfig
from training.dit.author import Author, Round, jobs
from training.dit.cache import ClipCache
from training.grown.facts import SCENES
from training.grown.words import tokens
from training.settings import read
from training.world.cast import CAST
from training.worlds import UnknownWorld, interface, of, world

SETTINGS = {"world": "grown", "seed": 2, "batch": 4, "brief_batch": 6, "brief_steps": 3, "cache": 400, "first": 20, "reuse": 8, "round": 2, "variants": 1,
            "model": {"latent": 4}}


@pytest.fixture(scope="module")
def studio():
    torch.set_num_threads(1)
    return world("grown").renderer(variants=1)


@pytest.fixture(scope="module")
def codec():
    torch.manual_seed(0)
    return Codec(CodecConfig(4, (16, 16, 16), (16, 16, 16), (1, 1, 1))).eval()


def test_a_config_without_a_world_means_the_small_one(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"codec": {"seed": 1, "steps": 1}, "dit": {"seed": 2, "steps": 1}}))
    (tmp_path / "b.json").write_text(json.dumps({"world": "grown", "codec": {"seed": 1, "steps": 1}, "dit": {"seed": 2, "steps": 1}}))
    assert of(read(tmp_path / "a.json")["dit"]).id == "small"
    assert of(read(tmp_path / "b.json")["codec"]).id == "grown"
    (tmp_path / "c.json").write_text(json.dumps({"world": "grown", "cast": 30, "dit": {"seed": 2, "steps": 1}}))
    assert len(of(read(tmp_path / "c.json")["dit"]).lexicon()["characters"]) == 30 < len(of(read(tmp_path / "b.json")["codec"]).lexicon()["characters"])
    for bad in ({"world": "flat"}, {"world": "grown", "cast": 2}, {"world": "small", "cast": 24}):
        with pytest.raises(UnknownWorld, match="grown"):
            of(bad)
    assert world("grown") is of({"world": "grown"})


@pytest.mark.parametrize("name", ["small", "grown"])
def test_every_pool_comes_within_a_lap_and_fits(name):
    it = world(name)
    rounds = [it.round(i) for i in range(10 * it.lap)]
    assert {pool for pool, _ in rounds[: it.lap]} == set(it.pools)
    assert all(shots <= it.pools[pool].shots for pool, shots in rounds)
    assert max(p.frames for p in it.pools.values()) == 2 * it.longest
    assert sum(p.odds for p in it.pools.values()) == pytest.approx(1) and sum(p.share for p in it.pools.values()) == pytest.approx(1)
    assert all(rows % 16 == 0 and columns % 16 == 0 for rows, columns in it.sizes.values())


def test_captions_have_room():
    it, rng = world("grown"), np.random.default_rng(1)
    vocabulary = it.vocabulary()
    for pool in it.pools.values():
        long = 0
        for _ in range(60):
            clip = it.draw(rng, pool.view, pool.frames, pool.shots, 1)
            general, own = it.captions(rng, clip)
            spans = [vocabulary.encode(t) for t in (general, *own)]
            assert all(len(ids) < vocabulary.most for ids in spans)
            long += sum(map(len, spans)) > pool.room
        assert long <= 1


def test_windows_are_of_every_view(studio):
    it, shapes = world("grown"), set()
    for step in range(12):
        frames, mask = windows(it, studio, 1, step, 2, 2)
        again, _ = windows(it, studio, 1, step, 2, 2)
        assert torch.equal(frames, again) and frames.shape[:3] == (2, 3, 4) and mask.shape[3:] == frames.shape[3:]
        shapes.add(tuple(frames.shape[3:]))
    assert shapes == set(it.sizes.values())


def test_a_batch_is_of_one_view_and_one_length(studio, codec):
    cache, seen = ClipCache(codec, studio, SETTINGS), set()
    for _ in range(30):
        batch = cache.next()
        b, c, f, h, w = batch.clean.shape
        assert batch.cover.shape == (b, f, h, w) and batch.text_mask.shape == (b, f, batch.place.shape[1])
        assert (batch.clean.float().abs() < 50).all() and batch.place.max() < batch.tokens.numel()
        seen.add((h, w))
    assert set(cache.rings) == set(world("grown").pools)
    assert seen == {(8, 12), (10, 10), (12, 8)}
    assert cache.rings["shots"].z.shape[2:] == (17, 8, 12)


def test_several_authors_each_have_every_pool_and_rows_of_their_own():
    several, rows = 3, {}
    settings = {**SETTINGS, "first": 60, "round": 1, "refill": 60}
    authors = [Author(settings, i, several) for i in range(several)]
    for who, what, arguments in jobs(settings, 0, several):
        if what == "batch":
            break
        made = getattr(authors[who], what)(*arguments)
        assert isinstance(made, Round)
        for row in made.rows.tolist():
            assert rows.setdefault((made.pool, row), who) == who
    assert all(all(a.pools.values()) for a in authors)
    plan = authors[1].batch(1)
    assert {rows[plan.pool, row] for row in plan.rows.tolist()} == {1}


def test_a_few_characters_are_taught_with_all_of_the_grammar():
    few, small = world("grown", 24), {c.id for c in CAST}
    rng, seen, scenes = np.random.default_rng(4), set(), set()
    for i in range(400):
        clip = few.draw(rng, "wide", 34 if i % 2 else 18, 3 if i % 4 == 1 else 1, 1)
        seen |= {a.who for s in clip.shots for a in s.actors}
        scenes |= {s.scene for s in clip.shots}
    assert seen == small and scenes == set(SCENES)   # the small world's are taught first
    told = few.lexicon()
    assert "kangaroo" not in told["words"] and "hippopotamus" not in told["synonyms"] and "fox" in told["words"] and told["synonyms"]["vixen"] == "fox"
    assert few.vocabulary().tokens == world("grown").vocabulary().tokens   # more of them need no other network


def test_a_config_says_which_styles_are_taught():
    some = of({"world": "grown", "cast": 12, "styles": ["solid", "flat"]})
    drawn = {some.draw(np.random.default_rng(i), "wide", 18, 1 + i % 2, 2).style for i in range(60)}
    assert drawn == {"solid", "flat"}
    assert [s["id"] for s in some.lexicon()["styles"]] == ["solid", "flat"]
    assert {p["facts"]["style"] for p in some.prompts(1, 20)} <= {"solid", "flat"}
    one = of({"world": "grown", "styles": ["pixel"]})
    assert {one.draw(np.random.default_rng(i), "wide", 18, 1, 2).style for i in range(30)} == {"pixel"}   # also of small and thin ones
    with pytest.raises(UnknownWorld, match="no style called 'oil'"):
        of({"world": "grown", "styles": ["oil"]})
    with pytest.raises(UnknownWorld, match="styles"):
        of({"world": "small", "styles": ["flat"]})


def test_what_a_world_borrows_is_part_of_how_it_is_drawn(monkeypatch):
    small, whole = world("small"), world("small").drawn()
    monkeypatch.setattr(type(small), "borrows", ("grown/colours.py",))
    assert small.drawn() != whole


def test_what_only_says_what_is_drawn_is_not(monkeypatch, tmp_path):
    small, folder = world("small"), tmp_path / "training" / "world"
    shutil.copytree(Path(interface.__file__).parents[1], tmp_path / "training", ignore=lambda at, names: [n for n in names if n in ("__pycache__", ".cache")])
    monkeypatch.setattr(interface, "__file__", str(tmp_path / "training" / "worlds" / "interface.py"))
    whole = small.drawn()
    (folder / "lexicon.py").write_text("")
    assert small.drawn() == whole
    (folder / "draw.py").write_text("")
    assert small.drawn() != whole


def test_a_config_says_what_the_small_world_has():
    plain, more = of({}), of({"adds": ["several", "weather"]})
    draw = lambda it: [s for i in range(120) for s in it.draw(np.random.default_rng(i), "square", 18, 1, 2).shots]
    assert {s.weather for s in draw(plain)} == {"clear"} < {s.weather for s in draw(more)} and not any(s.crowd for s in draw(plain))
    assert any(s.crowd for s in draw(more)) and not any(a.colour for s in draw(more) for a in s.actors)
    assert len(plain.vocabulary()) < len(more.vocabulary()) and plain.vocabulary().most < more.vocabulary().most
    assert "weathers" in more.lexicon() and "weathers" not in plain.lexicon()
    assert world("small") is plain and more is of({"adds": ["several", "weather"]})
    for bad in ({"adds": ["wind"]}, {"world": "grown", "adds": ["weather"]}):
        with pytest.raises(UnknownWorld, match="weather, colours, several"):
            of(bad)


def test_a_config_says_which_scenes_are_taught():
    some = of({"world": "grown", "cast": 24, "scenes": ["count", "pair", "solo", "bite"]})
    clips = [some.draw(np.random.default_rng(i), "wide", 34, 1 + i % 3, 2) for i in range(120)]
    assert {s.scene for clip in clips for s in clip.shots} == {"solo", "pair", "count", "bite"}
    told, rng = some.lexicon(), np.random.default_rng(3)
    assert told["scenes"] == ["solo", "pair", "count", "bite"] and [d["id"] for d in told["deeds"]] == ["bite"] and told["together"] == []
    assert {t["use"] for t in told["things"]} == {"bite"} and "munches" in told["synonyms"] and "pursues" not in told["synonyms"]
    said = {w for clip in clips for text in (lambda g, own: [g, *own])(*some.captions(rng, clip)) for w in tokens(text) if w[0].isalnum()}
    assert said <= set(told["words"]) and "cookie" in told["words"] and not {"seedling", "chases", "hides"} & set(told["words"])
    assert some.vocabulary().tokens == world("grown").vocabulary().tokens
    for bad in ({"scenes": ["solo", "pair", "swim"]}, {"scenes": ["solo"]}):
        with pytest.raises(UnknownWorld, match="scene"):
            of({"world": "grown", **bad})
    with pytest.raises(UnknownWorld, match="scenes"):
        of({"world": "small", "scenes": ["solo", "pair"]})
