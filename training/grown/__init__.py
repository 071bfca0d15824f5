"""The grown world: sixty-odd to a hundred characters, fourteen places, weather, styles, events and shots.

It follows `training.world` in its plan (facts first, then tracks, then pictures and sentences from the same facts) and replaces it as
soon as a model that was trained on it ships; until then `training.world` is what the shipped model knows.
"""
