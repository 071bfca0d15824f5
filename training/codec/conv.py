"""A 3×3 convolution whose weight gradient is one matrix product where the image is small.

oneDNN's bf16 weight gradient on CPUs takes 3–15 times the forward pass at 8×8 to 32×32 (measured with AVX512-bf16 and with AMX);
unfolding the nine shifts and multiplying once takes about two. Numerically it is the same sum.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F


SMALL = 1024   # pixels of an image up to which that is faster: of the decoder's step at 8 × 8 to 32 × 32 it leaves a quarter


class SmallConv(torch.autograd.Function):
    """F.conv2d(x, weight, bias, padding=1) on [N, C, h, w] with the weight gradient of the module's docstring."""

    @staticmethod
    def forward(ctx, x, weight, bias):
        ctx.save_for_backward(x, weight)
        return F.conv2d(x, weight, bias, padding=1)

    @staticmethod
    def backward(ctx, grad):
        x, weight = ctx.saved_tensors
        n, c, h, w = x.shape
        into = torch.ops.aten.convolution_backward(grad, x, weight, [0], [1, 1], [1, 1], [1, 1], False, [0, 0], 1, [True, False, False])[0]
        padded = F.pad(x.permute(0, 2, 3, 1), (0, 0, 1, 1, 1, 1))
        columns = torch.cat([padded[:, i:i + h, j:j + w] for i in range(3) for j in range(3)], -1).reshape(n * h * w, 9 * c)
        rows = grad.permute(0, 2, 3, 1).reshape(n * h * w, -1)
        made = (rows.t() @ columns).reshape(-1, 3, 3, c).permute(0, 3, 1, 2)
        return into, made, rows.sum(0)


class Conv3(nn.Conv2d):
    """A 3×3 convolution with padding 1."""

    def __init__(self, inputs: int, outputs: int):
        super().__init__(inputs, outputs, 3, padding=1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if self.training and x.device.type == "cpu" and torch.is_autocast_enabled("cpu") and x.shape[-1] * x.shape[-2] <= SMALL:
            low = torch.bfloat16
            return SmallConv.apply(x.to(low), self.weight.to(low), self.bias.to(low))
        return super().forward(x)
