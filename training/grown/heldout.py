"""What is never trained on: about one in twenty (character, motion, place), by a stable hash; and the prompts made of them.

`python -m training.grown.heldout --seed 1 --count 12` prints prompts with their facts as JSON. Phrasings that are held out are listed in
`language.py`.
"""

import hashlib
from functools import lru_cache

from ..refused import told
from .facts import Shot

SHARE = 5


@lru_cache(maxsize=65536)
def held_out(character: str, motion: str, place: str) -> bool:
    """True for the combinations kept for evaluation; depends on the names alone."""
    digest = hashlib.sha1(f"{character}|{motion}|{place}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % 100 < SHARE


def combinations(shot: Shot) -> list[tuple[str, str, str]]:
    """Every (character, motion, place) of a shot; what is done together, as chasing or hiding, counts as a motion of who does it."""
    own = {(a.who, p.motion, shot.place) for a in shot.actors for p in a.parts}
    if shot.scene in ("chase", "meet", "orbit", "hide", "bite", "pop", "push", "track", "lamp", "bloom"):
        own = {(a.who, shot.scene, shot.place) for a in shot.actors}
    return sorted(own)


def keeps_out(shot: Shot) -> bool:
    """True where nothing of a shot is held out, so that it may be trained on."""
    return not any(held_out(*c) for c in combinations(shot))


def main() -> None:
    import argparse
    import json

    from .prompts import held_out_prompts
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--shots", type=int, default=1)
    parser.add_argument("--scene", help="only this family of facts, as chase or push")
    options = parser.parse_args()
    print(json.dumps(held_out_prompts(options.seed, options.count, options.shots, scene=options.scene), indent=1))


if __name__ == "__main__":
    told(main)
