"""Arrays to a device without waiting for it."""

import numpy as np
import torch


def sent(array: np.ndarray, device: str | torch.device) -> torch.Tensor:
    """`array` as a tensor on `device`. A card copies from pinned memory while this process goes on: from ordinary memory a copy waits for
    everything that was asked of the card before."""
    tensor = torch.from_numpy(array)
    return tensor if torch.device(device).type == "cpu" else tensor.pin_memory().to(device, non_blocking=True)
