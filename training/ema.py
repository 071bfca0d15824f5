"""Exponential moving average of weights, with the warm-up of Karras et al. 2022: short at first, longer later."""

import torch


class Ema:
    """Holds averaged copies of a module's floating-point parameters and buffers."""

    def __init__(self, module: torch.nn.Module, decay: float):
        self.decay = decay
        self.values = {k: v.detach().clone().float() for k, v in module.state_dict().items() if v.is_floating_point()}

    @torch.no_grad()
    def update(self, module: torch.nn.Module, step: int) -> None:
        keep = min(self.decay, (1 + step) / (10 + step))
        state = module.state_dict()
        names = list(self.values)
        torch._foreach_lerp_([self.values[n] for n in names], [state[n].detach().float() for n in names], 1 - keep)

    def state_dict(self) -> dict:
        return self.values

    def load_state_dict(self, values: dict) -> None:
        """Averages of another run, brought to where this module's are."""
        self.values = {k: values.get(k, own).to(own.device, torch.float32, copy=True) for k, own in self.values.items()}

    def copy_to(self, module: torch.nn.Module) -> None:
        """Overwrites the module's floats by the averages."""
        module.load_state_dict({**module.state_dict(), **self.values})
