"""Where the camera is in every frame: magnification, sideways and upward shift."""

import numpy as np

from .facts import Shot

PAN = 1.0          # units a frame
TILT = 0.6
TILTED = 13.0      # farthest that a tilt goes from the middle of the scenery, units
ZOOM = 1.4         # largest magnification
ZOOM_FRAMES = 17


def camera_path(shot: Shot) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(zoom, pan, tilt) in each frame: magnification 1…ZOOM; pan in units to the right; tilt in units downwards, both 0 at the middle."""
    zoom, pan, tilt = [], [], []
    moves = [c.move for c in shot.camera]
    z, p, q = (ZOOM if next((m for m in moves if m.startswith("zoom")), "") == "zoom-out" else 1.0), 0.0, 0.0
    for part in shot.camera:
        t = np.arange(1, part.frames + 1, dtype=float)
        first = not zoom
        t = t - 1 + shot.phase if first else t
        zero = np.zeros_like(t)
        share = np.clip(t / max(min(ZOOM_FRAMES, part.frames - 1), 1), 0, 1)
        zoom.append({"zoom-in": z + (ZOOM - z) * share, "zoom-out": z + (1 - z) * share}.get(part.move, zero + z))
        pan.append(p + {"pan-left": -PAN * t, "pan-right": PAN * t}.get(part.move, zero))
        tilt.append(q + {"tilt-up": -TILT * t, "tilt-down": TILT * t}.get(part.move, zero))
        z, p, q = zoom[-1][-1], pan[-1][-1], tilt[-1][-1]
    zoom, pan, tilt = (np.concatenate(x) for x in (zoom, pan, tilt))
    middle = shot.frames // 2
    if not shot.phase:
        pan, tilt = pan - pan[middle], tilt - tilt[middle]
    return zoom, pan, np.clip(tilt, -TILTED, TILTED)
