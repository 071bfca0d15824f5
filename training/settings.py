"""A config as the trainings read it: what it says of the world belongs to every section."""

import json
from pathlib import Path

from .checkpoint import TrainingStopped
from .known_settings import ABOUT, refuse_unknown
from .worlds.named import USUAL


def read(path: Path, **given: dict) -> dict:
    """The JSON of a config, with what is `given` of a section instead where it is not None; `codec` and `dit` each get its `world` ("small" where it names none),
    its `cast`, its `styles`, its `scenes` and its `adds`, where there are any. Raises TrainingStopped where it can't be read, or has what is no setting or can't be."""
    try:
        settings = json.loads(path.read_text())
    except (OSError, ValueError) as cause:
        raise TrainingStopped(f"{path} can't be read as a config ({cause}); those that there are lie in training/config") from cause
    for part, own in given.items():
        if part not in settings:
            raise TrainingStopped(f"{path} has no section {part!r}; take one that has, as training/config/cpu.json")
        settings[part] = {**settings[part], **{name: value for name, value in own.items() if value is not None}}
    refuse_unknown(path, settings)
    about = {"world": USUAL, **{name: settings[name] for name in ABOUT if name in settings}}
    return {**settings, **about, **{part: {**about, **settings[part]} for part in ("codec", "dit") if part in settings}}
