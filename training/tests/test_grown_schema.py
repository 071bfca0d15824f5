"""What evaluators and the Prompt Rewriter read of the grown world agrees with its facts and captions."""

import json
from copy import deepcopy

import numpy as np
import pytest
import torch

from training.grown import language as say
from training.grown.captions import captions
from training.grown.draw import draw_clip
from training.grown.facts import CameraPart, from_json, to_json
from training.grown.lexicon import lexicon
from training.grown.places import PLACES
from training.grown.render import Renderer
from training.grown.schema import SCHEMA, describe
from training.grown.views import views
from training.grown.vocabulary import MAX_TOKENS, Vocabulary
from training.text.vocabulary import UNK


@pytest.fixture(scope="module")
def renderer():
    return Renderer(variants=1)


def drawn(count: int, seed: int, **options):
    rng = np.random.default_rng(seed)
    for k in range(count):
        clip = draw_clip(rng, 34, 1 + k % 5 if "scene" not in options else 1, **options)
        yield clip, *captions(rng, clip)


def test_every_attribute_is_one_of_the_schema():
    for clip, _, _ in drawn(300, 1):
        said = json.loads(json.dumps(describe(clip)))
        assert said["style"] in SCHEMA["style"] and said["frames"] == 34
        assert said["cuts"] == [s["frames"][0] for s in said["shots"][1:]] and all(c % 2 == 0 for c in said["cuts"])
        for s in said["shots"]:
            assert s["place"] in SCHEMA["place"] and s["scene"] in SCHEMA["scene"]
            assert s["camera"][-1]["frames"][1] == s["frames"][1] and all(c["move"] in SCHEMA["camera"] for c in s["camera"])
            for a in s["actors"]:
                assert a["character"] in SCHEMA["character"] and a["colour"] in SCHEMA["colour"] and a["count"] in SCHEMA["count"]
                assert [a["does"][0]["frames"][0], a["does"][-1]["frames"][1]] == s["frames"]
                assert all(d["motion"] in SCHEMA["motion"] and d["direction"] in SCHEMA["direction"] for d in a["does"])
            if s["event"]:
                assert s["event"]["trace"] in SCHEMA["trace"] and s["frames"][0] <= s["event"]["frame"] < s["event"]["trace_frames"][1] == s["frames"][1]


def test_who_stays_who_across_shots():
    for clip, _, _ in drawn(200, 2):
        seen = {}
        for shot in clip.shots:
            for a in shot.actors:
                assert seen.setdefault(a.entity, (a.who, a.colour, a.name)) == (a.who, a.colour, a.name)


def test_place_time_weather_and_style_are_said_truly():
    for clip, general, own in drawn(300, 3):
        for shot, text in zip(clip.shots, own):
            full = f"{text} {general}"
            if len(text.split()) > 3 and PLACES[shot.place].hours:
                for time in ("day", "dusk", "night"):
                    if time != shot.time:
                        assert not any(f" {p} " in f" {text} ".replace(",", " ") for p in say.TIMES[time]), text
                if shot.time != "day":
                    assert any(p in full for p in say.TIMES[shot.time]), full
            for weather in ("rain", "snow", "fog"):
                true = any(p in full for p in say.WEATHERS[weather])
                assert true == (shot.weather == weather), full
            for style in ("flat", "pencil", "pixel"):
                assert any(p in full for p in say.STYLES[style]) == (clip.style == style), full


def test_relations_are_as_drawn(renderer):
    """The named relation holds in the picture: actors alone are rendered and their centres compared."""
    rng = np.random.default_rng(5)
    for _ in range(14):
        clip = draw_clip(rng, 18, 1, renderer.view, 1, scene="relation", style="solid", late_share=0.0)
        shot = clip.shots[0]
        shot.weather, shot.camera, centres = "clear", [CameraPart("still", 18)], []
        alone = [deepcopy(clip) for _ in range(2)]
        for k, one in enumerate(alone):
            one.shots[0].actors = [one.shots[0].actors[k]]
        mask = renderer.render(alone)[1][:, 0, 0]
        for m in mask:
            y, x = torch.meshgrid(torch.arange(m.shape[0]), torch.arange(m.shape[1]), indexing="ij")
            centres.append((float((m * x).sum() / m.sum()), float((m * y).sum() / m.sum())))
        (ax, ay), (bx, by) = centres
        both = renderer.render([clip])[1][0, 0, 0]
        if shot.relation in ("left", "right"):
            assert (ax < bx - 15) if shot.relation == "left" else (ax > bx + 15)
        elif shot.relation in ("above", "below"):
            assert (ay < by - 10) if shot.relation == "above" else (ay > by + 10)
        else:
            assert (mask[0] * mask[1]).sum() > 20 and both.sum() < mask.sum()
            assert (shot.actors[0].depth > shot.actors[1].depth) == (shot.relation == "front")


def test_who_hides_comes_out_the_same(renderer):
    rng = np.random.default_rng(7)
    clips = [draw_clip(rng, 34, 1, renderer.view, 1, scene="hide", style="solid", late_share=0.0) for _ in range(8)]
    for clip in clips:
        clip.shots[0].camera, clip.shots[0].weather = [CameraPart("still", 34)], "clear"
    for clip, mask in zip(clips, renderer.render(clips)[1]):
        area, hidden = mask.sum((1, 2, 3)), clip.shots[0].hidden
        assert hidden is not None and hidden[1] - hidden[0] >= 2, clip.shots[0]
        assert area[(hidden[0] + hidden[1]) // 2] < 0.12 * area.max()
        assert area[0] > 0.5 * area.max() and area[-1] > 0.5 * area.max()


def test_held_out_phrasings_are_never_trained_on():
    kept = [t[-1] for table in (say.PLACES, say.STYLES) for t in table.values() if len(t) > 2]
    kept += [say.TIMES[k][-1] for k in ("dusk", "night")] + [say.WEATHERS[k][-1] for k in ("rain", "snow", "fog")]
    for _, general, own in drawn(300, 4):
        for text in (general, *own):
            text = f" {text} ".replace(",", " ").replace(":", " ")
            assert not any(f" {p} " in text for p in kept), text


def test_vocabulary_and_lexicon():
    vocabulary, rng = Vocabulary(), np.random.default_rng(6)
    for clip, general, own in drawn(300, 8):
        for text in (general, *own, *captions(rng, clip, reserved=True)[1]):
            ids = vocabulary.encode(text)
            assert UNK not in ids and len(ids) < MAX_TOKENS, text
    said = lexicon()
    known = set(said["words"])
    assert all(set(v.split()) <= known for v in said["synonyms"].values())
    assert not set(said["synonyms"]) & known
    assert json.dumps(said) and said["format"] == "reelgraph-lexicon"
    assert all(row["phrases"] and row["words"] for key in ("places", "times") for row in said[key])


def test_facts_read_back_and_views_are_checked(renderer):
    clip = draw_clip(np.random.default_rng(9), 34, 3)
    assert from_json(json.loads(json.dumps(to_json(clip)))) == clip
    with pytest.raises(ValueError, match="draw it with view"):
        renderer.render([draw_clip(np.random.default_rng(9), 18, 1, views()["tall"])])
