"""A resumed run equals an uninterrupted one; broken runs say what to do."""

import copy
import json
import os
import signal

import pytest
import torch

from training import checkpoint
from training.codec.__main__ import train as train_codec
from training.dit.__main__ import main as dit_main
from training.dit.__main__ import train as train_dit

CODEC = {"seed": 1, "steps": 4, "muon": 0.002, "adam": 0.001, "ema": 0.9, "variants": 1, "clips": 1, "latent_frames": 2, "noise": 0.1, "mover": 3,
         "log_every": 100, "save_minutes": 100, "model": {"latent": 4, "encoder": [16, 16, 16], "decoder": [16, 16, 16], "depth": [1, 1, 1]}}
DIT = {"seed": 2, "steps": 4, "muon": 0.002, "adam": 0.001, "ema": 0.9, "variants": 1, "batch": 2, "brief_batch": 3, "brief_steps": 2, "cache": 640, "first": 10, "reuse": 1, "round": 1,
       "log_every": 100, "save_minutes": 100, "model": {"latent": 4, "patch": 2, "width": 64, "depth": 1, "cross": 64, "ratio": 2, "text": 32, "shots": 8}}


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


def short(settings: dict, steps: int) -> dict:
    return {**copy.deepcopy(settings), "steps": steps}


def constant_rate(settings: dict) -> dict:
    return {**settings, "warmup": 10_000}


def halves(train, settings, tmp_path, monkeypatch):
    """Weights after a whole run, and after a run that stopped half-way and was resumed."""
    whole = train(settings, tmp_path / "whole.pt")
    real = checkpoint.refuse_nan

    def stop(loss, step, path, saved):
        if step == 2:
            raise KeyboardInterrupt
        real(loss, step, path, saved)

    monkeypatch.setattr(checkpoint, "refuse_nan", stop)
    settings["save_minutes"] = 0
    with pytest.raises(KeyboardInterrupt):
        train(settings, tmp_path / "half.pt")
    monkeypatch.setattr(checkpoint, "refuse_nan", real)
    return whole, train(settings, tmp_path / "half.pt", resume=True)


def test_codec_resumes_exactly(tmp_path, monkeypatch):
    a, b = halves(lambda s, p, **k: train_codec(s, p, **k), copy.deepcopy(CODEC), tmp_path, monkeypatch)
    assert all(torch.equal(x, y) for x, y in zip(a.state_dict().values(), b.state_dict().values()))


def test_dit_resumes_exactly(tmp_path, monkeypatch):
    train_codec(short(CODEC, 1), tmp_path / "codec.pt")
    run = lambda s, p, **k: train_dit(s, tmp_path / "codec.pt", p, **k)
    a, b = halves(run, copy.deepcopy(DIT), tmp_path, monkeypatch)
    assert all(torch.equal(x, y) for x, y in zip(a.state_dict().values(), b.state_dict().values()))


def test_nan_names_the_last_good_checkpoint(tmp_path):
    with pytest.raises(checkpoint.TrainingStopped, match="good.pt"):
        checkpoint.refuse_nan(float("nan"), 7, tmp_path / "good.pt", saved=True)


def test_missing_checkpoint_names_the_remedy(tmp_path):
    with pytest.raises(checkpoint.TrainingStopped, match="none.pt does not exist"):
        checkpoint.load(tmp_path / "none.pt")


def test_failed_write_keeps_the_old_file(tmp_path):
    checkpoint.save(tmp_path / "a.pt", {"step": 1})
    with pytest.raises(Exception):
        checkpoint.save(tmp_path / "a.pt", {"step": lambda: 0})
    assert checkpoint.load(tmp_path / "a.pt")["step"] == 1


def test_asked_to_end_it_saves_where_it_is(tmp_path, monkeypatch, capsys):
    train_codec(short(CODEC, 1), tmp_path / "codec.pt")
    (tmp_path / "endless.json").write_text(json.dumps({"dit": {**DIT, "steps": None, "minutes": 60}}))
    before = {name: signal.getsignal(name) for name in (signal.SIGTERM, signal.SIGINT)}
    monkeypatch.setattr("sys.argv", ["dit", "--config", str(tmp_path / "endless.json"), "--codec", str(tmp_path / "codec.pt"), "--out", str(tmp_path / "dit.pt"), "--threads", "1"])
    real = checkpoint.refuse_nan
    monkeypatch.setattr(checkpoint, "refuse_nan", lambda loss, step, path, saved: os.kill(os.getpid(), signal.SIGTERM) if step == 2 else real(loss, step, path, saved))
    try:
        dit_main()
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
    assert checkpoint.load(tmp_path / "dit.pt")["step"] == 3 and "--resume" in capsys.readouterr().out
