"""A config as the trainings read it: what it says of the world belongs to every section."""

import json
from pathlib import Path

from .worlds.named import USUAL


def read(path: Path) -> dict:
    """The JSON of a config; `codec` and `dit` each get its `world` ("small" where it names none)."""
    settings = json.loads(path.read_text())
    name = settings.get("world", USUAL)
    return {**settings, "world": name, **{part: {"world": name, **settings[part]} for part in ("codec", "dit") if part in settings}}
