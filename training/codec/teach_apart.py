"""Teaches the decoder's last stage alone, on windows that are drawn once as far as that stage."""

import torch
import torch.nn.functional as F

from ..clock import Clock, rate
from ..muon import Pair
from ..precision import mixed
from .apart import PICTURE
from .data import windows
from .loss import agreement, codec_loss
from .model import by_frame


@torch.no_grad()
def kept(codec, world, renderer, seed: int, latent_frames: int, batches: int, clips: int = 24) -> list[tuple]:
    """Windows as the decoder draws them before its last stage: (pairs, true frames, mask), in half precision."""
    made = []
    for step in range(batches):
        frames, mask = windows(world, renderer, seed, step, clips, latent_frames)
        with mixed(renderer.device.type):
            z = by_frame(codec.encode(frames))
            pairs, _ = codec.decoder.together(z, codec.decoder.zeros(z, clips), latent_frames)
        made.append((pairs.half(), frames.half(), mask.half()))
    return made


def teach_apart(codec, store: list[tuple], minutes: float, mover: float, motion: float, muon: float = 0.003, few: int = 8) -> None:
    """Trains the last stage alone on kept windows, `few` clips a step: a hundred times as many steps as with what lies below it."""
    stage, clock, step = codec.decoder.apart, Clock(None, minutes), 0
    optimizer, draw = Pair(stage, muon, muon, ("enter", "out")), torch.Generator().manual_seed(7)
    while clock.progress(step) < 1:
        optimizer.set_rate(rate(clock.progress(step), step, 20))
        pairs, frames, mask = store[step % len(store)]
        clips, _, t, height, width = frames.shape
        pick = torch.randperm(clips, generator=draw)[:few].to(frames.device)
        x = pairs.reshape(clips, t // 2, *pairs.shape[1:])[pick].flatten(0, 1).float().contiguous(memory_format=torch.channels_last)
        with mixed(frames.device.type):
            made, _ = stage(x, x.new_zeros(few, PICTURE, *x.shape[2:]), t // 2)
        made = F.pixel_shuffle(made.float(), 2).reshape(few, t, 3, height, width).transpose(1, 2)
        true, where = frames[pick].float(), mask[pick].float()
        loss = codec_loss(made, true, where, mover, motion=motion)
        loss.backward()
        optimizer.step()
        step += 1
        if step % 200 == 0:
            print(f"last stage: step {step}  {clock.spent / 60:.1f} min  loss {loss.item():.4f}  frames differ right {agreement(made.detach(), true):.2f}", flush=True)
