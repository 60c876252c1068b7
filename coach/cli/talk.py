"""What is said beside a command's result."""

from __future__ import annotations

import sys


def say(line: str) -> None:
    """Write a line to stderr, where there is one: a caller may have closed it."""
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")
