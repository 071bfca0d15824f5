"""The mean of checkpoints."""

import pytest
import torch

from training import checkpoint
from training.average import main, mean


def test_floats_are_averaged_and_the_rest_is_the_lasts():
    first = {"w": torch.tensor([0.0, 2.0]), "count": torch.tensor(3)}
    second = {"w": torch.tensor([1.0, 4.0]), "count": torch.tensor(5)}
    made = mean([first, second])
    assert made["w"].tolist() == [0.5, 3.0] and made["count"].item() == 5
    assert mean([first, second], [3, 1])["w"].tolist() == [0.25, 2.5]


def test_other_shapes_and_other_counts_are_named():
    with pytest.raises(ValueError, match="w has shape"):
        mean([{"w": torch.zeros(2)}, {"w": torch.zeros(3)}])
    with pytest.raises(ValueError, match="2 checkpoints need as many weights"):
        mean([{"w": torch.zeros(2)}] * 2, [1, 1, 1])


def test_a_checkpoint_without_averaged_weights_counts_with_its_own(tmp_path, monkeypatch):
    checkpoint.save(tmp_path / "a.pt", {"model": {"w": torch.zeros(2)}, "ema": {"w": torch.ones(2)}})
    checkpoint.save(tmp_path / "b.pt", {"model": {"w": torch.full((2,), 5.0)}, "ema": {}, "step": 7})
    monkeypatch.setattr("sys.argv", ["average", str(tmp_path / "a.pt"), str(tmp_path / "b.pt"), "--weights", "3", "1", "--out", str(tmp_path / "c.pt")])
    main()
    made = checkpoint.load(tmp_path / "c.pt")
    assert made["ema"]["w"].tolist() == [2.0, 2.0] and made["step"] == 7


def test_words_are_matched_by_name_and_new_ones_are_the_lasts(tmp_path, monkeypatch):
    for name, words, rows in (("a.pt", ["fox", "dog"], [[1.0], [2.0]]), ("b.pt", ["dog", "above", "fox"], [[4.0], [9.0], [5.0]])):
        checkpoint.save(tmp_path / name, {"model": {}, "ema": {"text.embed.weight": torch.tensor(rows)}, "words": words})
    monkeypatch.setattr("sys.argv", ["average", str(tmp_path / "a.pt"), str(tmp_path / "b.pt"), "--out", str(tmp_path / "c.pt")])
    main()
    made = checkpoint.load(tmp_path / "c.pt")
    assert made["ema"]["text.embed.weight"].tolist() == [[3.0], [9.0], [3.0]] and made["words"] == ["dog", "above", "fox"]
