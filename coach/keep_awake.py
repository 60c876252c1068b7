"""Keeps the screen awake while a routine runs, by another program of this computer that is held for that time.

The program holds as long as its standard input is open, so that it ends with this process however that ends.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from coach.subprocess_with_deadline import kill, run_silently, start, within

LEAVE_S: Final = 1.0
"""Seconds that the program may take to end once its input is closed."""
PATIENCE_S: Final = 3.0
"""Seconds that a trial of the program may take."""
LONGEST_S: Final = 3600.0
"""After so many seconds the screen may sleep: the person has gone, and left the routine on pause."""
_WAITS: Final = "cat"
"""The program that reads until its input closes, and that the others hold the screen awake for."""
_SYSTEMD: Final = ("systemd-inhibit", "--what=idle", "--who=coach", "--why=A routine is under way")
_GNOME: Final = ("gnome-session-inhibit", "--inhibit", "idle", "--reason", "A routine is under way")
_KDE: Final = ("kde-inhibit", "--power", "--screenSaver")
_MAC: Final = ("caffeinate", "-d", "-i")


def awake_command(environment: Mapping[str, str] = os.environ, platform: str | None = None) -> tuple[str, ...] | None:
    """Return the command that keeps the screen awake while its input is open, or None where there is none.

    Desktops have inhibitors of their own, since most of them ignore that of systemd for their screen saver.

    Args:
        environment: The variables of this process; XDG_CURRENT_DESKTOP names the desktop.
        platform: As `sys.platform`, which is used if it is None.
    """
    desktop = environment.get("XDG_CURRENT_DESKTOP", "").casefold()
    own = [_GNOME] if "gnome" in desktop else [_KDE] if "kde" in desktop else []
    candidates = [_MAC] if (platform or sys.platform) == "darwin" else [*own, _SYSTEMD]
    waits = shutil.which(_WAITS)
    for name, *options in candidates:
        path = shutil.which(name)
        if path and waits:
            return (path, *options, waits)
    return None


def can_hold(command: tuple[str, ...]) -> bool:
    """Return whether a command can keep the screen awake here, by having it do so for an instant."""
    does_nothing = shutil.which("true")
    if does_nothing is None:
        return False
    with suppress(OSError):
        return run_silently((*command[:-1], does_nothing), within(PATIENCE_S)) == 0
    return False


class KeepAwake:
    """Holds the screen awake between `hold` and `release`; where nothing can, both do nothing."""

    def __init__(self, command: tuple[str, ...] | None) -> None:
        self._command = command
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def held(self) -> bool:
        """Whether the program runs."""
        return self._child is not None and self._child.poll() is None

    def hold(self) -> None:
        """Start the program unless it runs; returns at once. One that cannot start or ends by itself is let be."""
        if self._command is None or self._child is not None:
            return
        with suppress(OSError):
            self._child = start(self._command, stdin=subprocess.PIPE)

    def release(self) -> None:
        """Let the screen sleep again; the program is gone when this returns."""
        child, self._child = self._child, None
        if child is None:
            return
        assert child.stdin is not None
        with suppress(OSError):
            child.stdin.close()
        try:
            child.wait(LEAVE_S)
        except subprocess.TimeoutExpired:
            kill(child)
            with suppress(subprocess.TimeoutExpired):
                child.wait(LEAVE_S)
