"""A run on a card, tried on the CPU at a tiny size: weights come back in parts, become a bundle that agrees, and go on."""

import json
import os
import signal
from pathlib import Path

import pytest
import torch

from training import checkpoint
from training.card.__main__ import run
from training.halt import Halt
from training.card.parts import BrokenParts, join, write
from training.check import check
from training.export import export
from training.settings import read
from training.weights import Generator, load_codec, load_generator, load_preview

TINY = {
    "world": "grown", "card": {"codec": 0.3, "preview": 0.1, "keep": 0, "sheet": 3, "sheet_steps": 2},
    "codec": {"seed": 17, "muon": 0.002, "adam": 0.001, "ema": 0.9, "variants": 1, "clips": 1, "latent_frames": 2, "noise": 0.1, "mover": 8, "log_every": 99,
              "save_minutes": 5, "model": {"latent": 4, "encoder": [16, 16, 16], "decoder": [16, 16, 16], "depth": [1, 1, 1]}},
    "dit": {"seed": 29, "muon": 0.003, "adam": 0.0015, "ema": 0.9, "warmup": 2, "batch": 2, "brief_batch": 3, "brief_steps": 2, "variants": 1, "cache": 100,
            "first": 4, "reuse": 8, "round": 1, "refill": 4, "log_every": 2, "save_minutes": 0,
            "model": {"latent": 4, "patch": 2, "width": 64, "depth": 2, "cross": 64, "ratio": 2, "text": 32, "shots": 8, "split": 1}}}


@pytest.fixture
def halt(monkeypatch):
    """A halt whose signals are put back after the test."""
    before = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)}
    yield Halt(5)
    for name, handler in before.items():
        signal.signal(name, handler)


@pytest.fixture
def settings(tmp_path):
    torch.set_num_threads(1)
    (tmp_path / "tiny.json").write_text(json.dumps(TINY))
    return read(tmp_path / "tiny.json")


def test_from_nothing_to_a_bundle_and_on(tmp_path, halt, settings):
    work, out, joined = (tmp_path / name for name in ("work", "out", "joined"))
    run(settings, work, out, halt, "cpu", resume=False, more=0, compiled=False, steps=2)
    assert {"weights.00", "weights.json", "sheet.png", "shots.png"} <= {p.name for p in out.iterdir()}
    assert join(out, joined) == ["codec.pt", "preview.pt", "dit.pt"]

    codec, net = load_codec(joined / "codec.pt")[0], load_generator(joined / "dit.pt")[0]
    whole = load_generator(work / "dit.pt")[0]
    assert all(torch.equal(a, b) for a, b in zip(net.parameters(), whole.parameters()))
    preview = load_preview(joined / "preview.pt", codec.config.latent)
    export(tmp_path / "bundle", codec, net, preview, {"space": net.world.space})
    bundle = json.loads((tmp_path / "bundle/bundle.json").read_text())
    assert (bundle["defaults"]["width"], bundle["defaults"]["height"], bundle["maxFrames"], bundle["text"]["maxTokens"]) == (96, 64, 17, 64)
    assert check(tmp_path / "bundle", codec, net, preview)[0] <= 1e-3

    run(settings, joined, out, halt, "cpu", resume=True, more=0, compiled=False, steps=3)
    state = checkpoint.load(joined / "dit.pt")
    assert state["step"] == 3 and state["samples"] > checkpoint.load(work / "dit.pt")["samples"]
    assert checkpoint.load(joined / "codec.pt")["step"] == 2


def test_asked_to_end_it_saves_what_there_is(tmp_path, halt, settings):
    os.kill(os.getpid(), signal.SIGTERM)
    assert halt.asked
    run(settings, tmp_path / "work", tmp_path / "out", halt, "cpu", resume=False, more=0, compiled=False, steps=2)
    assert join(tmp_path / "out", tmp_path / "joined") == ["codec.pt", "preview.pt", "dit.pt"]


def test_parts_are_small_and_broken_ones_are_named(tmp_path, monkeypatch):
    checkpoint.save(tmp_path / "dit.pt", {"model": {}, "ema": {"a": torch.randn(5000)}, "optimizer": [torch.zeros(9999)], "step": 1})
    monkeypatch.setattr("training.card.parts.LARGEST", 4096)
    names = write(tmp_path, tmp_path / "out")
    assert len(names) > 2 and all((tmp_path / "out" / n).stat().st_size <= 4096 for n in names)
    join(tmp_path / "out", tmp_path / "back")
    assert "optimizer" not in checkpoint.load(tmp_path / "back/dit.pt")
    (tmp_path / "out" / names[1]).unlink()
    with pytest.raises(BrokenParts, match=names[1]):
        join(tmp_path / "out", tmp_path / "back")


def test_the_config_for_a_card_fits_what_ships():
    settings = read(Path("training/config/gpu.json"))
    net = Generator(settings["dit"])
    assert settings["world"] == "grown" and settings["dit"]["model"]["split"] == 2
    assert sum(p.numel() for p in net.dit.parameters()) <= 8.5e6


def test_a_checkpoint_that_would_be_written_over_is_refused_and_kept(tmp_path, halt, settings):
    work = tmp_path / "work"
    checkpoint.save(work / "codec.pt", {"ema": {}})
    with pytest.raises(ValueError, match="codec.pt would be written over: give `--work` another folder"):
        run(settings, work, tmp_path / "out", halt, "cpu", resume=False, more=0, compiled=False, steps=2, given=work / "codec.pt")
    assert (work / "codec.pt").exists()


def test_nothing_is_removed_before_it_is_known_that_it_can_begin(tmp_path, halt, settings):
    work = tmp_path / "work"
    checkpoint.save(work / "dit.pt", {"ema": {}})
    with pytest.raises(ValueError, match="has nothing to resume"):
        run(settings, work, tmp_path / "out", halt, "cpu", resume=True, more=0, compiled=False, steps=2)
    with pytest.raises(ValueError, match="say with --codec"):
        run({**settings, "card": {k: v for k, v in settings["card"].items() if k != "codec"}}, work, tmp_path / "out", halt, "cpu", resume=False, more=0, compiled=False, steps=2)
    with pytest.raises(checkpoint.TrainingStopped, match="none.pt does not exist"):
        run(settings, work, tmp_path / "out", halt, "cpu", resume=False, more=0, compiled=False, steps=2, start=tmp_path / "none.pt")
    assert (work / "dit.pt").exists()
