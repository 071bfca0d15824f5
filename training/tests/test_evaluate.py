"""The evaluation asks for what training never saw, knows the truth of it, and measures what it says it measures."""

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from training import checkpoint
from training.evaluate import engine, pixels, scene
from training.evaluate.__main__ import ceiling
from training.evaluate.judge import GONE as UNSEEN, IN_VIEW, Judge, alone, drawn, pictures, read, seen, there_loss
from training.evaluate.learned import KEPT, learned
from training.evaluate.levels import Levels, placed, train_levels, views as levels_of
from training.evaluate.tally import Tally, counted, train_tally, views as tally_of
from training.evaluate.near import Near, near_loss, scores as near_scores, train_near, views, whole
from training.evaluate.panel import Panel
from training.evaluate.questions import ABSENT, FRAMES
from training.evaluate.rows import Scores, lasting, share
from training.evaluate.scene import Scene, restored, sliding
from training.evaluate.share import median_range, slope, wilson
from training.evaluate.slides import ASIDE, CELLS, LAG, MOVES, UP, slides
from training.evaluate.small import questions
from training.evaluate.small.pool import causing, coloured, extended, following, foreign, happening, hiding, minutes, shots, spoken, stacked
from training.evaluate.small.questions import DEEDS, GONE, THERE
from training.evaluate.small.rows import SmallScores
from training.evaluate.teach import lesson, moved
from training.grown.light import WEATHERS
from training.text.vocabulary import UNK, Vocabulary
from training.world.adds import ADDS
from training.world.cast import INDEX
from training.world.causes import DEEDS as CAUSED
from training.world.events import EVENTS
from training.world.facts import CAMERAS, MOTIONS
from training.world.hiding import hidden
from training.world.holdout import held_out


def still(frames: int = 8) -> torch.Tensor:
    return torch.rand(1, 3, 1, 16, 16).mul(2).sub(1).expand(-1, -1, frames, -1, -1).clone()


@pytest.fixture
def teach(monkeypatch):
    """Tells the evaluation which `adds` the bundle was taught, whatever it was."""
    def told(*adds: str) -> None:
        for name in ("questions", "pool"):
            monkeypatch.setattr(sys.modules[f"training.evaluate.small.{name}"], "taught", lambda: adds)
    return told


def test_prompts_are_held_out_and_the_same_for_a_seed():
    one = spoken(9, "one", 12)
    assert [i.order() for i in one] == [i.order() for i in spoken(9, "one", 12)] != [i.order() for i in spoken(8, "one", 12)]
    assert all(held_out(a.character, a.motion, i.clip.shots[0].place) for i in one for a in i.clip.shots[0].actors)
    json.dumps([i.order() for i in one])   # as the engine is told


def test_kinds_are_what_they_are_called():
    assert all(len(i.clip.shots[0].actors) == 1 for i in spoken(9, "one", 8))
    assert all(len(i.clip.shots[0].actors) == 2 and not i.clip.shots[0].crowd for i in spoken(9, "two", 8))


@pytest.mark.parametrize("adds", [(), ("colours",), ("several",), ("events",), ("hiding",), ("sequences",), ("causes",), ("above",)])
def test_what_the_bundle_was_not_taught_is_not_asked(teach, adds):
    teach(*adds)
    assert (len(spoken(9, "many", 12)), len(coloured(9, 6)), len(happening(9, 3)), len(hiding(9, 3)), len(following(9, 4)), len(causing(9, 3)), len(stacked(9, 3))) == (
        12 * ("several" in adds), 6 * ("colours" in adds), 3 * ("events" in adds), 3 * ("hiding" in adds), 4 * ("sequences" in adds), 3 * ("causes" in adds), 3 * ("above" in adds))


def test_the_ceiling_is_of_what_the_judge_is_asked():
    made = ceiling(Judge(questions).eval(), questions.world.renderer("cpu", 24))   # as many as are asked: every fact comes up
    assert list(made) == list(questions.heads) and all(0 <= share <= 1 for share in made.values())


