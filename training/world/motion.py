"""From facts to numbers: where each actor and the camera are in every frame."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import torch

from ..grown.light import WEATHERS
from .atlas import BURST, load, row, widths
from .causes import DEEDS, layers as deed_layers
from .cast import BY_ID, INDEX
from .events import layers
from .facts import Actor, Clip, Shot
from .hiding import BY_ID as THING, along
from .places import ACTOR_LIGHT, PLACES, SIZE, TIMES
from .sequences import camera_parts, halfway, parts
from .styles import STYLES

MARGIN = 22.0      # pixels a character may be outside the view before it comes back on the other side
PAN = 1.0          # pixels a frame
ZOOM = 1.4         # largest magnification, reached over 17 frames
ZOOM_CENTRE = (32.0, 38.0)
GROUND = 55.0      # where feet stand, pixels from the top
EDGE = 0.32        # share of its width that a character shows when seen from its edge
HIGH = 11.0        # pixels of a jump
TURN = 28.0        # frames of one turn about the upright axis
SLOTS = 6          # layers of a shot: of each of three actors two, itself and what it leaves, turns into or goes behind; of one who does something to a thing any
SHIFT = 5          # frames between what falls in one scenery and in the next of its place


@dataclass
class Tracks:
    """Renderer input. Actor tracks are float32 [clips, SLOTS, frames]: centre x, y and size in pixels, angle in
    radians, `turn` the shown share of the width (1 as packed, −1 mirrored, never within EDGE of 0, up to 8 of a track), present 0/1; `sprite` int64 [clips, SLOTS], a row of `atlas.looks()`; camera [clips, frames]: `zoom`, `pan` pixels;
    `shot` int64 [clips, frames]; `scenery` int64 [clips, shots, 3] (place, time, variant); `light` [clips, frames, 3];
    `weather` int64 [clips, frames], and `fall` how many frames what falls has been falling; `style` int64 [clips]."""

    x: torch.Tensor
    y: torch.Tensor
    size: torch.Tensor
    angle: torch.Tensor
    turn: torch.Tensor
    present: torch.Tensor
    sprite: torch.Tensor
    zoom: torch.Tensor
    pan: torch.Tensor
    shot: torch.Tensor
    scenery: torch.Tensor
    light: torch.Tensor
    weather: torch.Tensor
    fall: torch.Tensor
    style: torch.Tensor


def wrap(values: np.ndarray, low: float, high: float) -> np.ndarray:
    return (values - low) % (high - low) + low


def camera_path(shot: Shot) -> tuple[np.ndarray, np.ndarray]:
    """Magnification and sideways position (pixels, to the right positive) of the camera in each frame."""
    if shot.later:
        return camera_parts(shot, ZOOM)
    t = np.arange(shot.frames) + shot.phase
    run = np.clip(t / 17, 0, 1)
    zoom = {"zoom-in": 1 + (ZOOM - 1) * run, "zoom-out": ZOOM - (ZOOM - 1) * run}.get(shot.camera, np.ones(shot.frames))
    pan = {"pan-left": -PAN * t, "pan-right": PAN * t}.get(shot.camera, np.zeros(shot.frames))
    return zoom, pan


def edged(turn: np.ndarray) -> np.ndarray:
    """The shown share of a width, never less than the edge shows."""
    return np.where(turn < 0, -1.0, 1.0) * np.maximum(np.abs(turn), EDGE)


def actor_path(actor: Actor, shot: Shot, height: float, pan: np.ndarray) -> tuple[np.ndarray, ...]:
    """x, y, size (pixels), angle (radians) and turn of one actor in each frame of a shot, before the zoom."""
    who = BY_ID[actor.character]
    t = (np.arange(shot.frames) + shot.phase).astype(float)
    middle = 8.5 if shot.phase == 0 and shot.frames >= 16 else (shot.frames / 2 if shot.phase == 0 else 8.5)
    one, zero = np.ones_like(t), np.zeros_like(t)
    size, angle, x_shift, y_shift, facing, turn = one * actor.size, zero, zero, zero, actor.facing, one
    travel = 0.0
    run = np.clip(t / 17, 0, 1)
    base = (actor.high or (34.0 if who.floats else GROUND - height * actor.size / 2)) + actor.depth
    if actor.after:
        middle, two = float(halfway(shot.frames)), parts(actor, shot.frames, who.travel.get(actor.verb, 0) * actor.tempo, HIGH)
        size, angle, facing, turn = actor.size * two["scale"], two["angle"], two["facing"], edged(two["turn"])
        y_shift = two["y"] + (0 if who.floats else (actor.size - size) * height / 2)
        x_shift = two["x"]
    elif actor.motion in ("go-left", "go-right"):
        facing = -1 if actor.motion == "go-left" else 1
        travel = facing * who.travel[actor.verb] * actor.tempo
        if actor.verb in ("runs", "hops", "gallops"):
            y_shift = -2.0 * np.abs(np.sin(np.pi * t / 4))
        if actor.verb in ("flies", "swims", "floats"):
            y_shift = 1.5 * np.sin(2 * np.pi * t / 12)
        if actor.thing:
            travel, base = facing * float(np.diff(along(shot.frames))[0]), GROUND - height * actor.size / 2   # low enough to be hidden
            middle = (shot.frames - 1) / 2
        if actor.character == "ball":
            angle = travel * t / (actor.size / 2)
    elif actor.motion == "jump":
        y_shift = -HIGH * np.abs(np.sin(np.pi * t / (11 * actor.tempo)))
    elif actor.motion == "spin":
        turn = edged(np.cos(2 * np.pi * t / (TURN * actor.tempo)))
    elif actor.motion in ("rise", "fall"):
        sign = -1 if actor.motion == "rise" else 1
        base = 31.0 + actor.depth
        y_shift = wrap(base + sign * 1.8 * actor.tempo * (t - middle), -MARGIN, SIZE + MARGIN) - base
    elif actor.motion == "sway":
        angle = 0.38 * np.sin(2 * np.pi * t / (11 * actor.tempo))
    elif actor.motion == "grow":
        size = actor.size * (0.5 + 0.7 * run)
    elif actor.motion == "shrink":
        size = actor.size * (1.15 - 0.65 * run)
    if not who.floats and actor.motion in ("grow", "shrink") and not actor.after:
        y_shift = (actor.size - size) * height / 2
    centre_pan = pan - (np.interp(middle, t, pan) if shot.phase == 0 else 0)
    x = wrap(actor.x + x_shift + travel * (t - middle) - centre_pan, -MARGIN, SIZE + MARGIN)
    return x, base + y_shift, size, angle, turn * (-facing if who.turns else 1)


@cache
def own_widths() -> list[float]:
    """Width of each character's silhouette as a share of its longest side."""
    return widths(load())


