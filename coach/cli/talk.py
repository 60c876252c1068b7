"""What is said beside a command's result."""

from __future__ import annotations

import sys
from contextlib import suppress


def say(line: str) -> None:
    """Write a line to stderr, if it can be: that a full disk or a terminal that has gone hears nothing is no fault."""
    with suppress(OSError):
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
