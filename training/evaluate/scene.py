"""What a clip's scenery looks like, and how the camera moves over it, looked at in full.

The judge of clips sees 32 rows: fog leaves of a forest there what it leaves of a meadow, and of a wall that pans by, one shade. This network looks at
single pictures of their usual size, each also with its contrast restored, and at how their textures slide.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

from ..codec.model import Codec
from ..precision import mixed
from .judge import CODED, drawn
from .questions import ABSENT, FRAMES, Questions
from .slides import CELLS, moves, slides
from .teach import lesson, noisy, shifted, teach

CLIPS, STEPS = 16_000, 6000   # what it learns from, and how long
SHIFT = 3                     # how far pictures are moved in training, pixels either way and up or down
NOISE = 0.05                  # how strong their noise is at most where it is learned how they slide
LAG = 3                       # how far apart the two pictures are that slide, in every second picture
ASIDE, UP = 7, 1              # how far one is moved against the other for that, pixels either way, and up or down
EVEN = 0.3                    # parts of textures that differ by less than that where they fit best say little
NEAR = 9                      # rows and columns around a pixel within which a texture is made as strong as any other
FAINT = 0.03                  # the contrast, of 0…2, below which a picture or a part of it counts as having none
MOVES = moves(ASIDE, UP)
CAMERA = "camera"

HOW = (CLIPS, STEPS, CODED, SHIFT, NOISE, LAG, ASIDE, UP, CELLS, EVEN, NEAR, FAINT)   # of which another one would come


def restored(pictures: torch.Tensor) -> torch.Tensor:
    """Pictures [N, 3, H, W] of one mean and contrast, as without fog."""
    return (pictures - pictures.mean((1, 2, 3), keepdim=True)) / (pictures.std((1, 2, 3), keepdim=True) + FAINT) / 2


def textures(pictures: torch.Tensor) -> torch.Tensor:
    """Pictures [B, T, 3, H, W] in −1…1 in grey, each part as strong as any other, [B, T, 1, H, W]."""
    grey = pictures.mean(2).flatten(0, 1)[:, None]
    around = lambda x: F.avg_pool2d(F.pad(x, (NEAR // 2,) * 4, mode="replicate"), NEAR, 1)
    apart = grey - around(grey)
    return (apart / (around(apart.abs()) + FAINT)).unflatten(0, pictures.shape[:2])


def sliding(pictures: torch.Tensor) -> torch.Tensor:
    """How the textures of pictures [B, T, 3, H, W] slide, float32 [B, T − LAG, MOVES · CELLS²]."""
    return slides(textures(pictures), LAG, ASIDE, UP, EVEN)


class Scene(nn.Module):
    """Clips uint8 [B, T, 3, rows, columns] to the scores [B, classes] of what `asked.scene` names: of every second picture, and of the camera from how they slide."""

    def __init__(self, asked: Questions, width: int = 48):
        super().__init__()
        self.asked = asked
        self.first = nn.Conv2d(6, width // 2, 5, 2, 2)
        self.second = nn.Conv2d(width // 2, width, 3, padding=1)
        self.third = nn.Conv2d(width, 2 * width, 3, padding=1)
        self.fourth = nn.Conv2d(2 * width, 2 * width, 3, padding=1)
        self.whole = nn.Linear(2 * width * 16, 160)
        self.slide = nn.Linear(MOVES * CELLS ** 2, 64)
        self.path = nn.Linear(64 * (FRAMES // 2 - LAG), 128)
        self.heads = nn.ModuleDict({name: nn.Linear(128 if name == CAMERA else 160, asked.heads[name]) for name in asked.scene})

    def looks(self, pictures: torch.Tensor) -> dict[str, torch.Tensor]:
        """Of single pictures [N, 3, H, W] in −1…1 all but the camera."""
        x = torch.cat([pictures, restored(pictures)], 1).to(memory_format=torch.channels_last)
        x = F.max_pool2d(F.relu(self.second(F.relu(self.first(x)))), 2)
        x = F.relu(self.fourth(F.max_pool2d(F.relu(self.third(x)), 2)))
        x = F.relu(self.whole(F.dropout(F.adaptive_avg_pool2d(x, 4).flatten(1), 0.15, self.training)))
        return {name: head(x) for name, head in self.heads.items() if name != CAMERA}

    def camera(self, slid: torch.Tensor) -> dict[str, torch.Tensor]:
        """How the camera moves, of how pictures have `slid`."""
        x = F.relu(self.slide(F.dropout(slid, 0.1, self.training))).flatten(1)
        return {CAMERA: self.heads[CAMERA](F.relu(self.path(F.dropout(x, 0.15, self.training))))} if CAMERA in self.heads else {}

    def forward(self, clips: torch.Tensor) -> dict[str, torch.Tensor]:
        if clips.shape[-2:] != self.asked.full:
            raise ValueError(f"a Scene looks at pictures of {self.asked.full}, not of {tuple(clips.shape[-2:])}")
        pictures = clips[:, ::2].float() / 127.5 - 1
        every = {name: scores.float().log_softmax(-1).unflatten(0, pictures.shape[:2]).mean(1) for name, scores in self.looks(pictures.flatten(0, 1)).items()}
        return every | self.camera(sliding(pictures))


def train_scene(asked: Questions, codec: Codec | None, renderer, clips: int = CLIPS, steps: int = STEPS, seed: int = 11, say=print, earlier: Scene | None = None) -> Scene:
    """One that has learned from `clips` renders, none of them of a held-out combination; the codec, where there is one, has been over every `CODED`-th. An `earlier` one learns further."""
    clips, steps, seed, rate = lesson(clips, steps, seed, earlier)
    torch.manual_seed(seed)
    facts = asked.draw(seed, clips, False)
    truth, (x, _) = asked.labels(facts), drawn(asked, facts, renderer, codec, CODED, asked.full, step=2)
    slid = torch.cat([sliding(noisy(part.float() / 127.5 - 1, NOISE)).half() for part in x.split(64)])

    def wrong(scene: Scene, pick: torch.Tensor) -> torch.Tensor:
        pictures = x[pick, torch.randint(x.shape[1], (len(pick),))]
        with mixed():
            scores = scene.looks(noisy(shifted(pictures[:, None], SHIFT)[:, 0].float() / 127.5 - 1)) | scene.camera(slid[pick].float())
        truths = {name: truth[name][pick] for name in scores}
        return sum(F.cross_entropy(scores[name].float(), true, ignore_index=ABSENT) for name, true in truths.items() if (true != ABSENT).any())

    return teach(earlier or Scene(asked), clips, steps, wrong, "scene", say, rate)