def test_what_was_added_is_asked_where_it_was_taught(teach):
    teach(*ADDS)
    assert {len(i.clip.shots[0].actors) for i in spoken(9, "many", 12) if i.clip.shots[0].crowd} == {2, 3}
    clips = questions.draw(5, 10, False)
    truth, counts = questions.labels(clips), [len(c.shots[0].actors) for c in clips]
    assert [counts[i] for i in (0, 1, 3, 4)] == [1, 1, 2, 2] and counts[2] > 1 and clips[2].shots[0].crowd
    assert truth["several"].tolist()[:5] == [0, 0, counts[2] - 1, ABSENT, ABSENT] and truth["right"][2] == ABSENT
    for clip, colour, weather in zip(clips, truth["left colour"].tolist(), truth["weather"].tolist()):
        shot = clip.shots[0]
        assert (colour == ABSENT) == (shot.actors[0].colour == "") and (weather == ABSENT) == (shot.place == "space")
        assert weather == ABSENT or WEATHERS[weather] == shot.weather
    for item in coloured(9, 6):
        a, b = (actor.colour for actor in item.clip.shots[0].actors)
        assert a != b and a in item.settings["prompt"] and b in item.settings["prompt"]


def test_what_happens_and_what_is_left_are_asked_of_one(teach):
    teach(*ADDS)
    made = happening(9, 12)
    assert all(len(i.clip.shots[0].actors) == 1 for i in made) and {i.clip.shots[0].actors[0].motion for i in made} <= set(EVENTS)
    truth = questions.labels([i.clip for i in made])
    left = {"vanish": GONE, "pop": GONE, "appear": THERE, "turn": ABSENT}
    assert truth["trace"].tolist() == [left[i.clip.shots[0].actors[0].motion] for i in made]
    assert [(v == ABSENT) for v in truth["then colour"].tolist()] == [i.clip.shots[0].actors[0].then == "" for i in made]
    assert not any(a.motion in EVENTS for kind in ("one", "two", "many") for i in spoken(9, kind, 12) for a in i.clip.shots[0].actors)


def test_two_parts_are_asked_for_both_in_their_order(teach):
    teach(*ADDS)
    made = following(9, 8)
    truth = questions.labels([i.clip for i in made])
    for k, item in enumerate(made):
        shot, said = item.clip.shots[0], item.settings["prompt"]
        (lone,) = shot.actors
        assert "then " in said and bool(lone.after) == (k < 4) and bool(shot.later) == (k >= 4)
        first, after, early, late = (int(truth[name][k]) for name in ("first motion", "next motion", "first camera", "next camera"))
        assert (first, after) == ((MOTIONS.index(lone.motion), DEEDS.index(lone.after)) if lone.after else (ABSENT, ABSENT))
        assert (early, late) == ((CAMERAS.index(shot.camera), CAMERAS.index(shot.later)) if shot.later else (ABSENT, ABSENT))
        assert (truth["left motion"][k] == ABSENT) == bool(lone.after) and (truth["camera"][k] == ABSENT) == bool(shot.later)
    assert not any(s.later or a.after for kind in ("one", "two", "many") for i in spoken(9, kind, 8) for s in i.clip.shots for a in s.actors)
    before = [i.order() for i in (*hiding(9, 4), *happening(9, 4))]
    teach(*(add for add in ADDS if add != "sequences"))
    assert [i.order() for i in (*hiding(9, 4), *happening(9, 4))] == before   # what is taught later changes no prompt of what was there


def test_what_is_done_to_a_thing_is_read_before_and_after(teach):
    teach(*ADDS)
    items = causing(9, 16)
    truth = questions.labels([i.clip for i in items])
    for k, item in enumerate(items):
        (lone,) = item.clip.shots[0].actors
        deed = CAUSED.index(lone.motion)
        assert [int(truth[name][k]) for name in ("deed", "deed way", "thing before", "thing after")] == [deed, int(lone.facing > 0), 2 * deed, 2 * deed + 1]
        assert all(truth[name][k] == ABSENT for name in ("left motion", "thing", "then colour", "trace"))
    there = questions.present([i.clip for i in items])[:, INDEX["balloon"]].tolist()
    assert there == [float(i.clip.shots[0].actors[0].motion == "prick") for i in items]   # its picture is that of the character
    scores = SmallScores.__new__(SmallScores)
    silent = sum("left" not in i.settings["prompt"] and "right" not in i.settings["prompt"] for i in items) / len(items)
    assert 0 < silent < 1   # which way is not always said, and not asked then
    for got, values in ((truth, ["1.00", "1.00"]), ({**truth, "thing after": truth["thing before"]}, ["0.00", "0.00"]), ({**truth, "deed way": 1 - truth["deed way"]}, [f"{silent:.2f}", "1.00"])):
        scores.three = lambda made: ([got, truth, truth], truth)
        assert [r.value for r in scores.causes(items)] == values


