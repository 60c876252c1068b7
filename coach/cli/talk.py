"""What is said on the terminal: a command's result, and what is said beside it."""

from __future__ import annotations

import sys
from contextlib import suppress

from coach.core.controls import visible

DATA = frozenset({"json", "csv", "html", "fhir"})
"""Forms that programs read: UTF-8 in every locale, as they promise."""


def tell(text: str, *, end: str = "\n", form: str = "text") -> None:
    """Write a result to stdout: data as UTF-8, what is for eyes as the terminal can show it.

    Nothing in it reaches the terminal that it would obey.
    """
    told = f"{visible(text, lines=True)}{end}"
    if form in DATA:
        sys.stdout.buffer.write(told.encode())
    else:
        sys.stdout.write(told)
    # What is told on stderr afterwards must not come first.
    sys.stdout.flush()


def say(*lines: str, end: str = "\n") -> None:
    """Write lines to stderr, if it can be: that a full disk or a terminal that has gone hears nothing is no fault.

    What breaks a line is shown as a sign.
    """
    with suppress(OSError):
        sys.stderr.write("\n".join(map(visible, lines)) + end)
        # A question without a break behind it would wait in the buffer.
        sys.stderr.flush()
