"""Low contrast of an actor is found where it is, and made up for."""

import torch

from training.dit.contrast import MOST, USUAL, balance, contrast


def scene(step: float) -> tuple[torch.Tensor, torch.Tensor]:
    """Two frames with a square of 24 pixels whose every colour channel differs by `step` from what is behind it."""
    mask = torch.zeros(1, 2, 1, 64, 64)
    mask[..., 20:44, 12:36] = 1
    return (-0.3 + step * mask).expand(-1, -1, 3, -1, -1), mask


def test_contrast_is_the_step_in_colour():
    got = contrast(*scene(0.5))
    assert got.shape == (1, 2, 8, 8)
    torch.testing.assert_close(got[0, 0, 2:6, 1:5], torch.full((4, 4), 0.5 * 3 ** 0.5))


def test_far_from_any_edge_it_is_the_usual():
    got = contrast(*scene(0.5))
    assert torch.all(got[..., 7] == USUAL)
    assert torch.all(balance(*scene(0.1))[..., 7] == 1)


def test_low_contrast_weighs_more_and_high_contrast_not_less():
    for step, factor in ((2.0, 1.0), (USUAL / 3 ** 0.5, 1.0), (USUAL / 3 ** 0.5 / 2 ** 0.5, 2.0), (0.01, MOST), (0.0, MOST)):
        torch.testing.assert_close(balance(*scene(step))[0, 0, 3, 2], torch.tensor(factor), rtol=1e-4, atol=0)


def test_what_is_behind_does_not_matter_away_from_the_edge():
    pictures, mask = scene(0.5)
    busy = pictures + torch.randn(pictures.shape, generator=torch.Generator().manual_seed(0)) * (1 - torch.nn.functional.max_pool2d(mask[0], 5, 1, 2)[None])
    torch.testing.assert_close(contrast(busy, mask), contrast(pictures, mask))
