"""What a config has learned `again`, each by its name among its world's lessons."""

from ..checkpoint import TrainingStopped
from ..worlds import of


def lessons_of(settings: dict) -> tuple[str, ...]:
    """What a config learns `again`; raises TrainingStopped where its world has no such lesson, or where it says how `often` and nothing to learn."""
    again, there = tuple(settings.get("again", ())), of(settings).lessons
    unknown = [lesson for lesson in again if lesson not in there]
    if unknown:
        raise TrainingStopped(f"{', '.join(unknown)} can't be learned `again`; of this config's world {', '.join(there) or 'nothing'} can")
    if settings.get("often") and not again:
        raise TrainingStopped("a config's `often` is how often what is learned `again` comes up, and it names nothing: leave `often` out, or name some")
    return again
