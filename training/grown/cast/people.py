"""People and what is nearly one."""

from .character import FINS, LEGS, WINGS, row

PEOPLE = (
    row("princess", "1f478", "princess", "person", LEGS, "n", "princesses"),
    row("astronaut", "1f9d1-200d-1f680", "astronaut", "person", {"walks": 1.0, "floats": 1.0}, "n"),
    row("wizard", "1f9d9-200d-2642-fe0f", "wizard", "person", LEGS, "n"),
    row("runner", "1f3c3", "runner|boy", "person", {"runs": 1.5, "walks": 1.0}),
    row("mermaid", "1f9dc-200d-2640-fe0f", "mermaid", "person", FINS, "fn"),
    row("fairy", "1f9da", "fairy", "person", WINGS, "fn"),
    row("robot", "1f916", "robot", "person", LEGS, "n"),
    row("ghost", "1f47b", "ghost", "person", {"floats": 1.0, "flies": 1.4}, "fn"),
    row("snowman", "26c4", "snowman", "person", {"slides": 1.2}, "n", "snowmen"),
)
