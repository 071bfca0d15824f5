"""Trains the decoder further with the encoder frozen: `python -m training.codec.sharpen --minutes 8`.

Latents stay what they are, so a DiT trained on them needs nothing new. Starts from the averaged weights and writes
`codec_sharp.pt` beside the codec's checkpoint.
"""

import argparse
from pathlib import Path

import torch

from .. import checkpoint
from ..clock import Clock, rate
from ..ema import Ema
from ..precision import mixed
from ..weights import load_codec
from ..worlds import of
from .__main__ import measure
from .data import windows
from .loss import codec_loss
from .noise import noisy


def sharpen(source: Path, path: Path, minutes: float, peak: float = 6e-4, device: str = "cpu") -> None:
    """AdamW on the decoder for `minutes`; the data stream is one that the codec's training did not see."""
    codec, state = load_codec(source, rounded=False)
    codec.to(device).train()
    codec.encoder.requires_grad_(False), codec.norm.eval()
    settings = state["settings"]
    optimizer = torch.optim.AdamW(codec.decoder.parameters(), peak, (0.9, 0.98), weight_decay=0.0)
    ema, world, clock, step = Ema(codec, 0.995), of(settings), Clock(None, minutes), 0
    renderer = world.renderer(device, settings["variants"])
    while clock.progress(step) < 1:
        for group in optimizer.param_groups:
            group["lr"] = peak * rate(clock.progress(step), step, 50)
        frames, mask = windows(world, renderer, settings["seed"] + 500, step, settings["clips"], settings["latent_frames"])
        draw = torch.Generator(device).manual_seed(step)
        with mixed(device):
            with torch.no_grad():
                latents = noisy(codec.encode(frames), settings["noise"], draw)
            made = codec.decode(latents)
        loss = codec_loss(made.float(), frames, mask, settings["mover"])
        loss.backward()
        checkpoint.refuse_nan(loss.item(), step, path)
        torch.nn.utils.clip_grad_norm_(codec.decoder.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        step += 1
        ema.update(codec, step)
        if step % 200 == 0:
            print(f"step {step}  {clock.spent / 60:.1f} min  loss {loss.item():.4f}", flush=True)
    ema.copy_to(codec)
    codec.eval()
    whole, inside = measure(codec, world, renderer, settings["seed"])
    print(f"done: {step} steps, PSNR {whole:.2f} dB, movers {inside:.2f} dB", flush=True)
    checkpoint.save(path, {**state, "model": codec.state_dict(), "ema": {}, "step": state["step"] + step, "spent": state["spent"] + clock.spent})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codec", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--out", type=Path, default=checkpoint.CACHE / "codec_sharp.pt")
    parser.add_argument("--minutes", type=float, default=8)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    sharpen(options.codec, options.out, options.minutes, device=options.device)


if __name__ == "__main__":
    main()
