"""Asks CUPS which printers this computer has."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from typing import Final

from coach.export.printing.cups import PrintResult
from coach.subprocess_with_deadline import run, within

PATIENCE_S: Final = 3.0
"""Seconds that CUPS has to answer a question."""
_DEFAULT: Final = re.compile(r"^system default destination: (.+)$", re.MULTILINE)


def can_print() -> bool:
    """Return whether this computer has `lp`, the program that prints."""
    return shutil.which("lp") is not None


def default_printer(clock: Callable[[], float] = time.monotonic) -> str | PrintResult:
    """Return the name of the default printer, or how printing would fail without one.

    Args:
        clock: Gives seconds.
    """
    if not can_print():
        return PrintResult.NO_PROGRAM
    try:
        told = run(["lpstat", "-r", "-d"], within(PATIENCE_S, clock))
    except OSError:
        return PrintResult.NO_PROGRAM
    if told is None:
        return PrintResult.SLOW
    if "not running" in told.said:
        return PrintResult.NO_SERVICE
    found = _DEFAULT.search(told.said)
    return found[1] if found else PrintResult.NO_PRINTER


def queues(clock: Callable[[], float] = time.monotonic) -> frozenset[str] | None:
    """Return the names of all printers; None if CUPS gives no answer.

    Args:
        clock: Gives seconds.
    """
    if not can_print():
        return frozenset()
    try:
        told = run(["lpstat", "-e"], within(PATIENCE_S, clock))
    except OSError:
        return frozenset()
    return None if told is None or told.code else frozenset(told.printed.split())


def has_printer(name: str | None, clock: Callable[[], float] = time.monotonic) -> bool:
    """Return whether CUPS has the printer of this name, or a default one for None; no answer counts as none.

    Args:
        name: The name of a queue, or None.
        clock: Gives seconds.
    """
    if name is None:
        return not isinstance(default_printer(clock), PrintResult)
    return name in (queues(clock) or ())
