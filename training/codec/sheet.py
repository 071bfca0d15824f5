"""What the codec alone makes of its world's characters: `python -m training.codec.sheet --out sheet.png`.

A column a character: the middle frame of a clip as it was rendered, and below it after encoding and decoding. What cannot be named in
the lower row no network that draws latents can make nameable.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from .. import checkpoint
from ..precision import mixed
from ..refused import told
from ..weights import load_codec
from ..worlds import World, of
from .data import FRAMES
from .loss import psnr

SCALE, COLUMNS = 2, 12


def starring(world: World, seed: int, tries: int = 6000) -> dict:
    """A clip of each character alone in a still shot, by its name: of those drawn, the one in which it is largest."""
    rng, found = np.random.default_rng(seed), {}
    for _ in range(tries):
        clip = world.draw(rng, world.view, FRAMES, 1, 1, held_out=True)
        shot = clip.shots[0]
        moves = [shot.camera] if isinstance(shot.camera, str) else [part.move for part in shot.camera]
        if len(shot.actors) != 1 or moves != ["still"]:
            continue
        actor = shot.actors[0]
        name = getattr(actor, "character", None) or actor.who
        if name not in found or actor.size > found[name].shots[0].actors[0].size:
            found[name] = clip
    return dict(sorted(found.items()))


@torch.no_grad()
def draw(codec, world: World, seed: int) -> tuple[Image.Image, list[tuple[str, float]]]:
    """The sheet, and the PSNR inside each character, dB, worst first."""
    clips = starring(world, seed)
    renderer, rows, measured = world.renderer(variants=1), [], []
    for at in range(0, len(clips), COLUMNS):
        names = list(clips)[at:at + COLUMNS]
        frames, mask = renderer.paint(world.stage([clips[n] for n in names], world.view), world.view)
        frames, mask = frames.transpose(1, 2), mask.transpose(1, 2)
        with mixed("cpu"):
            made = codec.decode(codec.encode(frames)).float()
        measured += [(name, psnr(made[i:i + 1], frames[i:i + 1], mask[i:i + 1])[1]) for i, name in enumerate(names)]
        # Where it is seen best: most of it in the picture.
        best = mask.sum((1, 3, 4)).argmax(1)
        for kind in (frames, made):
            row = torch.cat([kind[i, :, t] for i, t in enumerate(best.tolist())], -1)
            picture = ((row.permute(1, 2, 0) + 1) * 127.5).round().clamp(0, 255).byte().numpy()
            rows.append(Image.fromarray(picture).resize((picture.shape[1] * SCALE, picture.shape[0] * SCALE), Image.NEAREST))
    sheet = Image.new("RGB", (max(row.width for row in rows), sum(row.height for row in rows)), "white")
    for k, row in enumerate(rows):
        sheet.paste(row, (0, k * row.height))
    return sheet, sorted(measured, key=lambda pair: pair[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codec", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--out", type=Path, default=Path("training/.cache/codec.png"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    codec, state = load_codec(options.codec)
    sheet, measured = draw(codec, of(state["settings"]), options.seed)
    sheet.save(options.out)
    print(f"{options.out}: {len(measured)} characters; dB inside each: " + ", ".join(f"{name} {db:.1f}" for name, db in measured))


if __name__ == "__main__":
    told(main)
