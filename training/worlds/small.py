"""The small world, `training.world`: 24 characters at 64 × 64; with all its `adds` but the last what the shipped model knows."""

from dataclasses import replace
from functools import cached_property

from ..text.kin import kin
from ..text.vocabulary import Vocabulary
from ..world import atlas
from ..world.captions import captions
from ..world.cast import CAST
from ..world.causes import DEEDS, let_go
from ..world.events import EVENTS, POPS
from ..world.draw import COLOURED_CAST, MEETING, TRAINING_CAST, TRAINING_COLOURED, TRAINING_WEIGHTS, draw_clip
from ..world.hiding import BY_ID as BEHIND, hidden
from ..world.facts import Clip
from ..world.heldout import held_out_prompts
from ..world.lexicon import lexicon
from ..world.motion import tracks
from ..world.render import Renderer
from ..world.sequences import halfway
from .interface import Pool, World

EVENTFUL = 2.0   # how often something happens in training, by what is usual
POPPING = 2.0    # … and how often the only ones that pop are seen in it
CAMERA = "camera"   # what a camera that moves in one way is called among the lessons
# How a lesson is seen in a shot, and in one who is there; one in neither is what somebody does, or does afterwards.
SHOWN = {"several": lambda s: s.crowd, "weather": lambda s: s.weather != "clear", "above": lambda s: s.stacked, CAMERA: lambda s: s.camera != "still" and not s.later,
         "sequences": lambda s: bool(s.later) or any(a.after for a in s.actors)}
SEEN = {"events": lambda a: a.motion in EVENTS, "hiding": lambda a: a.thing in BEHIND, "causes": lambda a: a.motion in DEEDS, "colours": lambda a: bool(a.colour)}
CROWDS = 0.15   # of the clips that training sees, how many have several of a kind beside those that come up anyway


def in_one_order(clip: Clip) -> Clip:
    """`clip` with its characters in the order of the first shot in all of them: each is drawn from one place in the order, and where one is above another that one comes first."""
    order = [(a.character, a.colour) for a in clip.shots[0].actors]
    place = {who: order.index(who) for who in order}
    return replace(clip, shots=[replace(s, actors=sorted(s.actors, key=lambda a: place.get((a.character, a.colour), len(order)))) for s in clip.shots])


class Small(World):
    id, package, space, longest, usual, lap = "small", "world", "picturebook-2", 12, 9, 10
    borrows = ("grown/colours.py", "grown/drawn.py", "grown/light.py", "grown/styles.py", "grown/views.py", "grown/weather.py")
    tells = ("captions.py", "heldout.py", "language.py", "lexicon.py")
    sizes = {"square": (64, 64)}
    pools = {"single": Pool("square", 18, 1, 40, 0.86, 0.7, brief=1.0), "multi": Pool("square", 18, 3, 96, 0.11, 0.2),
             "long": Pool("square", 24, 2, 72, 0.03, 0.1)}
    source = "training/ of this repository; sprites: Fluent Emoji 3D (MIT), see NOTICE"

    def __init__(self, adds: tuple[str, ...] = ()):
        self.adds = adds

    def round(self, index):
        """Seven in ten single shots, two of several shots, one longer clip."""
        tenth, lap = index % 10, index // 10
        if tenth < 7:
            return "single", 1
        if tenth < 9:
            return "multi", 3 if tenth == 8 and lap % 2 else 2
        return "long", 2 if lap % 3 == 2 else 1

    def draw(self, rng, view, frames, shots, variants, held_out=False, hard=False):
        if not hard:
            return draw_clip(rng, frames, shots, variants, allow_held_out=held_out, adds=self.adds)
        who, coloured = (COLOURED_CAST, TRAINING_COLOURED) if "colours" in self.adds else (TRAINING_CAST, 0.0)
        if "events" in self.adds:
            who = who * [POPPING if c.id in POPS else 1 for c in CAST]
        crowd = "several" in self.adds and rng.random() < CROWDS
        return draw_clip(rng, frames, shots, variants, allow_held_out=held_out, weights=TRAINING_WEIGHTS, who=who, meeting=MEETING, crowd=crowd, adds=self.adds, coloured=coloured, eventful=EVENTFUL)

    @property
    def lessons(self):
        """Its adds, what happens and what is done each by itself, and a camera that moves in one way all along."""
        return (*self.adds, *(EVENTS if "events" in self.adds else ()), *(DEEDS if "causes" in self.adds else ()), CAMERA)

    def shows(self, clip, lesson):
        if lesson == "styles":
            return clip.style not in ("", "solid")
        if lesson in SHOWN:
            return any(SHOWN[lesson](s) for s in clip.shots)
        return any(SEEN[lesson](a) if lesson in SEEN else lesson in (a.motion, a.after) for s in clip.shots for a in s.actors)

    def starts(self, clip, f):
        """Windows show both sides of what happens, and of who is hidden, and how a push begins or ends; a single latent shows who hides before or after. A track grows in all of them."""
        everywhere, moments = super().starts(clip, f), self.moments(clip)
        if not moments:
            return everywhere
        (lone, *_), frames = clip.shots[0].actors, clip.shots[0].frames
        if lone.motion == "track":
            return everywhere if f > 1 else []
        if lone.motion == "push":
            return sorted({k for m in (lone.when // 2, let_go(lone, frames) // 2) for k in everywhere[max(0, m - f + 1):m]})
        if f == 1 and lone.thing in BEHIND:
            gone, back = hidden(frames)
            return [k for k in everywhere if 2 * k + 2 <= gone or 2 * k >= back]
        return everywhere[max(0, moments[-1] - f + 1):max(0, moments[0])]

    def moments(self, clip):
        """The latent frames from which on what happens in a clip has happened, between which who hides cannot be seen, from which on its second part is seen, and in which something is done to a thing."""
        happened = {a.when // 2 for s in clip.shots for a in s.actors if a.motion in (*EVENTS, *DEEDS)}
        happened |= {halfway(s.frames) // 2 for s in clip.shots if s.later or any(a.after for a in s.actors)}
        return sorted(happened | {t // 2 for s in clip.shots for a in s.actors if a.thing in BEHIND for t in hidden(s.frames)})

    def timeless(self, clip):
        return all(s.phase == 0 and s.camera == "still" and all(a.motion in EVENTS for a in s.actors) for s in clip.shots)

    def captions(self, rng, clip):
        return captions(rng, clip)

    @cached_property
    def heights(self):
        return atlas.heights(atlas.load())

    def stage(self, clips, view, together=8):
        return tracks([in_one_order(clip) for clip in clips], self.heights)

    def renderer(self, device="cpu", variants=24, hands=0):
        return Renderer(device, variants)

    def vocabulary(self):
        return Vocabulary(self.adds)

    def kin(self):
        return kin()

    def lexicon(self):
        return lexicon(self.adds)

    def prompts(self, seed, count, shots=1, **only):
        return held_out_prompts(seed, count, shots, adds=self.adds, **only)
