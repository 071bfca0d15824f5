"""The evaluation of the grown world: it asks for what training never saw, and reads the truth of it from the facts."""

import json
import re

import pytest
import torch

from training.evaluate.grown import questions
from training.evaluate.grown.pool import KINDS, coloured, extended, foreign, hidden, minutes, names, pool, shots, spoken
from training.evaluate.grown.questions import ARRANGED, HEADS, INDEX
from training.evaluate.grown.rows import all_right
from training.evaluate.judge import Judge, seen
from training.evaluate.questions import ABSENT, FRAMES
from training.evaluate.rows import lasting
from training.grown.cast import BY_ID
from training.grown.facts import EVENTS, MOTIONS
from training.grown.places import PLACES
from training.grown.heldout import keeps_out
from training.text.vocabulary import UNK


@pytest.mark.parametrize("kind", KINDS)
def test_prompts_are_held_out_and_the_same_for_a_seed(kind):
    made = spoken(9, kind, 8)
    assert [i.order() for i in made] == [i.order() for i in spoken(9, kind, 8)] != [i.order() for i in spoken(8, kind, 8)]
    assert not any(keeps_out(i.clip.shots[0]) for i in made)
    json.dumps([i.order() for i in made])   # as the engine is told


def test_foreign_words_are_not_in_the_vocabulary():
    vocabulary = questions.world.vocabulary()
    for item in foreign(9, 24):
        said = item.settings["prompt"]
        assert UNK in vocabulary.encode(said) and not names(BY_ID[item.clip.shots[0].actors[0].who], said), said
        assert not re.search(r"\ba (?=[aeio])", said), said


def test_answers_of_two_are_in_the_order_in_which_they_stand():
    clips = [i.clip for i in spoken(9, "two", 24)]
    truth = questions.labels(clips)
    for row, clip in enumerate(clips):
        shot = clip.shots[0]
        first = shot.actors[1] if shot.relation in ("right", "below", "behind") else shot.actors[0]
        assert truth["a"][row] == INDEX[first.who] and truth["arrangement"][row] == ARRANGED[shot.relation or "left"]
        if shot.scene == "pair":
            assert shot.actors[0].x < shot.actors[1].x


def test_answers_of_events_counts_and_what_comes_second():
    events = questions.labels([i.clip for i in spoken(9, "event", 6)])
    assert events["event"].tolist() == events["trace"].tolist() == [1, 2, 3, 4, 5, 6] and len(EVENTS) == 6
    assert (events["a"] == ABSENT).all()
    counts = [i.clip for i in spoken(9, "many", 8)]
    assert questions.labels(counts)["count"].tolist() == [c.shots[0].actors[0].count - 1 for c in counts]
    alone = [i.clip for i in spoken(9, "one", 20)]
    truth = questions.labels(alone)
    for row, clip in enumerate(alone):
        parts = clip.shots[0].actors[0].parts
        assert truth["a then"][row] == (MOTIONS.index(parts[1].motion) if len(parts) > 1 else len(MOTIONS))
    assert questions.present(alone).sum(1).tolist() == [1.0] * 20


def test_things_are_seen_without_their_event_too():
    clips = questions.draw(5, 500, False)
    told = questions.labels(clips)["event"]
    for thing in {t.prop for c in clips if c.shots[0].happening for t in c.shots[0].things} & {"lamp", "seedling", "toy-balloon"}:
        assert 0 in [int(told[i]) for i, c in enumerate(clips) if thing in [t.prop for t in c.shots[0].things]]
    assert sum(c.shots[0].scene == "hide" for c in clips) >= 41 and all(c.frames == FRAMES for c in clips)


def test_colours_are_asked_of_two_that_differ():
    items = coloured(9, 6)
    truth = questions.labels([i.clip for i in items])
    for row, item in enumerate(items):
        assert truth["a colour"][row] != truth["b colour"][row] and ABSENT not in (truth["a colour"][row], truth["b colour"][row])
        assert all(a.colour in item.settings["prompt"] for a in item.clip.shots[0].actors)


def test_everything_is_asked_for_in_the_size_that_was_trained(tmp_path):
    items = pool(9, 4, 1, questions.world.renderer(variants=1), tmp_path)
    assert {(i.settings["height"], i.settings["width"]) for i in items} == {questions.world.sizes[questions.world.view]} == {(64, 96)}
    assert {i.kind for i in items} == {*KINDS, "colours", "hide", "words", "shots", "extend", "image", "minute"}


def test_heads_that_have_to_agree():
    truth = {"a": torch.tensor([1, 2, ABSENT]), "b": torch.tensor([5, ABSENT, 3])}
    got = {"a": torch.tensor([1, 2, 0]), "b": torch.tensor([4, 9, 3])}
    assert all_right(got, truth, ("a", "b")).tolist() == [0, 1] and all_right(got, truth, ("b",)).tolist() == [0, 1]


def test_who_hides_is_seen_again_before_the_end():
    for item in hidden(9, 6):
        assert 0 <= item.clip.shots[0].hidden[0] < item.clip.shots[0].hidden[1] < item.clip.frames - 4


def test_shots_are_in_different_places_and_show_one_character():
    for item in shots(9, 4):
        assert len({s.place for s in item.clip.shots}) == 3 and len({s.actors[0].who for s in item.clip.shots}) == 1
        assert item.clip.frames == FRAMES and all(s["prompt"].startswith("@it ") for s in item.settings["shots"])
        for shot, told in zip(item.clip.shots, item.settings["shots"]):
            assert PLACES[shot.place].hours or not re.search("by day|at dusk|at night", told["prompt"])


def test_what_is_extended_stays_in_view_and_goes_on():
    for item in extended(9, 3) + minutes(9, 2):
        assert [move.move for move in item.clip.shots[0].camera] == ["still"] and len(item.clip.shots[0].actors[0].parts) == 1
        longer = lasting(item.clip, 36)
        assert longer.frames == longer.shots[0].actors[0].parts[0].frames == longer.shots[0].camera[0].frames == 36 and item.clip.frames == 18


def test_the_judge_reads_wide_clips():
    judge = Judge(questions).eval()
    clips = seen(torch.rand(2, 3, FRAMES, 64, 96) * 2 - 1, questions.grid)
    assert clips.shape == (2, FRAMES, 3, 32, 48)
    scores, there = judge(clips)
    assert {k: v.shape for k, v in scores.items()} == {k: (2, n) for k, n in HEADS.items()} and there.shape == (2, FRAMES // 2, questions.cast)
    other = clips.clone()
    other[:, :16] = 0
    assert torch.equal(scores["trace"], judge(other)[0]["trace"])   # the end alone decides it
