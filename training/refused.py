"""What a command says of input that it can't use: a sentence that names it and what to do, and no traceback."""

from collections.abc import Callable


class Refused(Exception):
    """Input can't be used, or a run can't go on; the message says which and what to do."""


class NotUsable(Refused, ValueError):
    """What a command was given does not go together; the message says what does."""


def told(main: Callable[[], None]) -> None:
    """Runs a command; where it is Refused something, it ends with that sentence and status 1."""
    try:
        main()
    except Refused as why:
        raise SystemExit(str(why)) from why
