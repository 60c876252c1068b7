"""What is said beside a command's result."""

from __future__ import annotations

import sys
from contextlib import suppress


def say(line: str) -> None:
    """Write a line to stderr, where there is one: a caller may have closed it, or its disk may be full."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{line}\n")
            sys.stderr.flush()
