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
        raise TrainingStopped(f"{path} can't be read as a config ({cause}); working configs are in training/config") from cause
    for part, own in given.items():
        if not isinstance(settings, dict) or not isinstance(settings.get(part), dict):
            raise TrainingStopped(f"{path} has no section {part!r}; take a config that has one, like training/config/cpu.json")
        own = {name: value for name, value in own.items() if value is not None}
        # Minutes that are asked for count instead of a config's steps.
        rest = {name: value for name, value in settings[part].items() if not (name == "steps" and "minutes" in own)}
        settings[part] = {**rest, **own}
    refuse_unknown(path, settings)
    about = {"world": USUAL, **{name: settings[name] for name in ABOUT if name in settings}}
    return {**settings, **about, **{part: {**about, **settings[part]} for part in ("codec", "dit") if part in settings}}
