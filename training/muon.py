"""Muon (Jordan et al. 2024, kellerjordan.github.io/posts/muon): momentum whose matrix update is orthogonalised.

Matrices of one shape are orthogonalised together as a batch; everything that is not a matrix belongs to AdamW.
"""

from collections import defaultdict

import torch

from .precision import product_type


def orthogonalise(update: torch.Tensor, steps: int = 5) -> torch.Tensor:
    """Quintic Newton–Schulz iteration on [N, rows, columns] with rows ≤ columns: about the nearest semi-orthogonal matrix."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = update.to(product_type(update.device.type))
    x = x / (x.flatten(1).norm(dim=1)[:, None, None] + 1e-7)
    for _ in range(steps):
        gram = x @ x.transpose(1, 2)
        x = a * x + (b * gram + c * gram @ gram) @ x
    return x.float()


class Muon(torch.optim.Optimizer):
    """Muon with Nesterov momentum; the step has the root-mean-square size that AdamW's would (Moonlight, 2025)."""

    def __init__(self, parameters, lr: float, momentum: float = 0.95, weight_decay: float = 0.01):
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure=None) -> None:
        for group in self.param_groups:
            shapes = defaultdict(list)
            for p in group["params"]:
                if p.grad is None:
                    continue
                state = self.state[p]
                if "momentum" not in state:
                    state["momentum"] = torch.zeros_like(p)
                state["momentum"].lerp_(p.grad, 1 - group["momentum"])
                update = p.grad.lerp(state["momentum"], group["momentum"])
                matrix = update.flatten(1)
                wide = matrix if matrix.shape[0] <= matrix.shape[1] else matrix.T
                shapes[wide.shape].append((p, wide, wide is not matrix))
            for shape, entries in shapes.items():
                scale = group["lr"] * 0.2 * max(shape) ** 0.5
                for (p, _, turned), made in zip(entries, orthogonalise(torch.stack([e[1] for e in entries]))):
                    made = made.T if turned else made
                    p.mul_(1 - group["lr"] * group["weight_decay"])
                    p.sub_(made.reshape(p.shape), alpha=scale)


def split(module: torch.nn.Module, keep_out: tuple[str, ...] = ()) -> tuple[list, list]:
    """(matrices for Muon, everything else for AdamW); names that contain a part of `keep_out` go to AdamW."""
    matrices, rest = [], []
    for name, p in module.named_parameters():
        plain = p.ndim >= 2 and min(p.shape[0], p[0].numel()) >= 16 and not any(part in name for part in keep_out)
        (matrices if plain else rest).append(p)
    return matrices, rest


class Pair:
    """Muon and AdamW as one optimizer; `set_rate(factor)` scales both learning rates."""

    def __init__(self, module: torch.nn.Module, muon: float, adam: float, keep_out: tuple[str, ...] = (), decay: float = 0.01):
        matrices, rest = split(module, keep_out)
        self.parts = [Muon(matrices, muon, weight_decay=decay), torch.optim.AdamW(rest, adam, (0.9, 0.95), weight_decay=0.0)]
        self.rates = (muon, adam)

    def set_rate(self, factor: float) -> None:
        for part, base in zip(self.parts, self.rates):
            for group in part.param_groups:
                group["lr"] = base * factor

    def step(self) -> None:
        for part in self.parts:
            part.step()
            part.zero_grad(set_to_none=True)

    def state_dict(self) -> list[dict]:
        return [part.state_dict() for part in self.parts]

    def load_state_dict(self, states: list[dict]) -> None:
        for part, state in zip(self.parts, states):
            part.load_state_dict(state)
