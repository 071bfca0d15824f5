"""What is asked about the small world."""

from .pool import pool
from .questions import SMALL as questions
from .rows import table

__all__ = ["pool", "questions", "table"]
