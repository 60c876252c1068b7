"""The machine as the doctor reads it: files, programs with a time limit, the kiosk's own file."""

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
from coach.kiosk.doctor.finding import UntoldError
from coach.kiosk.setup.values import VT
from coach.subprocess_with_deadline import run

LIMIT_S = 10.0
"""A program that has not answered by then does not: a stuck print system must not hold the table up."""
PROGRAM_FOLDERS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
TTY = f"/dev/tty{VT}"


class Machine(Protocol):
    """What the checks ask of a machine; each question that has no answer raises UntoldError."""

    today: date
    places: tuple[Path, ...]
    """Where the program itself is."""

    @property
    def config(self) -> Path:
        """The kiosk's file."""

    @property
    def setting(self) -> KioskConfig:
        """What stands in it."""

    def read(self, path: str) -> str:
        """Return a file's text without the space around it."""

    def names(self, folder: str) -> frozenset[str]:
        """Return what a folder holds."""

    def mode(self, path: Path) -> tuple[int, int]:
        """Return the permission bits and the owner's number of a file or folder."""

    def run(self, *command: str, stdin: str = os.devnull) -> str:
        """Return what a program prints."""

    def shell(self, user: str) -> str | None:
        """Return a user's shell, or None where there is no such user."""

    def font(self) -> bytes:
        """Return the font that the console shows, as a file of it."""


class ThisMachine:
    """The machine that the doctor runs on."""

    def __init__(self, given: Path | None, today: date) -> None:
        """Take the kiosk's file, None for the one that is found, and the day."""
        self.today = today
        self.places: tuple[Path, ...] = (Path(__file__).parents[2], Path(sys.executable))
        self._given = given

    @cached_property
    def config(self) -> Path:
        """The kiosk's file."""
        try:
            return find_config(self._given)
        except MissingConfigError as error:
            raise UntoldError("no-config", str(error)) from error
        except OSError as error:
            raise UntoldError("refused", str(error.filename)) from error

    @cached_property
    def setting(self) -> KioskConfig:
        """What stands in it."""
        try:
            return read_config(self.config)
        except CoachError as error:
            raise UntoldError("wrong-config", str(error).partition("\n")[0]) from error

    def read(self, path: str) -> str:
        """Return a file's text without the space around it."""
        try:
            return Path(path).read_text("utf-8", "replace").strip()
        except OSError as error:
            raise _unread(path, error) from error

    def names(self, folder: str) -> frozenset[str]:
        """Return what a folder holds."""
        try:
            return frozenset(each.name for each in Path(folder).iterdir())
        except OSError as error:
            raise _unread(folder, error) from error

    def mode(self, path: Path) -> tuple[int, int]:
        """Return the permission bits and the owner's number of a file or folder."""
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
        """Return the font that the console shows, as a file of it."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "font.psf"
            self.run("setfont", "-C", TTY, "-O", str(file))
            return file.read_bytes()


def _unread(path: str, error: OSError) -> UntoldError:
    return UntoldError("refused" if isinstance(error, PermissionError) else "absent", path)


def _output(command: tuple[str, ...], source: int) -> str:
    """Return what a program prints that reads from an open file."""
    end = time.monotonic() + LIMIT_S
    try:
        told = run(command, lambda: time.monotonic() < end, environment={"PATH": PROGRAM_FOLDERS}, source=source)
    except FileNotFoundError as error:
        raise UntoldError("no-program", command[0]) from error
    except OSError as error:
        raise UntoldError("refused", command[0]) from error
    if told is None:
        raise UntoldError("slow", command[0])
    if told.code != 0:
        raise UntoldError("failed", f"{command[0]}: {told.complained.strip().partition(chr(10))[0]}")
    return told.printed
