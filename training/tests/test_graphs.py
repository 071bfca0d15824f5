"""Hand-written ONNX graphs compute what the PyTorch modules do, at sizes they were not written for."""

import numpy as np
import onnxruntime
import pytest
import torch

from training.codec.conv import SmallConv
from training.codec.model import Codec, CodecConfig
from training.dit.model import Dit, DitConfig
from training.onnx_export.codec import export_decoder, export_encoder, export_streaming
from training.onnx_export.text_encoder import export_text_encoder
from training.onnx_export.transformer import export_transformer
from training.text.encoder import TextEncoder
from training.weights import half


def agree(model, inputs, outputs):
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    results = session.run(None, {k: v.numpy() for k, v in inputs.items()})
    for got, want in zip(results, outputs):
        assert np.abs(got - want.numpy()).max() <= 1e-3 * float(want.abs().max())
    return results


def shaken(module):
    torch.manual_seed(0)
    for p in module.parameters():
        p.data += 0.05 * torch.randn_like(p)
    return half(module)


@torch.no_grad()
@pytest.mark.parametrize("split", [None, 0, 1])
def test_transformer(split):
    net = shaken(Dit(DitConfig(4, 2, 128, 2, 64, 2, 32, split=split)))
    for b, f, h, w, n in ((2, 5, 6, 8, 7), (1, 1, 2, 4, 1)):
        inputs = {"latents": torch.randn(b, 4, f, h, w), "sigma": torch.rand(b, f), "frame_time": torch.rand(b, f) * 9,
                  "shot": torch.randint(0, 8, (b, f)), "text": torch.randn(b, n, 32), "text_mask": (torch.rand(b, f, n) > 0.5).float()}
        agree(export_transformer(net), inputs, [net(**inputs)])


@torch.no_grad()
def test_tokens_that_were_just_split_change_nothing(monkeypatch):
    whole, parted = shaken(Dit(DitConfig(4, 2, 128, 2, 64, 2, 32))), Dit(DitConfig(4, 2, 128, 2, 64, 2, 32, split=1)).eval()
    parted.load_state_dict({**parted.state_dict(), **whole.state_dict()})
    plain = parted.rope.forward
    monkeypatch.setattr(parted.rope, "forward", lambda time, rows, columns: plain(time, rows.clamp(min=0).round(), columns.clamp(min=0).round()))
    inputs = (torch.randn(1, 4, 3, 2, 2), torch.rand(1, 3), torch.rand(1, 3), torch.zeros(1, 3, dtype=torch.int64), torch.randn(1, 5, 32), torch.ones(1, 3, 5))
    assert torch.allclose(parted(*inputs), whole(*inputs), atol=1e-4)   # a frame of one token, so that its four share its place


@torch.no_grad()
def test_text_encoder():
    net = shaken(TextEncoder(50, 64))
    ids = torch.randint(0, 50, (3, 9))
    mask = (torch.arange(9) < torch.tensor([[9], [4], [1]])).long()
    agree(export_text_encoder(net), {"input_ids": ids, "attention_mask": mask}, [net(ids, mask)])


@torch.no_grad()
@pytest.mark.parametrize("apart", [None, 16])
def test_codec_and_streaming(apart):
    codec = Codec(CodecConfig(4, (16, 16, 16), (16, 16, 16), (1, 2, 1), apart))
    codec.norm.running_mean.normal_(), codec.norm.running_var.uniform_(0.5, 2)
    codec = shaken(codec)
    z, frames = torch.randn(2, 4, 3, 4, 6), torch.rand(2, 3, 4, 32, 48) * 2 - 1
    whole = agree(export_decoder(codec), {"latents": z}, [codec.decode(z)])[0]
    agree(export_encoder(codec), {"frames": frames}, [codec.encode(frames)])
    session = onnxruntime.InferenceSession(export_streaming(codec).SerializeToString(), providers=["CPUExecutionProvider"])
    states = [np.zeros((2, m, 4 * s, 6 * s), np.float32) for m, s in codec.decoder.state_scales()]
    for f in range(3):
        inputs = {"latent": z[:, :, f:f + 1].numpy(), **{f"state_{i}": s for i, s in enumerate(states)}}
        made, *states = session.run(None, inputs)
        assert np.abs(made - whole[:, :, 2 * f:2 * f + 2]).max() < 1e-4


@pytest.mark.parametrize("side", [8, 32])
def test_small_convolution_gradients(side):
    x, w, b = torch.randn(2, 16, side, side, requires_grad=True), torch.randn(20, 16, 3, 3, requires_grad=True), torch.randn(20, requires_grad=True)
    grad = torch.randn(2, 20, side, side)
    mine = torch.autograd.grad(SmallConv.apply(x, w, b), (x, w, b), grad)
    theirs = torch.autograd.grad(torch.nn.functional.conv2d(x, w, b, padding=1), (x, w, b), grad)
    assert all(torch.allclose(p, q, atol=1e-3) for p, q in zip(mine, theirs))
