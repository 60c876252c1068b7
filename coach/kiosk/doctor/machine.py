"""What the checks can ask of a machine: its files, what its programs print, and the kiosk's own file."""

from __future__ import annotations

import os
import pwd
import sys
import tempfile
import time
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol

from coach.core.errors import CoachError
from coach.kiosk.config.file import KioskConfig, MissingConfigError, find_config, read_config
from coach.kiosk.doctor.finding import CannotTellError
from coach.kiosk.setup.values import VT
from coach.subprocess_with_deadline import run

LIMIT_S = 10.0
"""How long a program may take to answer: a print system that hangs must not stop the table."""
MOST_PRINTED = 16 * 1024 * 1024
"""Bytes that a program may print. On Debian 12 modprobe prints 2 MB of settings, and dumpkeys 400 kB of keys."""
PROGRAM_FOLDERS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
TTY = f"/dev/tty{VT}"


class Machine(Protocol):
    """A machine to check; whatever cannot be read raises CannotTellError."""

    today: date
    places: tuple[Path, ...]
    """The program's own folder and the Python that runs it."""

    @property
    def config(self) -> Path:
        """The path of the kiosk's file."""

    @property
    def setting(self) -> KioskConfig:
        """What the kiosk's file sets."""

    def read(self, path: str) -> str:
        """Return a file's text without the space around it."""

    def names(self, folder: str) -> frozenset[str]:
        """Return the names of the files and folders in a folder."""

    def mode(self, path: Path) -> tuple[int, int]:
        """Return the permission bits of a file or folder, and the number of its owner."""

    def run(self, *command: str, stdin: str = os.devnull) -> str:
        """Return what a program prints."""

    def shell(self, user: str) -> str | None:
        """Return a user's shell, or None where there is no such user."""

    def font(self) -> bytes:
        """Return the console's font as the bytes of a PSF file."""


class ThisMachine:
    """The machine that the doctor runs on.

    Args:
        given: The kiosk's file; None looks for it in the usual places.
        today: The day for which reviews of the content are due or not.
    """

    def __init__(self, given: Path | None, today: date) -> None:
        self.today = today
        self.places: tuple[Path, ...] = (Path(__file__).parents[2], Path(sys.executable))
        self._given = given

    @cached_property
    def config(self) -> Path:
        """The path of the kiosk's file."""
        try:
            return find_config(self._given)
        except MissingConfigError as error:
            raise CannotTellError("no-config", str(error)) from error
        except OSError as error:
            raise CannotTellError("refused", str(error.filename)) from error

    @cached_property
    def setting(self) -> KioskConfig:
        """What the kiosk's file sets."""
        try:
            return read_config(self.config)
        except CoachError as error:
            raise CannotTellError("wrong-config", str(error).partition("\n")[0]) from error

    def read(self, path: str) -> str:
        """Return a file's text without the space around it."""
        try:
            return Path(path).read_text("utf-8", "replace").strip()
        except OSError as error:
            raise _unread(path, error) from error

    def names(self, folder: str) -> frozenset[str]:
        """Return the names of the files and folders in a folder."""
        try:
            return frozenset(each.name for each in Path(folder).iterdir())
        except OSError as error:
            raise _unread(folder, error) from error

    def mode(self, path: Path) -> tuple[int, int]:
        """Return the permission bits of a file or folder, and the number of its owner."""
        try:
            status = path.stat()
        except OSError as error:
            raise _unread(str(path), error) from error
        return status.st_mode & 0o7777, status.st_uid

    def run(self, *command: str, stdin: str = os.devnull) -> str:
        """Return what a program prints."""
        try:
            source = os.open(stdin, os.O_RDONLY | os.O_NOCTTY)
        except OSError as error:
            raise _unread(stdin, error) from error
        try:
            return _output(command, source)
        finally:
            os.close(source)

    def shell(self, user: str) -> str | None:
        """Return a user's shell, or None where there is no such user."""
        try:
            return pwd.getpwnam(user).pw_shell
        except KeyError:
            return None

    def font(self) -> bytes:
        """Return the console's font as the bytes of a PSF file."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "font.psf"
            self.run("setfont", "-C", TTY, "-O", str(file))
            return file.read_bytes()


def _unread(path: str, error: OSError) -> CannotTellError:
    return CannotTellError("refused" if isinstance(error, PermissionError) else "absent", path)


def _output(command: tuple[str, ...], source: int) -> str:
    """Return what a program prints; it reads its input from an open file."""
    end = time.monotonic() + LIMIT_S
    try:
        ended = run(
            command,
            lambda: time.monotonic() < end,
            environment={"PATH": PROGRAM_FOLDERS},
            source=source,
            most=MOST_PRINTED,
        )
    except FileNotFoundError as error:
        raise CannotTellError("no-program", command[0]) from error
    except OSError as error:
        raise CannotTellError("refused", command[0]) from error
    if ended is None:
        raise CannotTellError("slow", command[0])
    if ended.code != 0:
        raise CannotTellError("failed", f"{command[0]}: {ended.complained.strip().partition(chr(10))[0]}")
    return ended.printed
