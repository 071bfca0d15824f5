"""The grown world, `training.grown`: some hundred characters, places, weather, styles, events, cameras and shots, in three views."""

from functools import cached_property

from ..grown.atlas import Sprites
from ..grown.captions import captions
from ..grown.draw import draw_clip
from ..grown.layers import Staging
from ..grown.lexicon import lexicon
from ..grown.prompts import held_out_prompts
from ..grown.studio import Studio
from ..grown.taught import Taught
from ..grown.tracks import tracks
from ..grown.views import views
from ..grown.vocabulary import Vocabulary
from .interface import Pool, World

# What the twenty rounds of a lap are: (pool, shots), or the shots of one lap after the other.
LAP = (("wide", 1), ("long", 1), ("square", 1), ("shots", (2, 3, 4, 5)), ("wide", 1), ("tall", 1), ("long", 1), ("wide", 1), ("few", (2, 3)), ("wide", 1),
       ("square", 1), ("long", 1), ("wide", 1), ("shots", (3, 4, 2, 5)), ("tall", 1), ("wide", 1), ("few", (2, 2, 3)), ("long", 1), ("wide", 1), ("shots", (2, 3)))


class Grown(World):
    id, package, space, longest, usual = "grown", "grown", "picturebook-3", 17, 9
    pools = {
        "wide": Pool("wide", 18, 1, 47, 0.36, 0.34, brief=0.5), "square": Pool("square", 18, 1, 47, 0.12, 0.11, brief=0.25),
        "tall": Pool("tall", 18, 1, 47, 0.12, 0.11, brief=0.25), "long": Pool("wide", 34, 1, 47, 0.22, 0.2, size=0.5),
        "few": Pool("wide", 18, 3, 87, 0.06, 0.1), "shots": Pool("wide", 34, 5, 143, 0.12, 0.14, size=0.5)}
    source = "training/ of this repository; sprites: Fluent Emoji 3D and flat (MIT), see NOTICE"

    def __init__(self, taught: Taught):
        self.taught = taught
        self.views = views()   # a view's name to its pixels and units
        self.sizes = {name: (view.rows, view.columns) for name, view in self.views.items()}

    def round(self, index):
        pool, shots = LAP[index % len(LAP)]
        return pool, shots if isinstance(shots, int) else shots[index // len(LAP) % len(shots)]

    def draw(self, rng, view, frames, shots, variants, held_out=False, hard=False):
        """`hard` changes nothing here: nobody has found out yet what is."""
        return draw_clip(rng, frames, shots, self.views[view], variants, allow_held_out=held_out, taught=self.taught)

    def captions(self, rng, clip):
        return captions(rng, clip)

    @cached_property
    def sprites(self):
        return Sprites()

    @cached_property
    def staging(self):
        return Staging(self.sprites)

    def stage(self, clips, view, together=8):
        """`tracks.Tracks` of every `together` clips."""
        return [tracks(clips[i:i + together], self.staging, self.views[view]) for i in range(0, len(clips), together)]

    def renderer(self, device="cpu", variants=24, hands=0):
        return Studio(self.views, device, variants, self.sprites, hands)

    def vocabulary(self):
        return Vocabulary()

    def lexicon(self):
        return lexicon(self.taught)

    def prompts(self, seed, count, shots=1, **only):
        return held_out_prompts(seed, count, shots, taught=self.taught, **only)
