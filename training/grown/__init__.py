"""The grown world: some hundred characters, fourteen places, weather, styles, events and shots.

It follows `training.world` in its plan: facts first (`draw.py`, `facts.py`), then tracks, then pictures (`render.py`) and sentences
(`captions.py`) from the same facts. `training.world` is what the shipped model knows; this world shares nothing with it.
`python -m training.grown.sheet` shows clips with their captions, `python -m training.grown.heldout` prints held-out prompts.

A config with `"world": "grown"` trains on it (`training.worlds`); `training.world` is replaced by this world once a model trained on it
ships. Limits: an event happens once in a shot, and its trace is not
carried into later shots; several of a kind appear in clips of one shot only; a shot holds at most three characters or one thing.
"""
