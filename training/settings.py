"""A config as the trainings read it: what it says of the world belongs to every section."""

import json
from pathlib import Path

from .worlds.named import USUAL


def read(path: Path) -> dict:
    """The JSON of a config; `codec` and `dit` each get its `world` ("small" where it names none), its `cast`, its `styles`, its
    `scenes` and its `adds`, where there are any."""
    settings = json.loads(path.read_text())
    about = {"world": USUAL, **{name: settings[name] for name in ("world", "cast", "styles", "scenes", "adds") if name in settings}}
    return {**settings, **about, **{part: {**about, **settings[part]} for part in ("codec", "dit") if part in settings}}
