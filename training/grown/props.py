"""Props: things that characters hide behind or do something to. They never act by themselves."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Prop:
    """`emoji` as in a character, or "" where the picture is drawn by `drawn.py`; `words` its names; `use` one of hide (behind it), sky
    (hide behind it in the air), bite, pop, push, lamp, bloom, burst; `wide` its longest side at its usual size, units; `hued` that it
    comes in other colours."""

    id: str
    emoji: str
    words: tuple[str, ...]
    use: str
    wide: float
    hued: bool = False


PROPS: tuple[Prop, ...] = (
    Prop("tree", "1f333", ("tree",), "hide", 44), Prop("pine", "1f332", ("pine tree", "fir tree"), "hide", 46),
    Prop("rock", "1faa8", ("rock", "boulder"), "hide", 38), Prop("house", "1f3e0", ("house", "little house"), "hide", 42),
    Prop("box", "1f4e6", ("box", "cardboard box"), "hide", 36), Prop("tent", "1f3aa", ("tent", "circus tent"), "hide", 42),
    Prop("wall", "1f9f1", ("wall", "brick wall"), "hide", 36), Prop("hut", "1f6d6", ("hut", "straw hut"), "hide", 40),
    Prop("cloud", "2601-fe0f", ("cloud",), "sky", 42),
    Prop("cookie", "1f36a", ("cookie", "biscuit"), "bite", 19), Prop("big-apple", "1f34e", ("apple",), "bite", 19),
    Prop("big-donut", "1f369", ("donut", "doughnut"), "bite", 19), Prop("big-burger", "1f354", ("burger", "hamburger"), "bite", 19),
    Prop("big-melon", "1f349", ("watermelon",), "bite", 20),
    Prop("toy-balloon", "1f388", ("balloon",), "pop", 25, True),
    Prop("block", "1f4e6", ("block", "box", "crate"), "push", 20), Prop("ice-block", "1f9ca", ("block of ice", "ice cube"), "push", 19),
    Prop("present", "1f381", ("present", "gift"), "push", 20), Prop("boulder", "1faa8", ("rock", "boulder"), "push", 20),
    Prop("lamp", "", ("lamp",), "lamp", 34), Prop("seedling", "1f331", ("seedling", "sprout"), "bloom", 15),
    Prop("sunflower", "1f33b", ("sunflower",), "bloom", 26), Prop("burst", "1f4a5", ("bang",), "burst", 27),
)
PROP: dict[str, Prop] = {p.id: p for p in PROPS}
