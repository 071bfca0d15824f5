"""The world tells the truth, is repeatable, and keeps its held-out combinations."""

import numpy as np
import pytest
import torch

from training.text.vocabulary import UNK, Vocabulary
from training.world.captions import captions
from training.world.cast import BY_ID, CAST
from training.world.facts import Actor, Clip, Shot, draw_clip
from training.world.heldout import held_out_prompts
from training.world.holdout import held_out
from training.world.language import DIRECTIONS, MOTION_PHRASES, PLACE_PHRASES, TIME_PHRASES
from training.world.motion import EDGE, tracks
from training.world.render import Renderer, around


@pytest.fixture(scope="module")
def renderer():
    return Renderer(variants=1)


def one(motion: str, camera: str = "still", character: str = "fox") -> Clip:
    verb = next(iter(BY_ID[character].travel))
    return Clip([Shot(18, "meadow", "day", camera, 0, 0.0, 0, [Actor(character, motion, verb, 32.0, 28.0, -1, 0.0, 1.0)])])


def centre(mask: torch.Tensor) -> torch.Tensor:
    """Centre of mass (x, y) of each frame's mask [T, 1, 64, 64]."""
    axis = torch.arange(64.0)
    weight = mask[:, 0] / mask[:, 0].sum((1, 2), keepdim=True)
    return torch.stack([(weight.sum(1) * axis).sum(1), (weight.sum(2) * axis).sum(1)], 1)


@pytest.mark.parametrize("character", [c.id for c in CAST])
@pytest.mark.parametrize("motion,axis,sign", [("go-left", 0, -1), ("go-right", 0, 1), ("rise", 1, -1), ("fall", 1, 1)])
def test_moves_where_the_caption_says(renderer, character, motion, axis, sign):
    _, mask = renderer.render([one(motion, character=character)])
    path = centre(mask[0])[:, axis]
    assert sign * (path[-2:].mean() - path[:2].mean()) > 8
    assert (path[1:] - path[:-1]).abs().max() < 4


def test_grows_shrinks_and_stands(renderer):
    area = {m: renderer.render([one(m)])[1][0].sum((1, 2, 3)) for m in ("grow", "shrink", "still")}
    assert area["grow"][-1] > 2 * area["grow"][0] and area["shrink"][0] > 2 * area["shrink"][-1]
    assert torch.allclose(area["still"][0], area["still"][-1])


def test_a_spin_is_upright_and_comes_round(renderer):
    path = tracks([one("spin", character="cat")], renderer.heights)
    turn = path.turn[0, 0]
    assert turn[0] == 1 and turn[14] == -1
    assert turn.abs().min() == pytest.approx(EDGE)
    assert not path.angle.any()
    pictures, mask = renderer.render([one("spin", character="cat")])
    wide = (mask[0, :, 0].amax(1) > 0.5).sum(1)
    assert wide.min() < 0.5 * wide[0]
    assert torch.allclose(mask[0, 14].flip(2), mask[0, 0], atol=0.05)


def test_camera_moves_the_scenery(renderer):
    empty = lambda camera: Clip([Shot(18, "city", "day", camera, 0, 0.0, 0, [])])
    frames = {c: renderer.render([empty(c)])[0][0] for c in ("still", "pan-left", "pan-right")}
    assert torch.equal(frames["still"][0], frames["still"][-1])
    assert torch.allclose(frames["pan-right"][10, :, :, :50], frames["pan-right"][0, :, :, 10:60], atol=0.02)
    assert torch.allclose(frames["pan-left"][10, :, :, 10:60], frames["pan-left"][0, :, :, :50], atol=0.02)


def test_a_shade_lies_around_what_stands_there_and_not_under_it():
    alpha = torch.zeros(1, 1, 2, 32, 32)
    alpha[..., 10:20, 12:22] = 1
    shade = around(alpha)
    assert shade.shape == alpha.shape and 0 <= float(shade.min()) and float(shade.max()) <= 1
    assert float((shade * alpha).max()) == 0 and float(shade[..., 15, 11].min()) > 0.3 > float(shade[..., 15, 9].max()) > 0
    assert float(shade[..., 15, :9].max()) == 0 == float(shade[..., 6, 6].max())


def test_what_is_low_and_long_is_drawn_longer():
    sizes = {who: [a.size for seed in range(400) for a in draw_clip(np.random.default_rng(seed), actors=1).shots[0].actors if a.character == who] for who in ("turtle", "dog")}
    assert 33 <= min(sizes["dog"]) and max(sizes["dog"]) <= 40 and 33 * 1.25 <= min(sizes["turtle"]) and max(sizes["turtle"]) > 40


def test_same_seed_same_pixels(renderer):
    draw = lambda: [draw_clip(np.random.default_rng(5), 18, 2, 1)]
    assert torch.equal(renderer.render(draw())[0], renderer.render(draw())[0])


def test_every_caption_is_true_and_known():
    vocabulary, rng = Vocabulary(), np.random.default_rng(3)
    for k in range(600):
        clip = draw_clip(rng, 18, 1 + (k % 4 == 0))
        general, own = captions(rng, clip)
        for shot, text in zip(clip.shots, own):
            full = f"{text} {general}"
            assert UNK not in vocabulary.encode(full)
            assert any(p in full for p in PLACE_PHRASES[shot.place])
            others = [p for place, phrases in PLACE_PHRASES.items() if place != shot.place for p in phrases]
            assert not any(f" {p} " in f" {text} ".replace(",", " ") for p in others if p not in " ".join(PLACE_PHRASES[shot.place]))
            for actor in shot.actors:
                assert any(w in text for w in BY_ID[actor.character].words)
            if shot.time != "day" and shot.place != "space":
                assert any(p in full for p in TIME_PHRASES[shot.time])
            if len(shot.actors) == 1:
                said = {**DIRECTIONS, **MOTION_PHRASES}[shot.actors[0].motion]
                assert any(p in text for p in said)


def test_cuts_fall_on_latent_frames():
    rng = np.random.default_rng(0)
    for _ in range(100):
        assert all(s.frames % 2 == 0 and s.frames >= 4 for s in draw_clip(rng, 18, 3).shots)


def test_held_out_combinations_are_never_drawn():
    rng = np.random.default_rng(1)
    shots = [s for _ in range(500) for s in draw_clip(rng).shots]
    assert not any(held_out(a.character, a.motion, s.place) for s in shots for a in s.actors)
    assert 0.03 < np.mean([held_out(c.id, m, p) for c in CAST for m in MOTION_PHRASES for p in PLACE_PHRASES]) < 0.07


def test_held_out_prompts_repeat():
    assert held_out_prompts(1, 3) == held_out_prompts(1, 3)
