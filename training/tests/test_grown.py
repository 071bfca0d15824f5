"""The grown world tells the truth, is repeatable, and keeps its held-out combinations."""

import re
from copy import deepcopy

import numpy as np
import pytest
import torch

from training.grown.atlas import load
from training.grown.captions import captions
from training.grown.cast import BY_ID, CAST
from training.grown.colours import COLOURS
from training.grown.draw import draw_clip
from training.grown.repertoire import TABLE
from training.grown.facts import EVENTS, MOTIONS, Actor, CameraPart, Clip, Happening, Part, Shot, from_json, to_json
from training.grown.heldout import combinations, held_out, keeps_out
from training.grown.language import DIRECTIONS, NUMBERS
from training.grown.pictures import LOOKS, pictures, sources
from training.grown.places import PLACE_IDS
from training.grown.prompts import held_out_prompts
from training.grown.render import Renderer
from training.grown.layers import formation
from training.grown.views import views
from training.grown.words import tokens, words


@pytest.fixture(scope="module")
def renderer():
    return Renderer(variants=1)


def one(motion: str, who: str, colour: str = "", camera: str = "still") -> Clip:
    view, verb = views()["wide"], next(iter(BY_ID[who].travel))
    actor = Actor(0, who, colour, "", 1, [Part(motion, verb, "", 1.4, 18)], view.width / 2, 0.0, 30.0, 0.0, 1.0)
    return Clip(view.width, view.height, "solid", [Shot(18, "meadow", "day", "clear", "solo", [CameraPart(camera, 18)], 0, 0.0, actors=[actor])])


def many(count: int, seed: int = 3, **options) -> list[tuple[Clip, str, list[str]]]:
    rng, made = np.random.default_rng(seed), []
    for k in range(count):
        clip = draw_clip(rng, 34 if k % 3 == 0 else 18, 1 if k % 4 else 2, **options)
        made.append((clip, *captions(rng, clip)))
    return made


def centre(mask: torch.Tensor, axis: int) -> torch.Tensor:
    """Centre of mass along an axis (0 across, 1 down) of each frame's mask [T, 1, rows, columns]."""
    along = mask[:, 0].sum(1 if axis == 0 else 2)
    return (along * torch.arange(along.shape[1])).sum(1) / along.sum(1)


@pytest.mark.parametrize("motion,axis,sign", [("go-left", 0, -1), ("go-right", 0, 1), ("rise", 1, -1), ("fall", 1, 1)])
def test_moves_where_the_facts_say(renderer, motion, axis, sign):
    some = CAST if axis == 0 else CAST[::6]
    for who, mask in zip(some, renderer.render([one(motion, c.id) for c in some])[1]):
        path = centre(mask, axis)
        assert sign * (path[-2:].mean() - path[:2].mean()) > 8, who.id


def test_grows_and_shrinks(renderer):
    area = {m: renderer.render([one(m, "fox")])[1][0].sum((1, 2, 3)) for m in ("grow", "shrink", "still")}
    assert area["grow"][-1] > 2 * area["grow"][0] and area["shrink"][0] > 2 * area["shrink"][-1]
    assert torch.allclose(area["still"][0], area["still"][-1])


def test_colours_are_seen(renderer):
    for channel, colour in enumerate(("red", "green", "blue")):
        frames, mask = renderer.render([one("still", "car", colour)])
        mean = ((frames[0, 0] + 1) / 2 * mask[0, 0]).sum((1, 2)) / mask[0, 0].sum()
        assert mean.argmax() == channel, colour


def test_camera_moves_the_scenery(renderer):
    def empty(camera: str) -> torch.Tensor:
        clip = one("still", "fox", camera=camera)
        clip.shots[0].actors = []
        return renderer.render([clip])[0][0]
    right, left = empty("pan-right"), empty("pan-left")
    assert torch.allclose(right[10, :, :, :80], right[0, :, :, 10:90], atol=0.02)
    assert torch.allclose(left[10, :, :, 10:90], left[0, :, :, :80], atol=0.02)
    assert torch.equal(empty("still")[0], empty("still")[-1])


@pytest.mark.parametrize("name", ["wide", "square", "tall"])
@pytest.mark.parametrize("factor", [1.0, 1.25])
def test_shapes_and_ranges(name, factor):
    view, rng = views(factor)[name], np.random.default_rng(2)
    clips = [draw_clip(rng, 18, 1, view, 1, scene=scene) for scene in TABLE if TABLE[scene].least <= 18]
    frames, mask = Renderer(view, variants=1).render(clips)
    assert frames.shape == (len(clips), 18, 3, view.rows, view.columns) and mask.shape == (len(clips), 18, 1, view.rows, view.columns)
    assert frames.isfinite().all() and frames.abs().max() <= 1.001
    assert 0 <= mask.min() and mask.max() <= 1.001
    assert (mask.amax((2, 3, 4)) > 0.5).any(1).all()


def test_same_seed_same_facts_words_and_pixels(renderer):
    def draw():
        rng = np.random.default_rng(5)
        clip = draw_clip(rng, 18, 2, variants=1)
        return to_json(clip), captions(rng, clip), renderer.render([clip])[0]
    (a, said, x), (b, again, y) = draw(), draw()
    assert a == b and said == again and torch.equal(x, y)
    assert to_json(from_json(a)) == a