def test_the_first_picture_is_read_by_the_head_of_the_last():
    torch.manual_seed(0)
    asked = replace(questions, heads={"now": 4, "then": 4}, ending=("then",), beginning={"now": "then"})
    judge = Judge(asked).eval()
    clips = torch.randint(0, 255, (2, 18, 3, 32, 32), dtype=torch.uint8)
    scores, _ = judge(clips)
    x = judge.features(judge.pictures(clips))
    torch.testing.assert_close(scores["now"], judge.heads["then"](x[:, 0]))
    torch.testing.assert_close(scores["then"], judge.heads["then"](x[:, -1]))


@pytest.mark.parametrize("second,value", [("right", "1.00"), ("the first", "0.00")])
def test_both_parts_count_or_none(teach, second, value):
    """A judge that reads the first part twice has read nothing of a sequence."""
    teach(*ADDS)
    items = following(9, 6)
    truth = questions.labels([i.clip for i in items])
    got = dict(truth) if second == "right" else {**truth, "next motion": truth["first motion"], "next camera": truth["first camera"]}
    scores = SmallScores.__new__(SmallScores)
    scores.three = lambda made: ([got, truth, truth], truth)
    rows = scores.sequences(items)
    assert [(r.value, r.renders, r.n) for r in rows] == [(value, "1.00", 3)] * 2


def test_who_is_seen_hides_and_is_seen_again_is_counted(teach):
    teach("hiding")
    items = hiding(9, 4)
    assert all(i.clip.shots[0].actors[0].thing and i.clip.shots[0].camera == "still" for i in items)
    who, (gone, back) = [questions.who(i.clip.shots[0].actors[0]) for i in items], hidden(FRAMES)

    def video(item) -> torch.Tensor:
        """Each picture is the number of who is seen in it, or −1; the second comes out as another, the third is never hidden."""
        at = items.index(item)
        shown = torch.full((FRAMES,), who[at])
        shown[gone:back] = who[at] if at == 2 else -1
        shown[back:] += at == 1
        return (shown / 64)[None, None, :, None, None].expand(1, 3, FRAMES, 64, 64)

    class Reads(torch.nn.Module):
        def forward(self, pictures):
            shown = (pictures[:, 0, 0, 0].float() / 127.5 - 1).mul(64).round().long()
            return torch.where(shown[:, None] == torch.arange(questions.cast + 1), 5.0, -5.0)

    scores = Scores(Judge(questions).eval(), Reads(), None, questions.world.renderer("cpu", 24), video)
    scores.render, scores.coded = video, lambda frames: frames
    row = scores.reappears(items, [(gone, back)] * 4, 0.04)
    assert (row.n, row.value, row.renders, row.codec, row.chance) == (4, "0.50", "0.50", "0.50", "0.04")


