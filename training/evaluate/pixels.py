"""What can be measured of pixels without knowing what they show. Frames are float32 [1, 3, T, H, W] in −1…1."""

import numpy as np
import torch


def changes(frames: torch.Tensor) -> np.ndarray:
    """Mean absolute difference of every frame to the one before it, [T − 1], in 0…255."""
    return (frames[0].diff(dim=1).abs().mean((0, 2, 3)) * 127.5).numpy()


def seam(frames: torch.Tensor, at: int, every: int = 1) -> float:
    """The change into frame `at` by the median change elsewhere: into every frame, or into every `every`-th from `at` both ways."""
    steps = changes(frames)
    others = np.array([change for i, change in enumerate(steps, 1) if i != at and (i - at) % every == 0])
    return float(steps[at - 1] / max(float(np.median(others)), 1e-3))


def cuts(frames: torch.Tensor, count: int) -> list[int]:
    """The frames at which the `count` largest changes come, in order."""
    return sorted((np.argsort(changes(frames))[-count:] + 1).tolist())


def psnr(a: torch.Tensor, b: torch.Tensor) -> float:
    """dB between pictures in −1…1."""
    return float(10 * torch.log10(4 / (a - b).square().mean().clamp(min=1e-10)))


def flicker(frames: torch.Tensor) -> float:
    """How much the quieter half of the picture changes from frame to frame: the median over pixels of their mean change, in 0…255."""
    return float(frames[0].diff(dim=1).abs().mean((0, 1)).median() * 127.5)


def looks(frames: torch.Tensor) -> dict[str, float]:
    """Mean red, green and blue, contrast and sharpness of some frames, in 0…255."""
    picture = frames[0].permute(1, 0, 2, 3) * 127.5
    grey = picture.mean(1, keepdim=True)
    edges = (grey[..., 1:, :] - grey[..., :-1, :]).abs().mean() + (grey[..., 1:] - grey[..., :-1]).abs().mean()
    red, green, blue = picture.mean((0, 2, 3)).tolist()
    return {"red": red, "green": green, "blue": blue, "contrast": float(grey.std((2, 3)).mean()), "sharpness": float(edges)}
