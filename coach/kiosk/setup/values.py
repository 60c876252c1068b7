"""What of this machine stands in the files of the kit."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from coach.core.errors import CoachError
from coach.kiosk.config.file import KioskConfig

USER = "coach-kiosk"
"""Who the kiosk runs as: nobody else, without password and shell."""
VT = 1
"""The console that it takes: the one that is in front after the start of the machine."""
SHARE = Path("/usr/local/share/coach-kiosk")
"""Where the kit's own files go."""
STATE = Path("/var/lib")
"""Below it systemd makes folders for services, with their owner."""
COUNTS_BYTES = 1_000_000
"""The longest file that the kiosk may write where counts are on."""
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+")
"""What a path in a unit may hold: anything else means something to systemd or to a shell."""


class KitError(CoachError):
    """The kit cannot be made for this machine."""


@dataclass(frozen=True)
class Values:
    """What is filled into the files; each name stands there as `@name@`."""

    coach: str
    """The command that starts the coach: a path, or an interpreter's path with `-m coach`."""
    config: str
    """The kiosk's file."""
    writable: str
    """The line of the unit that lets the kiosk write its counts; empty where they are off."""
    largest: int
    """The longest file in bytes that the kiosk may write."""
    cage: str = "/usr/bin/cage"
    foot: str = "/usr/bin/foot"
    user: str = USER
    vt: int = VT
    tty: str = f"tty{VT}"
    share: str = str(SHARE)
    font: str = "coach-16x32.psf"
    """The console font: 120 by 33 characters on a screen of 1920 by 1080."""
    pixels: int = 28
    """The size of a letter in foot: about as many characters."""

    def named(self) -> dict[str, str]:
        """Return each value by its name."""
        return {name: str(value) for name, value in asdict(self).items()}


def values(config: Path, setting: KioskConfig) -> Values:
    """Return what this machine fills in.

    Args:
        config: The kiosk's file, which need not be there yet.
        setting: What stands in it.

    Raises:
        KitError: A path has a sign that cannot stand in a unit, or counts are on without a folder for them.
    """
    folder = setting.counts_folder if setting.counts else None
    if setting.counts and folder is None:
        raise KitError(
            f'Counts are on, but the kiosk\'s own user has no folder for them. Write counts_folder = "{STATE}/{USER}" '
            f"in {config}."
        )
    return Values(
        coach=_command(),
        config=_plain(config.absolute()),
        writable="" if folder is None else _writable(folder),
        largest=0 if folder is None else COUNTS_BYTES,
        cage=_plain(Path(shutil.which("cage") or Values.cage)),
        foot=_plain(Path(shutil.which("foot") or Values.foot)),
    )


def _command() -> str:
    """Return the command beside the interpreter that runs now, or the interpreter itself."""
    interpreter = Path(sys.executable)
    command = interpreter.with_name("coach")
    return _plain(command) if os.access(command, os.X_OK) else f"{_plain(interpreter)} -m coach"


def _writable(folder: Path) -> str:
    if folder.parent == STATE:
        return f"StateDirectory={_plain(Path(folder.name))}"
    return f"ReadWritePaths={_plain(folder)}"


def _plain(path: Path) -> str:
    """Return a path as it can stand in a unit and in a shell's line."""
    if not set(str(path)) <= PLAIN:
        raise KitError(f"{path} cannot stand in a systemd unit. Use a path of letters, digits and / . _ - + alone.")
    return str(path)
