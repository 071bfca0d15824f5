"""Food and objects; they roll, slide, bounce and float."""

from .character import DRIFTS, ROLLS, SLIDES, row

THINGS = (
    row("apple", "1f34e", "apple", "food", ROLLS, "nh"),
    row("banana", "1f34c", "banana", "food", SLIDES, "n"),
    row("pizza", "1f355", "pizza|slice of pizza", "food", SLIDES, "n", "pizzas"),
    row("burger", "1f354", "burger|hamburger", "food", SLIDES, "n"),
    row("ice-cream", "1f366", "ice cream|ice cream cone", "food", SLIDES, "n", "ice creams"),
    row("donut", "1f369", "donut|doughnut", "food", ROLLS, "n"),
    row("cake", "1f382", "cake|birthday cake", "food", SLIDES, "n"),
    row("strawberry", "1f353", "strawberry", "food", ROLLS, "n"),
    row("watermelon", "1f349", "watermelon", "food", SLIDES, "n"),
    row("carrot", "1f955", "carrot", "food", SLIDES, "n"),
    row("mushroom", "1f344", "mushroom|toadstool", "food", SLIDES, "nh"),
    row("pumpkin", "1f383", "pumpkin", "food", ROLLS, "n"),
    row("balloon", "1f388", "balloon", "object", DRIFTS, "fnh"),
    row("ball", "26bd", "ball|football", "object", ROLLS, "n"),
    row("basketball", "1f3c0", "basketball", "object", ROLLS, "n"),
    row("teddy-bear", "1f9f8", "teddy bear|teddy", "object", {"walks": 1.0, "slides": 1.2}, "n"),
    row("drum", "1f941", "drum", "object", SLIDES, "n"),
    row("guitar", "1f3b8", "guitar", "object", SLIDES, "nh"),
    row("umbrella", "2602-fe0f", "umbrella", "object", {"floats": 1.0, "flies": 1.4}, "fnh"),
    row("kite", "1fa81", "kite", "object", {"flies": 1.5, "floats": 1.0}, "fn"),
    row("top-hat", "1f3a9", "top hat|hat", "object", SLIDES, "n"),
    row("crown", "1f451", "crown", "object", SLIDES, "n"),
    row("star", "2b50", "star", "object", {"flies": 1.4, "floats": 1.0}, "fnh"),
    row("book", "1f4d5", "book", "object", SLIDES, "nh"),
    row("clock", "23f0", "clock|alarm clock", "object", SLIDES, "n"),
    row("teapot", "1fad6", "teapot", "object", SLIDES, "nh"),
)
