"""A contact sheet of clips × frames with their captions: `python -m training.grown.sheet --seed 1 --count 12 --out FILE`.

`--kind` shows one family: events, shots, camera, relations, counts, colours, occlusion, styles, weather, sequences, or any scene of `facts.SCENES`;
`--who fox` one character.
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw

from ..refused import told
from .captions import captions
from .draw import draw_clip
from .facts import EVENTS, SCENES, Clip
from .render import Renderer
from .views import View, views

SCALE, TITLE = 2, 14
ODD_CAMERAS = ("tilt-up", "tilt-down", "zoom-in", "zoom-out", "pan-left", "pan-right", "follow")


def wanted(kind: str, i: int, clip: Clip) -> bool:
    """Whether a clip belongs on the sheet of a kind, as its `i`-th row."""
    shot = clip.shots[0]
    if kind == "camera":
        return (len(shot.camera) == 2) if i % 3 == 2 else shot.camera[0].move == ODD_CAMERAS[i % 7]
    if kind == "colours":
        return any(a.colour for a in shot.actors) and (i % 2 == 0 or len(shot.actors) == 2)
    if kind == "weather":
        return shot.weather == ("rain", "snow", "fog")[i % 3]
    if kind == "sequences":
        return shot.scene == "solo" and len(shot.actors[0].parts) == 2
    return True


def draw_kind(rng: np.random.Generator, kind: str, i: int, frames: int, view: View, variants: int, who: str | None) -> Clip:
    """The `i`-th clip of a family."""
    scenes = {"events": EVENTS, "relations": ("relation", "beside", "relation"), "counts": ("count",), "occlusion": ("hide",), "sequences": ("solo",)}
    scene = kind if kind in SCENES else scenes[kind][i % len(scenes[kind])] if kind in scenes else "solo" if kind == "camera" and i % 3 else None
    style = ("solid", "flat", "pencil", "pixel")[i % 4] if kind == "styles" else None
    shots = 2 + i % 4 if kind == "shots" else 1
    while True:
        clip = draw_clip(rng, frames, shots, view, variants, scene=scene, style=style, who=who, late_share=0.0)
        if wanted(kind, i, clip):
            return clip


def sheet(frames: torch.Tensor, titles: list[str], every: int = 2, columns: int = 1) -> Image.Image:
    """A picture of frames [B, T, 3, rows, columns] in −1…1: a titled row a clip, every `every`-th frame."""
    shown = frames[:, ::every]
    b, t, _, h, w = shown.shape
    image = Image.new("RGB", (t * (w * SCALE + 2), b * (h * SCALE + TITLE)), "white")
    draw = ImageDraw.Draw(image)
    for i, title in enumerate(titles):
        y = i * (h * SCALE + TITLE)
        draw.text((2, y + 1), title.encode("ascii", "replace").decode(), fill="black")
        for k in range(t):
            one = ((shown[i, k].permute(1, 2, 0) + 1) * 127.5).round().clamp(0, 255).byte().numpy()
            image.paste(Image.fromarray(one).resize((w * SCALE, h * SCALE), Image.NEAREST), (k * (w * SCALE + 2), y + TITLE))
    return image


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--out", type=Path, default=Path("training/.cache/grown.png"))
    parser.add_argument("--kind", default="all")
    parser.add_argument("--who")
    parser.add_argument("--frames", type=int)
    parser.add_argument("--every", type=int)
    parser.add_argument("--view", default="wide", choices=("wide", "square", "tall"))
    parser.add_argument("--factor", type=float, default=1.0)
    options = parser.parse_args()
    view = views(options.factor)[options.view]
    frames = options.frames or (34 if options.kind in ("shots", "occlusion", "hide", "orbit") else 18)
    renderer, rng = Renderer(view, variants=4), np.random.default_rng([options.seed, 8])
    clips = [draw_kind(rng, options.kind, i, frames, view, 4, options.who) for i in range(options.count)]
    pictures, _ = renderer.render(clips)
    titles = []
    for clip in clips:
        general, own = captions(rng, clip)
        titles.append((f"[{general}] " if general else "") + " | ".join(own))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    sheet(pictures, titles, options.every or (4 if frames > 24 else 2)).save(options.out)
    print(f"{options.out}: {len(clips)} clips")


if __name__ == "__main__":
    told(main)
