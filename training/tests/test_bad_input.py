"""Configs, checkpoints and bundles that can't be used are refused by name, with a remedy, and nothing is lost."""

import copy
import json
import shutil
from pathlib import Path

import pytest
import torch
from PIL import Image

from training import checkpoint
from training.checkpoint import TrainingStopped
from training.codec.__main__ import build
from training.codec.__main__ import train as train_codec
from training.dit.__main__ import train as train_dit
from training.dit.earlier import begun_from, of_dit
from training.not_over import not_over
from training.refused import told
from training.restore import NotOurs, intact
from training.restore import main as restore
from training.settings import read
from training.sprites import MissingSprites
from training.tests.test_resume import CODEC, DIT
from training.weights import Generator
from training.world.atlas import ATLAS, load

CPU = json.loads(Path("training/config/cpu.json").read_text())


def written(folder: Path, part: str, name: str, value) -> Path:
    """A config with one setting otherwise."""
    config = copy.deepcopy(CPU)
    config[part][name] = value
    (folder / "c.json").write_text(json.dumps(config))
    return folder / "c.json"


@pytest.mark.parametrize("part, name, value, words", [
    ("dit", "stedy", 1, "there is no setting dit.stedy; did you mean dit.steady"), ("dit", "often", 2, "dit.often must be a number of at least 0 and at most 1, not 2"),
    ("dit", "minutes", -3, "dit.minutes must be a number above 0"), ("codec", "minutes", 0, "codec.minutes must be a number above 0"), ("dit", "decay_from", 1, "below 1"),
    ("dit", "anchor", 1.5, "dit.anchor"), ("codec", "clips", 1.5, "a whole number of at least 1"), ("dit", "batch", True, "dit.batch"), ("dit", "cache", 1.2e4, "dit.cache must be a whole number"), ("dit", "seed", float("nan"), "dit.seed"), ("dit", "minutes", None, "neither"),
    ("dit", "still", 0.5, "still_batch")])
def test_a_setting_that_cannot_be_is_named(tmp_path, part, name, value, words):
    with pytest.raises(TrainingStopped, match=words):
        read(written(tmp_path, part, name, value))


def test_what_is_asked_for_beside_a_config_is_checked_too(tmp_path):
    path = written(tmp_path, "dit", "seed", 5)
    assert read(path, dit={"minutes": 3, "seed": None})["dit"]["minutes"] == 3 and read(path, dit={"seed": None})["dit"]["seed"] == 5
    with pytest.raises(TrainingStopped, match="dit.minutes"):
        read(path, dit={"minutes": -1})
    path.write_text(json.dumps({"dit": {**CPU["dit"], "steps": 9}}))
    assert "steps" in read(path, dit={})["dit"] and "steps" not in read(path, dit={"minutes": 2})["dit"]
    path.write_text('{"dit": 3}')
    with pytest.raises(TrainingStopped, match="no section 'dit'"):
        read(path, dit={})
    with pytest.raises(TrainingStopped, match="dit must be an object of settings"):
        read(path)
    path.write_text("{}")
    with pytest.raises(TrainingStopped, match="no section 'dit'"):
        read(path, dit={})
    path.write_text("{")
    with pytest.raises(TrainingStopped, match="c.json can't be read"):
        read(path)


def test_every_config_that_ships_can_be():
    assert all(read(path)["dit"] for path in Path("training/config").glob("*.json"))


