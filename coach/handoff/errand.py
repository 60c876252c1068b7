"""A program sent on an errand: it gets no terminal, says what it found in English, and never outlives its time."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

LOOK_S: Final = 0.1
"""How often is asked whether the program may go on: a person who leaves should not feel the wait."""
REAP_S: Final = 1.0
"""How long a killed program may take to be gone; one that hangs in the system itself is then left to it."""


@dataclass(frozen=True)
class Report:
    """How a program ended."""

    code: int
    """Its exit code."""
    said: str
    """All that it wrote."""


def run(command: Sequence[str], may_go_on: Callable[[], bool], given: bytes = b"") -> Report | None:
    """Return how a program ended, or None when it had to be killed, with all that it had started.

    Args:
        command: The program and its arguments.
        may_go_on: Says whether it may run still.
        given: What it reads on its standard input.

    Raises:
        OSError: It cannot be started.
    """
    child = subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        # Its words are read by this program, whatever the person's language.
        env={**os.environ, "LC_ALL": "C"},
        # A group of its own, so that its children can be killed with it, and no Ctrl+C of the terminal reaches it.
        start_new_session=True,
    )
    left: bytes | None = given
    while True:
        try:
            said, _ = child.communicate(left, LOOK_S)
        except subprocess.TimeoutExpired:
            # What was given is remembered; to give it again is an error.
            left = None
            if not may_go_on():
                _kill(child)
                return None
        else:
            return Report(child.returncode, said.decode(errors="replace"))


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End a program that has not been waited for yet, so that its number is still its own."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        child.communicate(timeout=REAP_S)
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