def test_cuts_fall_on_latent_frames():
    rng = np.random.default_rng(0)
    for k in range(60):
        clip = draw_clip(rng, 34, 1 + k % 4)
        assert clip.frames == 34 and all(s.frames % 2 == 0 and s.frames >= 4 for s in clip.shots)


def test_held_out_combinations_are_never_drawn():
    shots = [s for clip, _, _ in many(300, 1) for s in clip.shots]
    assert not any(held_out(*c) for s in shots for c in combinations(s))
    assert 0.03 < np.mean([held_out(c.id, m, p) for c in CAST for m in MOTIONS for p in PLACE_IDS]) < 0.07
    assert held_out_prompts(1, 3) == held_out_prompts(1, 3)
    assert not any(keeps_out(s) for p in held_out_prompts(2, 5) for s in from_json(p["facts"]).shots)


def test_every_word_is_known():
    known, rng = set(words()), np.random.default_rng(4)
    for clip, general, own in many(600):
        for text in (general, *own, *captions(rng, clip, reserved=True)[1]):
            assert not set(tokens(text)) - known, text


def sides(text: str) -> set[str]:
    """The ways that a caption says: "left" and "right", leaving out where someone stands."""
    text = text.replace("from right to left", "leftwards").replace("from left to right", "rightwards")
    text = re.sub(r"on the (left|right)", "", text)
    return {side for side in ("left", "right") if re.search(rf"\b{side}(wards)?\b", text)}


def test_directions_in_captions_are_those_of_the_facts():
    seen = 0
    for clip, _, own in many(700):
        for shot, text in zip(clip.shots, own):
            if any(c.move.startswith("pan") for c in shot.camera) or shot.scene not in ("solo", "pair", "trio", "count", "chase", "push", "track"):
                continue
            true = {p.motion.removeprefix("go-") for a in shot.actors for p in a.parts if p.motion in DIRECTIONS}
            said = sides(text)
            assert said <= true, text
            if shot.scene in ("solo", "pair", "trio", "count", "track"):
                assert said == true, text
            seen += bool(said)
    assert seen > 100


def test_counts_and_colours_in_captions_are_those_of_the_facts():
    numbers = {n: re.compile(r"\b(" + "|".join(options) + r")\b") for n, options in NUMBERS.items()}
    for clip, general, own in many(700):
        whole = {x.colour for s in clip.shots for x in (*s.actors, *s.things)} - {""}
        for shot, text in zip(clip.shots, own):
            said = {n for n, found in numbers.items() if found.search(text)}
            assert said == {a.count for a in shot.actors} - {1}, text
            text = text.replace("green field", "field")
            colours = set(COLOURS) & set(tokens(text))
            true = {x.colour for x in (*shot.actors, *shot.things)} - {""}
            assert colours <= true, text
            if not any(a.name for a in shot.actors):
                assert colours == true, text
        assert set(COLOURS) & set(tokens(general.replace("green field", "field"))) <= whole, general
        if len(clip.shots) > 1:
            assert not any(found.search(general) for found in numbers.values()), general


def test_as_many_are_drawn_as_counted(renderer):
    for n in (2, 3, 4):
        clip = one("still", "balloon")
        clip.shots[0].scene, clip.shots[0].actors[0].count, clip.shots[0].actors[0].size = "count", n, 20.0
        row = renderer.render([clip])[1][0, 0, 0].amax(0) > 0.6
        assert int((row[1:] & ~row[:-1]).sum()) == n == len(formation(n, 20.0, renderer.view))


@pytest.mark.parametrize("kind", EVENTS)
def test_traces_stay_to_the_end(renderer, kind):
    rng, pairs = np.random.default_rng(6), []
    for _ in range(4):
        clip = draw_clip(rng, 24, 1, renderer.view, 1, scene=kind, style="solid", late_share=0.0)
        clip.shots[0].weather, clip.shots[0].camera = "clear", [CameraPart("still", 24)]
        without = deepcopy(clip)
        without.shots[0].happening = None if kind == "track" else Happening(kind, 0, 0, 23, 23)   # as if it came only at the very end
        pairs += [clip, without]
    frames, _ = renderer.render(pairs)
    for k in range(0, len(pairs), 2):
        h = pairs[k].shots[0].happening
        differs = ((frames[k] - frames[k + 1]).abs().amax(1) > 0.05).sum((1, 2))[:23]
        assert not differs[:h.frame].any()
        assert (differs[h.end + (2 if kind == "track" else 0):] > 8).all(), (kind, differs)


def test_hidden_ones_cannot_be_seen(renderer):
    rng = np.random.default_rng(7)
    clips = [draw_clip(rng, 34, 1, renderer.view, 1, scene="hide", style="solid", late_share=0.0) for _ in range(6)]
    for clip in clips:
        clip.shots[0].weather, clip.shots[0].camera = "clear", [CameraPart("still", 34)]
    for clip, mask in zip(clips, renderer.render(clips)[1]):
        area, hidden = mask.sum((1, 2, 3)), clip.shots[0].hidden
        if hidden:
            assert area[sum(hidden) // 2] < 0.2 * area.max()


def test_every_sprite_has_a_source():
    said = {(s["look"], s["emoji"]) for s in sources()}
    assert said == {(look, p.emoji) for look in LOOKS for p in pictures()}
    assert all(s["licence"] in ("MIT", "Apache-2.0") and s["package"] and s["version"] for s in sources())
    assert all((cell[3] > 0.5).sum() > 150 for cell in load().values())
    assert len(CAST) >= 60 and len(PLACE_IDS) >= 12
