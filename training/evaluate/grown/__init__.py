"""What is asked about the grown world."""

from .pool import pool
from .questions import GROWN as questions
from .rows import table

__all__ = ["pool", "questions", "table"]
