"""Which (character, motion, place) combinations are never trained on: about 5 %, by a stable hash."""

import hashlib

SHARE = 5


def held_out(character: str, motion: str, place: str) -> bool:
    """True for the combinations kept for evaluation; depends on the names alone."""
    digest = hashlib.sha1(f"{character}|{motion}|{place}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % 100 < SHARE
