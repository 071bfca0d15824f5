"""Judges who answer together: each has learned from other clips, and where one errs the others seldom err alike (deep ensembles, Lakshminarayanan et al. 2017)."""

import torch
import torch.nn as nn

from ..codec.model import Codec
from .judge import HOW as JUDGED, Judge, train_judge
from .questions import Questions
from .scene import Scene

SIZE = 2   # how many of them

HOW = (*JUDGED, SIZE)   # of which another panel would come


class Panel(nn.Module):
    """Clips as a Judge takes them, in full where a Scene joins in, to what all of them make of these: the sums of the logarithms of their shares, by head, and the mean of who is there."""

    def __init__(self, asked: Questions):
        super().__init__()
        self.asked = asked
        self.judges = nn.ModuleList(Judge(asked) for _ in range(SIZE))
        self.scene: Scene | None = None   # who joins in where it was taught

    def present(self, clips: torch.Tensor) -> torch.Tensor:
        """Who is there in each second frame of clips of any length, [B, T / 2, cast]."""
        return torch.stack([judge.present(clips) for judge in self.judges]).mean(0)

    def forward(self, clips: torch.Tensor) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
        said = [judge(clips) for judge in self.judges]
        heard = [*(scores for scores, _ in said), *([self.scene(clips)] if self.scene else [])]
        return {name: sum(scores[name].float().log_softmax(-1) for scores in heard if name in scores) for name in self.asked.heads}, torch.stack([there for _, there in said]).mean(0)


def train_panel(asked: Questions, codec: Codec, renderer, seed: int = 3, say=print, earlier: Panel | None = None) -> Panel:
    """Judges that were taught one after the other, each on renders of its own, or further where there are `earlier` ones."""
    panel = Panel(asked)
    panel.judges = nn.ModuleList(train_judge(asked, codec, renderer, seed=seed + number, say=say, earlier=earlier.judges[number] if earlier else None) for number in range(SIZE))
    return panel.eval()
