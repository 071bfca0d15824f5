"""A contact sheet of held-out prompts × frames: `python -m training.contact_sheet --seed 1 --out sheet.png`."""

import argparse
from pathlib import Path

import torch
from PIL import Image, ImageDraw

from . import checkpoint
from .dit.sample import sample
from .refused import told
from .weights import load_codec, load_generator

SCALE = 2


def sheet(frames: torch.Tensor, titles: list[str], every: int = 2) -> Image.Image:
    """A picture of frames [B, 3, T, H, W] in −1…1, a titled row a clip, every second frame."""
    rows, _, _, h, w = frames[:, :, ::every].shape
    count = frames[:, :, ::every].shape[2]
    image = Image.new("RGB", (count * w * SCALE, rows * (h * SCALE + 14)), "white")
    draw = ImageDraw.Draw(image)
    for b, title in enumerate(titles):
        strip = torch.cat(list(frames[b, :, ::every].unbind(1)), -1)
        strip = ((strip.permute(1, 2, 0) + 1) * 127.5).round().clamp(0, 255).byte().numpy()
        y = b * (h * SCALE + 14)
        draw.text((2, y), title.encode("ascii", "replace").decode(), fill="black")
        image.paste(Image.fromarray(strip).resize((count * w * SCALE, h * SCALE), Image.NEAREST), (0, y + 14))
    return image


@torch.no_grad()
def draw_sheet(codec, net, prompts: list[list[str]], out: Path, view: str | None = None, **how) -> None:
    """Samples prompts (a sentence a shot, as many shots in each) in a view of the network's world, its usual one by default, and writes
    their sheet; `how` is told to `sample`. Runs where codec and network are."""
    size = tuple(side // 8 for side in net.world.sizes[view or net.world.view])
    frames = codec.decode(sample(net, prompts, net.world.usual, size=size, **how)).float().cpu()
    sheet(frames, [" | ".join(p) for p in prompts]).save(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codec", type=Path, default=checkpoint.CACHE / "codec.pt")
    parser.add_argument("--dit", type=Path, default=checkpoint.CACHE / "dit.pt")
    parser.add_argument("--out", type=Path, default=Path("training/.cache/sheet.png"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--shots", type=int, default=1)
    parser.add_argument("--steps", type=int, default=24)
    parser.add_argument("--guidance", type=float, default=3.0)
    parser.add_argument("--shift", type=float, default=4.0)
    parser.add_argument("--view", help="of the world that the network was trained on; its usual one by default")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--prompt", action="append", help="prompts of your own; `|` separates shots")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    codec, _ = load_codec(options.codec)
    net, state = load_generator(options.dit)
    prompts = [p.split("|") for p in options.prompt or []] or [p["shots"] for p in net.world.prompts(options.seed, options.count, options.shots)]
    draw_sheet(codec, net, prompts, options.out, options.view, steps=options.steps, guidance=options.guidance, shift=options.shift, seed=options.seed)
    print(f"{options.out}: {len(prompts)} prompts after {state['samples']} samples")


if __name__ == "__main__":
    told(main)