def tracks(clips: list[Clip], heights: list[float]) -> Tracks:
    """Tracks of a batch of clips that all have the same number of frames and of shots."""
    count, frames, shots = len(clips), clips[0].frames, len(clips[0].shots)
    path = np.zeros((6, count, SLOTS, frames), np.float32)
    path[2], path[4] = 1, 1
    sprite = np.zeros((count, SLOTS), np.int64)
    camera = np.ones((2, count, frames), np.float32)
    shot_of, scenery = np.zeros((count, frames), np.int64), np.zeros((count, shots, 3), np.int64)
    light = np.ones((count, frames, 3), np.float32)
    weather, fall = np.zeros((count, frames), np.int64), np.zeros((count, frames), np.int64)
    for b, clip in enumerate(clips):
        start = 0
        for s, shot in enumerate(clip.shots):
            at = slice(start, start + shot.frames)
            zoom, pan = camera_path(shot)
            camera[0, b, at], camera[1, b, at] = zoom, pan + shot.offset
            shot_of[b, at], light[b, at] = s, ACTOR_LIGHT[shot.time]
            weather[b, at] = WEATHERS.index(shot.weather)
            fall[b, at] = np.arange(shot.frames) + shot.phase + SHIFT * shot.variant
            scenery[b, s] = PLACES.index(shot.place), TIMES.index(shot.time), shot.variant
            for a, actor in enumerate(shot.actors):
                if actor.motion in DEEDS:
                    for k, it in enumerate(deed_layers(actor, shot.frames, own_widths()[INDEX[actor.character]], heights[INDEX[actor.character]], GROUND)):
                        sprite[b, k] = row(clip.style, it.name, it.colour)
                        for number, value in enumerate((it.x, it.y, it.size, 0, it.turn, it.present)):
                            path[number, b, k, at] = value
                    continue
                moves = actor_path(actor, shot, heights[INDEX[actor.character]], pan)
                for k, (what, seen) in enumerate(layers(actor.after or actor.motion, actor.when, np.arange(shot.frames))):
                    sprite[b, 2 * a + k] = row(clip.style, BURST if what == BURST else actor.character, actor.then if what == "then" else actor.colour)
                    path[:5, b, 2 * a + k, at], path[5, b, 2 * a + k, at] = moves, seen
                if actor.thing:
                    it = THING[actor.thing]
                    sprite[b, 2 * a + 1] = row(clip.style, it.id)
                    for k, value in enumerate((actor.x, GROUND + 1 - it.tall * it.wide / 2, it.wide, 0, 1, 1)):
                        path[k, b, 2 * a + 1, at] = value
            start += shot.frames
    numbers = [torch.from_numpy(p) for p in path]
    return Tracks(*numbers, torch.from_numpy(sprite), torch.from_numpy(camera[0]), torch.from_numpy(camera[1]),
                  torch.from_numpy(shot_of), torch.from_numpy(scenery), torch.from_numpy(light), torch.from_numpy(weather), torch.from_numpy(fall),
                  torch.tensor([STYLES.index(clip.style or STYLES[0]) for clip in clips]))