def test_a_damaged_checkpoint_is_named(tmp_path):
    checkpoint.save(tmp_path / "a.pt", {"weights": torch.zeros(5000)})
    whole = (tmp_path / "a.pt").read_bytes()
    for damaged in (whole[:len(whole) // 2], b"", b"hello"):
        (tmp_path / "a.pt").write_bytes(damaged)
        with pytest.raises(TrainingStopped, match="a.pt can't be read"):
            checkpoint.load(tmp_path / "a.pt")
    torch.save([1], tmp_path / "a.pt")
    with pytest.raises(TrainingStopped, match="holds a list"):
        checkpoint.load(tmp_path / "a.pt")


def test_a_checkpoint_of_something_else_is_refused(tmp_path):
    checkpoint.save(tmp_path / "codec.pt", {"model": {}, "ema": {}, "settings": CODEC})
    with pytest.raises(TrainingStopped, match="codec.pt is no checkpoint of a DiT"):
        of_dit(tmp_path / "codec.pt")
    net, settings = Generator(DIT), {**DIT, "model": {**DIT["model"], "width": 128}}
    with pytest.raises(TrainingStopped, match="a.pt: `width` is 128 there and 64 in this config"):
        begun_from(net, {"ema": {}, "settings": settings}, Path("a.pt"))
    begun_from(net, {"ema": {}, "settings": {**DIT, "model": {**DIT["model"], "split": 1}}})


def test_a_run_of_another_shape_is_not_resumed(tmp_path):
    train_codec({**CODEC, "steps": 1}, tmp_path / "codec.pt")
    wide = {**DIT, "steps": 1, "model": {**DIT["model"], "text": 64}}
    train_dit(wide, tmp_path / "codec.pt", tmp_path / "dit.pt")
    with pytest.raises(TrainingStopped, match="dit.pt: `text` is 64 there and 32"):
        train_dit({**DIT, "steps": 2}, tmp_path / "codec.pt", tmp_path / "dit.pt", resume=True)


def test_broken_weights_never_replace_good_ones(tmp_path):
    checkpoint.save(tmp_path / "a.pt", {"step": 1})
    with pytest.raises(TrainingStopped, match="gain is no longer a number at step 7; the last good checkpoint is .*a.pt"):
        checkpoint.refuse_broken({"count": torch.tensor(3), "gain": torch.tensor([1.0, float("nan")])}, 7, tmp_path / "a.pt", saved=True)
    real = checkpoint.refuse_broken
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checkpoint, "refuse_broken", lambda weights, step, path, saved: real({"w": torch.tensor(float("inf"))}, step, path, saved))
        with pytest.raises(TrainingStopped, match="at step 1; lower the learning rate and begin again"):
            train_codec({**CODEC, "steps": 1}, tmp_path / "codec.pt")
    assert not (tmp_path / "codec.pt").exists()


def test_nothing_is_written_over(tmp_path):
    out = tmp_path / "dit.pt"
    not_over(out, False, None)
    checkpoint.save(out, {"model": {}})
    not_over(out, False, tmp_path / "other.pt")
    with pytest.raises(TrainingStopped, match="begins from it"):
        not_over(out, True, tmp_path / ".." / tmp_path.name / "dit.pt")
    out.write_bytes(b"damaged")
    not_over(out, False)
    checkpoint.save(out, {"optimizer": {}})
    not_over(out, True)
    with pytest.raises(TrainingStopped, match="--resume it"):
        not_over(out, False)


@pytest.mark.parametrize("averaged", [True, False])
def test_a_codec_that_was_sent_without_optimizer_goes_on(tmp_path, averaged):
    torch.manual_seed(3)
    sent = build(CODEC).state_dict()
    averages = {k: v + 0.01 for k, v in sent.items() if v.is_floating_point()} if averaged else {}
    checkpoint.save(tmp_path / "codec.pt", {"model": sent, "ema": averages, "step": 1, "spent": 0.0, "settings": CODEC})
    train_codec({**CODEC, "steps": 2, "muon": 1e-9, "adam": 1e-9}, tmp_path / "codec.pt", resume=True)
    made, want = checkpoint.load(tmp_path / "codec.pt"), {**sent, **averages}["decoder.out.bias"]
    assert made["step"] == 2
    torch.testing.assert_close(made["model"]["decoder.out.bias"], want)
    torch.testing.assert_close(made["ema"]["decoder.out.bias"], want)


def test_a_run_without_a_step_leaves_the_file_as_it_is(tmp_path, capsys):
    checkpoint.save(tmp_path / "codec.pt", {"model": build(CODEC).state_dict(), "ema": {}, "step": 4, "spent": 0.0, "settings": CODEC})
    before = (tmp_path / "codec.pt").read_bytes()
    train_codec({**CODEC, "steps": 4}, tmp_path / "codec.pt", resume=True)
    assert "nothing was left to train: " in capsys.readouterr().out
    train_codec(CODEC, tmp_path / "codec.pt", stop=lambda: True)
    assert (tmp_path / "codec.pt").read_bytes() == before


def test_a_codec_of_another_shape_is_named(tmp_path):
    checkpoint.save(tmp_path / "codec.pt", {"model": build(CODEC).state_dict(), "ema": {}, "step": 4, "spent": 0.0, "settings": CODEC})
    wide = {**CODEC, "model": {**CODEC["model"], "latent": 8}}
    with pytest.raises(TrainingStopped, match="codec.pt doesn't fit"):
        train_codec(wide, tmp_path / "new.pt", start=tmp_path / "codec.pt")
    checkpoint.save(tmp_path / "dit.pt", {"model": {}, "ema": {}})
    with pytest.raises(TrainingStopped, match="not a checkpoint of a codec"):
        train_codec(CODEC, tmp_path / "dit.pt", resume=True)


def test_restore_leaves_a_run_that_can_go_on(tmp_path, monkeypatch):
    checkpoint.save(tmp_path / "codec.pt", {"optimizer": {}})
    monkeypatch.setattr("sys.argv", ["restore", "--out", str(tmp_path)])
    with pytest.raises(TrainingStopped, match="codec.pt is a run that can still go on: .*--force"):
        restore()
    monkeypatch.setattr("sys.argv", ["restore", "--out", str(tmp_path), "--force"])
    restore()
    assert "optimizer" not in checkpoint.load(tmp_path / "codec.pt") and checkpoint.load(tmp_path / "dit.pt")["samples"] > 0


def test_a_bundle_that_is_not_whole_is_not_restored(tmp_path):
    files = json.loads(intact(Path("models/picturebook")))["files"]
    bundle = tmp_path / "bundle"
    shutil.copytree("models/picturebook", bundle)
    name = next(name for name in files if name.startswith("preview_decoder"))
    data = bytearray((bundle / name).read_bytes())
    data[-1] ^= 1
    (bundle / name).write_bytes(data)
    with pytest.raises(NotOurs, match=f"{name} is not what bundle.json promises"):
        intact(bundle)
    (bundle / name).unlink()
    with pytest.raises(NotOurs, match="is missing"):
        intact(bundle)
    with pytest.raises(NotOurs, match="no bundle.json"):
        intact(tmp_path)


def test_a_command_ends_with_a_sentence():
    def refuses():
        raise TrainingStopped("a.pt is damaged")

    def fails():
        raise KeyError("a.pt")

    with pytest.raises(SystemExit, match="^a.pt is damaged$"):
        told(refuses)
    with pytest.raises(KeyError):
        told(fails)


@pytest.mark.parametrize("spoilt, words", [
    (lambda path: path.unlink(), "is missing; restore it from git or run python -m training.world.atlas"), (lambda path: path.write_bytes(path.read_bytes()[:5000]), "can't be read"),
    (lambda path: path.write_bytes(b"no picture"), "can't be read"), (lambda path: Image.new("RGBA", (48, 48)).save(path), "has 48 × 48 pixels, and its pictures need 192 × 288")])
def test_sheets_of_sprites_are_whole(tmp_path, spoilt, words):
    path = tmp_path / "atlas.png"
    shutil.copy(ATLAS, path)
    assert load(path).shape == (24, 4, 48, 48)
    spoilt(path)
    with pytest.raises(MissingSprites, match=words):
        load(path)
    with pytest.raises(SystemExit, match=words):
        told(lambda: load(path))
