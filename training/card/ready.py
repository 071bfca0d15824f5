"""What a card is asked for once: products in reduced precision, convolutions measured and the fastest taken."""

import os

import torch


def ready(device: str, hands: int) -> None:
    """Sets it for this process, whose `hands` other ones leave the rest of the cores to it."""
    torch.set_num_threads(max(1, (os.cpu_count() or 2) - hands))
    if torch.device(device).type == "cpu":
        return
    torch.backends.cudnn.benchmark = True
    torch.set_float32_matmul_precision("high")
    # What cannot be compiled runs as it is.
    torch._dynamo.config.suppress_errors = True
    torch._dynamo.config.cache_size_limit = 64
    print(torch.cuda.get_device_name(device), torch.__version__, flush=True)
