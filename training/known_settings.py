"""Which settings the sections of a config may have, and in which range each lies."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from .checkpoint import TrainingStopped

ABOUT = ("world", "cast", "styles", "scenes", "adds")


@dataclass(frozen=True)
class Number:
    """From `low` to `high`; without `low` itself where it is `above`, without `high` where it is `below` it."""

    low: float = 0
    high: float = float("inf")
    whole: bool = False
    above: bool = False
    below: bool = False

    def wrong(self, value) -> str | None:
        """What `value` should be, where it is not."""
        if isinstance(value, int if self.whole else (int, float)) and not isinstance(value, bool):
            if (self.low < value if self.above else self.low <= value) and (value < self.high if self.below else value <= self.high):
                return None
        kind = "a whole number" if self.whole else "a number"
        top = "" if self.high == float("inf") else f" and {'below' if self.below else 'at most'} {self.high:g}"
        return f"{kind} {'above' if self.above else 'of at least'} {self.low:g}{top}"


SHARE, PART, POSITIVE, NONE_OR_MORE = Number(0, 1), Number(0, 1, below=True), Number(0, above=True), Number(0)
COUNT, WHOLE = Number(1, whole=True), Number(0, whole=True)
BOTH = {"seed": WHOLE, "minutes": POSITIVE, "steps": COUNT, "muon": POSITIVE, "adam": POSITIVE, "ema": PART, "variants": COUNT, "log_every": COUNT,
        "save_minutes": NONE_OR_MORE, "hands": WHOLE, "together": COUNT, "model": None}
SECTIONS = {
    "codec": {**BOTH, "clips": COUNT, "latent_frames": COUNT, "noise": NONE_OR_MORE, "mover": NONE_OR_MORE, "motion": NONE_OR_MORE},
    "dit": {**BOTH, "batch": COUNT, "brief_batch": COUNT, "still_batch": COUNT, "brief_steps": WHOLE, "brief": SHARE, "still": SHARE, "cache": COUNT, "first": COUNT,
            "reuse": COUNT, "refill": WHOLE, "round": COUNT, "warmup": COUNT, "worn": SHARE, "steady": NONE_OR_MORE, "decay_from": PART, "anchor": SHARE,
            "often": SHARE, "again": None, "pause": POSITIVE},
    "card": {"codec": SHARE, "preview": NONE_OR_MORE, "keep": NONE_OR_MORE, "sheet": COUNT, "sheet_steps": COUNT},
}


def refuse_unknown(path: Path, settings: dict) -> None:
    """Raises TrainingStopped for the first setting of the config at `path` that there is none of, or that can't be."""
    check(path, "", settings, {**dict.fromkeys((*ABOUT, *SECTIONS))})
    for part, known in SECTIONS.items():
        if part in settings:
            check(path, f"{part}.", settings[part], known)
            # A card's minutes are its command's.
            if "card" not in settings and settings[part].get("minutes") is None and settings[part].get("steps") is None:
                raise TrainingStopped(f"{path}: {part} says neither `minutes` nor `steps`: say how long to train")
    if "still" in settings.get("dit", {}) and "still_batch" not in settings["dit"]:
        raise TrainingStopped(f"{path}: dit.still needs dit.still_batch, how many single latents a batch has")


def check(path: Path, before: str, section, known: dict[str, Number | None]) -> None:
    """One section, whose settings are called `before` and their name."""
    if not isinstance(section, dict):
        raise TrainingStopped(f"{path}: {before.rstrip('.') or 'a config'} must be an object of settings, not {section!r}")
    for name, value in section.items():
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {before}{near[0]}?" if near else f"known ones: {', '.join(known)}"
            raise TrainingStopped(f"{path}: there is no setting {before}{name}; {hint}")
        should = known[name].wrong(value) if known[name] and not (value is None and name in ("minutes", "steps")) else None
        if should:
            raise TrainingStopped(f"{before}{name} must be {should}, not {value!r} (config {path}, or what the command says instead)")