def test_who_hides_is_known_in_every_second_picture(teach):
    teach(*ADDS)
    clips, renderer = questions.hiders(5, 3, False), questions.world.renderer("cpu", 24)
    assert all(c.shots[0].actors[0].thing and c.shots[0].phase == 0 for c in clips) and not any(held_out(a.character, a.motion, c.shots[0].place) for c in clips for a in c.shots[0].actors)
    (x, told), cover, (gone, back) = views(questions, clips, renderer, None), questions.painted(renderer, clips)[1], hidden(FRAMES)
    assert x.shape == (3 * FRAMES // 2, 3, 64, 64) and torch.equal(x[:FRAMES // 2], whole(questions.paint(renderer, clips[:1]))[::2])
    for row, clip, covered in zip(told.reshape(3, -1).tolist(), clips, cover[:, ::2]):
        who = questions.who(clip.shots[0].actors[0])
        assert [v == who for v in row] == (covered > IN_VIEW).tolist() and [v == questions.cast for v in row] == (covered < UNSEEN).tolist()
        assert row[0] == row[-1] == who and row[(gone + back) // 4] == questions.cast
    teach("events")
    assert questions.hiders(5, 3, False) == []


def test_who_looks_near_learns_who_hides(teach):
    teach(*ADDS)
    renderer = questions.world.renderer("cpu", 24)
    x, told = views(questions, questions.hiders(5, 4, False), renderer, None)
    loss = lambda near: float(near_loss(near_scores(near, x), told))
    torch.manual_seed(5)
    assert loss(train_near(questions, None, renderer, clips=4, steps=60)) < 0.5 * loss(Near(questions.cast).eval())
    sure = torch.full((3, 4), -20.0)
    sure[0, 2] = 20
    assert near_loss(sure, torch.tensor([2, 4, ABSENT])) < 1e-3 < 1 < near_loss(-sure, torch.tensor([2, 4, ABSENT]))
    assert near_loss(sure, torch.tensor([ABSENT] * 3)) == 0   # nobody can tell


def test_who_is_above_whom_is_learned(teach):
    teach(*ADDS)
    renderer, clips = questions.world.renderer("cpu", 24), questions.stacked(7, 4, False)   # those that it learns from
    assert all(c.shots[0].stacked and c.shots[0].phase == 0 for c in clips) and not any(held_out(a.character, a.motion, c.shots[0].place) for c in clips for a in c.shots[0].actors)
    x, who = levels_of(questions, clips, renderer, None)
    assert x.shape == (4, FRAMES // 2, 3, 64, 64) and torch.equal(x[0], whole(questions.paint(renderer, clips[:1]))[::2]) and who.T.tolist() == [[INDEX[a.character] for a in c.shots[0].actors] for c in clips]
    loss = lambda levels: sum(float(torch.nn.functional.cross_entropy(scores, true.repeat_interleave(FRAMES // 2))) for scores, true in zip(levels(x.flatten(0, 1)), who))
    torch.manual_seed(7)
    assert loss(train_levels(questions, None, renderer, clips=4, steps=60)) < 0.7 * loss(Levels(questions.cast).eval())
    teach(*(add for add in ADDS if add != "above"))
    assert questions.stacked(5, 4, False) == []


def test_how_many_there_are_is_learned_also_where_one_is_there_twice(teach):
    teach(*ADDS)
    renderer, clips = questions.world.renderer("cpu", 24), questions.tallied(11, 12, False)
    assert [len(c.shots[0].actors) for c in clips] == [1, 2, 3] * 4 and all(c.shots[0].phase == 0 and c.shots[0].camera == "still" for c in clips)
    twice = [c.shots[0].actors for c in clips if any(a.high for a in c.shots[0].actors)]
    assert len(twice) == 4 and all(len({(a.character, a.colour) for a in actors}) < len(actors) for actors in twice)
    assert not any(held_out(a.character, a.motion, c.shots[0].place) for c in clips for a in c.shots[0].actors)
    x, many = tally_of(questions, clips, renderer, None)
    assert x.shape == (12, FRAMES // 2, 3, 64, 64) and many.tolist() == [0, 1, 2] * 4
    loss = lambda tally: float(torch.nn.functional.cross_entropy(tally(x.flatten(0, 1)), many.repeat_interleave(FRAMES // 2)))
    torch.manual_seed(7)
    assert loss(train_tally(questions, None, renderer, clips=12, steps=80)) < 0.7 * loss(Tally().eval())


def test_more_than_were_told_are_one_too_many(teach):
    teach(*ADDS)

    class Counts(torch.nn.Module):
        said = 2

        def forward(self, x):
            return torch.nn.functional.one_hot(torch.full((len(x),), self.said - 1), 3).float() * 9

    tally = Counts()
    assert counted(tally, torch.zeros(20, 3, 3, 64, 64, dtype=torch.uint8)).tolist() == [2] * 20
    scores = SmallScores(SimpleNamespace(asked=questions), None, None, questions.world.renderer("cpu", 24), lambda item: questions.paint(questions.world.renderer("cpu", 24), [item.clip]), None, tally)
    one, two = scores.nobody_twice("one", spoken(9, "one", 3)), scores.nobody_twice("two", spoken(9, "two", 3))
    assert (one[0].value, two[0].value, two[0].n, one[0].measure) == ("0.00", "1.00", 3, "nobody is there twice, of one")
    assert SmallScores(SimpleNamespace(asked=questions), None, None, None, None).nobody_twice("one", []) == []


def test_who_is_above_is_asked_of_both_and_of_their_order(teach):
    teach(*ADDS)
    items = stacked(9, 4)
    who = torch.tensor([[questions.who(a) for a in i.clip.shots[0].actors] for i in items]).T
    told = [who.flip(0), who.where(torch.arange(4) < 3, (who + 1) % questions.cast), who]   # of videos the other way round; of renders one with others; of coded ones the truth

    class Reads(torch.nn.Module):
        """What it says of clips in the order in which it is asked."""
        def forward(self, pictures):
            return torch.nn.functional.one_hot(self.now, questions.cast).float().mul(9).repeat_interleave(FRAMES // 2, 1)

    reads = Reads()
    scores = SmallScores(Judge(questions).eval(), None, None, questions.world.renderer("cpu", 24), lambda item: torch.zeros(1, 3, FRAMES, 64, 64), reads)
    turn = iter(told)
    reads.register_forward_pre_hook(lambda module, given: setattr(module, "now", next(turn)))
    both, order = scores.above(items)
    assert (both.n, both.value, both.renders, both.codec) == (4, "1.00", "0.75", "1.00") and (order.n, order.value, order.renders, order.codec, order.chance) == (4, "0.00", "1.00", "1.00", "0.50")


def test_what_was_taught_is_taught_once(tmp_path, monkeypatch):
    network, asked = (lambda: torch.nn.Linear(3, 2)), []
    teach = lambda earlier: asked.append(1) or earlier or network()
    first = learned(tmp_path / "near.pt", network(), teach)
    again = learned(tmp_path / "near.pt", network(), teach)
    assert torch.equal(first.weight, again.weight) and torch.equal(first.weight, first.weight.half().float()) and asked == [1]
    monkeypatch.setattr("training.evaluate.learned.KEPT", tmp_path)
    assert torch.equal(learned(tmp_path / "other" / "near.pt", network(), teach).weight, first.weight) and asked == [1]
    learned(tmp_path / "other" / "judge.pt", network(), teach)
    assert asked == [1, 1] and (tmp_path / "other" / "judge.pt").exists()


def test_what_was_kept_before_learns_further(tmp_path, monkeypatch):
    monkeypatch.setattr("training.evaluate.learned.KEPT", tmp_path / "kept")
    path, network = tmp_path / "near-small-2.pt", lambda: torch.nn.Linear(3, 2)
    with pytest.raises(SystemExit, match="0 files of .* are called near-small-….pt: leave out --further"):
        learned(path, network(), lambda earlier: earlier, further="near-small")
    checkpoint.save(tmp_path / "kept/near-small-1.pt", network().half().state_dict())
    told = []
    made = learned(path, network(), lambda earlier: told.append(earlier.weight.clone()) or earlier, further="near-small")
    assert torch.equal(told[0], checkpoint.load(tmp_path / "kept/near-small-1.pt")["weight"].float()) and torch.equal(made.weight, told[0])
    with pytest.raises(SystemExit, match="near-small-1.pt was asked other things"):
        learned(tmp_path / "near-small-3.pt", torch.nn.Linear(4, 2), lambda earlier: earlier, further="near-small")
    checkpoint.save(tmp_path / "kept/near-small-0.pt", network().half().state_dict())
    with pytest.raises(SystemExit, match="2 files of .* are called near-small-….pt: leave only the one"):
        learned(tmp_path / "near-small-3.pt", network(), lambda earlier: earlier, further="near-small")
    assert lesson(48, 8, 3, None) == (48, 8, 3, 1.0) and lesson(48, 8, 3, made) == (12, 2, 1003, 0.5)
    taught = train_near(questions, None, questions.world.renderer("cpu", 24), clips=8, steps=4, earlier=(start := Near(questions.cast)))
    assert taught is start   # no new one


def test_foreign_words_are_not_in_the_vocabulary():
    vocabulary = Vocabulary()
    for item in foreign(9, 20):
        assert UNK in vocabulary.encode(item.settings["prompt"]), item.settings["prompt"]


def test_shots_are_in_different_places_and_name_one_character():
    for item in shots(9, 10):
        assert len({s.place for s in item.clip.shots}) == 3 and len({s.actors[0].character for s in item.clip.shots}) == 1
        assert [s["seconds"] for s in item.settings["shots"]] == [0.75] * 3
        assert all(s["prompt"].startswith("@it ") for s in item.settings["shots"])


def test_what_is_extended_stays_in_view():
    for item in extended(9, 6) + minutes(9, 3):
        assert item.clip.shots[0].camera == "still" and item.clip.shots[0].weather == "clear" and not item.clip.shots[0].actors[0].motion.startswith("go-")


def test_a_key_is_of_model_template_settings():
    first, second = spoken(9, "one", 2)
    assert engine.key(first) == engine.key(spoken(9, "one", 1)[0]) != engine.key(second)


def test_an_engine_ends_with_who_asked_it(monkeypatch, tmp_path):
    def interrupted(*_):
        raise KeyboardInterrupt

    started = tmp_path / "started"
    monkeypatch.setattr(engine, "COMMAND", ("sh", "-c", f"sleep 60 & echo $! > {started}; wait"))
    before = signal.signal(signal.SIGALRM, interrupted)
    signal.setitimer(signal.ITIMER_REAL, 1.0)
    try:
        with pytest.raises(KeyboardInterrupt):
            engine.make([], tmp_path)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    state = lambda: Path(f"/proc/{started.read_text().strip()}/stat")
    for _ in range(100):   # until its end is noticed
        if not state().exists() or state().read_text().split()[2] == "Z":
            return
        time.sleep(0.05)
    pytest.fail("what the engine had begun goes on")


def test_an_engine_that_fails_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(engine, "COMMAND", ("sh", "-c", "exit 3"))
    with pytest.raises(subprocess.CalledProcessError, match="3"):
        engine.make([], tmp_path)


def test_labels_and_what_is_there(teach):
    teach()
    clips = questions.draw(5, 4, False)
    truth, present = questions.labels(clips), questions.present(clips)
    assert [len(c.shots[0].actors) for c in clips] == [1, 2, 1, 2] and truth["count"].tolist() == [0, 1, 0, 1]
    assert [v == ABSENT for v in truth["right"].tolist()] == [True, False, True, False]
    assert set(truth["left colour"].tolist()) | set(truth["weather"].tolist()) == {ABSENT}
    sure = torch.full((4, 9, 24), -20.0)
    for side in ("left", "right"):
        for row, who in enumerate(truth[side].tolist()):
            if who != ABSENT:
                sure[row, 3, who] = 20
    assert there_loss(sure, present) < 1e-3 < 1 < there_loss(-sure, present)


def test_who_is_alone_is_known_in_every_picture_that_shows_it(teach):
    teach()
    clips = questions.draw(5, 12, False)
    renderer = questions.world.renderer("cpu", 24)
    frames, cover = questions.painted(renderer, clips)
    pictures, every = drawn(questions, clips, renderer, None)
    assert torch.equal(pictures, seen(frames, questions.grid)) and torch.equal(every, cover[:, ::2])
    made, empty = alone(questions, clips, every)
    assert made.shape == (12, FRAMES // 2) and bool((made[1::2] == ABSENT).all())   # every other clip has two characters
    for row, clip, covered in zip(made[::2], clips[::2], cover[::2, ::2]):
        who = questions.who(clip.shots[0].actors[0])
        assert set(row.tolist()) <= {who, ABSENT} and [v == who for v in row.tolist()] == (covered > IN_VIEW).tolist()
    assert bool((made[::2] != ABSENT).any()) and not bool((empty & (made != ABSENT)).any()) and not bool(empty[1::2].any())
    assert torch.equal(empty[::2], cover[::2, ::2] < UNSEEN)


def test_a_judge_is_another_where_the_world_looks_other(monkeypatch):
    name = questions.name()
    monkeypatch.setattr(type(questions.world), "drawn", lambda self: "otherwise")
    assert questions.name() != name and questions.name((1,)) != questions.name((2,))


def test_the_judge_reads_clips_of_any_length_for_who_is_there():
    judge = Judge(questions).eval()
    clips = seen(torch.rand(2, 3, FRAMES, 64, 64) * 2 - 1, questions.grid)
    assert clips.shape == (2, FRAMES, 3, 32, 32)
    scores, there = judge(clips)
    assert {k: v.shape for k, v in scores.items()} == {k: (2, n) for k, n in questions.heads.items()} and there.shape == (2, FRAMES // 2, 24)
    assert judge.features(judge.pictures(clips[:, :6])).shape == (2, 3, 160)


@pytest.mark.parametrize("speed,noise", [(-1, 0.0), (0, 0.1), (1, 0.1), (2, 0.0)])
def test_a_slide_is_told_by_the_move_that_fits(speed, noise):
    """Pictures of a scenery that goes by, `speed` pixels to the right in each of them."""
    torch.manual_seed(2)
    scenery = torch.rand(1, 3, 32, 64) * 2 - 1
    clip = torch.stack([scenery[..., 16 - speed * t:48 - speed * t] for t in range(6)], 1)
    made = slides(clip + noise * torch.randn_like(clip)).reshape(6 - LAG, MOVES, CELLS, CELLS)
    torch.testing.assert_close(made.sum(1), torch.ones(6 - LAG, CELLS, CELLS))
    best = made[:, :, :, 1:-1].argmax(1)   # what comes in at an edge is like nothing before
    assert bool((best == UP * (2 * ASIDE + 1) + ASIDE + LAG * speed).all())


def test_where_nothing_can_be_told_all_moves_are_alike():
    made = slides(torch.zeros(1, 4, 3, 32, 32))
    torch.testing.assert_close(made, torch.full_like(made, 1 / MOVES))


def test_judges_answer_together():
    """Who is sure outweighs who is not, and one who has not learned something says nothing of it."""
    torch.manual_seed(4)
    panel = Panel(questions).eval()
    one, other = panel.judges
    clips = seen(torch.rand(3, 3, FRAMES, 64, 64) * 2 - 1, questions.grid)
    (first, seeing), (second, looking) = one(clips), other(clips)
    scores, there = panel(clips)
    torch.testing.assert_close(scores["place"].exp(), first["place"].softmax(-1) * second["place"].softmax(-1))
    torch.testing.assert_close(there, (seeing + looking) / 2)
    torch.testing.assert_close(panel.present(clips), there)
    for head in one.heads.values():
        torch.nn.init.zeros_(head.weight)
        torch.nn.init.zeros_(head.bias)
    got, _ = read(panel, clips)
    assert all(torch.equal(got[name], second[name].argmax(-1)) for name in questions.heads)


def test_a_judge_takes_clips_in_full_too():
    judge = Judge(questions).eval()
    frames = torch.rand(2, 3, FRAMES, 64, 64) * 2 - 1
    full, small = (judge.pictures(seen(frames, size)) for size in (questions.full, questions.grid))
    assert full.shape == small.shape == (2, FRAMES // 2, 3, 32, 32) and float((full - small).abs().max()) <= 1.01 / 127.5   # rounded twice


def test_fog_hides_nothing_from_who_restores_contrast():
    torch.manual_seed(3)
    clear = torch.rand(2, 3, 16, 16) * 2 - 1
    fog = 0.7 + 0.25 * clear
    apart = lambda pictures: (restored(pictures) - restored(clear)).abs().mean()
    assert apart(fog) < 0.15 * (fog - clear).abs().mean() and float(restored(fog).mean().abs()) < 1e-5


@pytest.mark.parametrize("speed", [-2, 0, 1])
def test_a_pan_in_the_fog_is_told(speed):
    """A scenery that goes by in fog, of a twentieth of the contrast, `speed` pixels to the right in each picture."""
    torch.manual_seed(5)
    scenery = 0.8 + 0.05 * (torch.rand(1, 3, 64, 128) * 2 - 1)
    clip = torch.stack([scenery[..., 32 - speed * t:96 - speed * t] for t in range(FRAMES // 2)], 1)
    made = sliding(clip).reshape(FRAMES // 2 - scene.LAG, scene.MOVES, CELLS, CELLS)
    middle = scene.UP * (2 * scene.ASIDE + 1) + scene.ASIDE
    assert bool((made[:, :, :, 1:-1].argmax(1) == middle + scene.LAG * speed).all())
    plain = slides(clip, scene.LAG, scene.ASIDE, scene.UP, scene.EVEN).reshape(made.shape)
    sure = lambda told: float(told.amax(1)[:, :, 1:-1].min()) * scene.MOVES   # 1 where all moves are alike
    assert sure(made) > 2 > 1.5 > sure(plain)


def test_who_looks_in_full_reads_what_it_never_saw():
    """The one that is kept, as the table is read with."""
    made = Scene(questions)
    made.load_state_dict(checkpoint.load(KEPT / f"scene-{questions.name((*scene.HOW, *questions.scene))}.pt"))
    clips = questions.draw(80, 48, True)
    x, truth = pictures(questions, clips, questions.world.renderer("cpu", 24), None), questions.labels(clips)
    with torch.no_grad():
        said = made.eval()(x)
    for name in questions.scene:
        there = truth[name] != ABSENT
        assert said[name].shape == (48, questions.heads[name])
        assert float((said[name].argmax(-1) == truth[name])[there].float().mean()) > 0.85, name


def test_who_looks_in_full_joins_the_judges(teach):
    teach("weather", "styles")
    asked = replace(questions, scene=("place", "camera"))
    renderer = asked.world.renderer("cpu", 24)
    made = scene.train_scene(asked, None, renderer, clips=70, steps=2, say=lambda *_, **__: None)
    panel, few = Panel(asked).eval(), pictures(asked, asked.draw(6, 3, True), renderer, None)
    with torch.no_grad():
        alone, said = panel(few)[0], made(few)
        panel.scene = made
        together = panel(few)[0]
    for name in asked.heads:
        torch.testing.assert_close(together[name], alone[name] + (said[name].log_softmax(-1) if name in said else 0))
    with pytest.raises(ValueError, match="looks at pictures of \\(64, 64\\), not of \\(32, 32\\)"):
        panel(seen(torch.zeros(1, 3, FRAMES, 64, 64), asked.grid))


def test_clips_are_moved_each_by_its_own():
    clips = torch.randint(0, 256, (2, 3, 3, 6, 5), dtype=torch.uint8)
    away = moved(clips, torch.tensor([[0, 0], [2, -1]]))
    assert away.dtype == torch.uint8 and torch.equal(away[0], clips[0])
    assert torch.equal(away[1, :, :, :4, 1:], clips[1, :, :, 2:, :4])
    assert torch.equal(away[1, :, :, 4:, 0], clips[1, :, :, 5:, 0].expand(-1, -1, 2)) and torch.equal(away[1, :, :, 4, 0], clips[1, :, :, 5, 0])


def test_shares_and_their_intervals():
    low, high = wilson(0.9, 200)
    assert low == pytest.approx(0.8506, abs=1e-3) and high == pytest.approx(0.9344, abs=1e-3)   # Wilson's interval of 180 in 200
    row = share("x", "0.9", np.array([1.0, 0, 1, 1]), [1.0], None, None, 0.25)
    assert (row.value, row.n, row.renders, row.codec, row.chance) == ("0.75", 4, "1.00", "", "0.25")
    assert share("x", "0.9", np.array([])).value == "–"


def test_median_and_slope():
    mid, low, high = median_range(np.arange(101))
    assert mid == 50 and low < 50 < high
    change, t = slope(np.linspace(10, 14, 20) + np.tile([0.1, -0.1], 10))
    assert change == pytest.approx(4, abs=0.1) and t > 20
    assert abs(slope(np.tile([1.0, -1.0], 20))[1]) < 1


def test_a_jump_is_a_seam_and_a_cut():
    frames = still() + torch.randn(1, 3, 8, 16, 16) * 0.01
    frames[:, :, 4:] = frames[:, :, 4:].flip(-1)
    assert pixels.seam(frames, 4) > 5 > 2 > pixels.seam(frames, 2)
    assert pixels.cuts(frames, 1) == [4]
    pairs = still() + torch.arange(8).div(2, rounding_mode="floor").reshape(1, 1, 8, 1, 1) * 0.1
    assert pixels.seam(pairs, 4) > 1.5 and pixels.seam(pairs, 4, 2) == pytest.approx(1, abs=1e-3)


def test_flicker_is_of_the_background():
    frames = still()
    frames[..., :5, :5] = torch.rand(1, 3, 8, 5, 5)
    assert pixels.flicker(frames) == 0 < pixels.flicker(still() + torch.randn(1, 3, 8, 16, 16) * 0.02)


def test_looks_and_psnr():
    flat = torch.zeros(1, 3, 2, 8, 8)
    assert pixels.looks(flat) == {"red": 0, "green": 0, "blue": 0, "contrast": 0, "sharpness": 0}
    assert pixels.psnr(flat, flat + 0.2) == pytest.approx(20, abs=0.01)
