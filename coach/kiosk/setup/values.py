"""The values of this machine that go into the files of the kit."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from coach.core.errors import CoachError
from coach.kiosk.config.file import KioskConfig
from coach.kiosk.exit_codes import LEFT, RESTART, SWITCH_OFF
from coach.kiosk.letters import LEAST_COLUMNS, LEAST_ROWS
from coach.loading.sentences import sentence

USER = "coach-kiosk"
"""The user that the kiosk runs as, who has no password and no shell."""
VT = 1
"""The number of the console that it takes, which is in front once the machine has started."""
SHARE = Path("/usr/local/share/coach-kiosk")
"""The folder of a machine into which the kit's own files go."""
STATE = Path("/var/lib")
"""The folder in which systemd makes a folder for a service, with the right owner."""
DOCTOR = "coach-kiosk-doctor"
"""The folder below STATE in which the nightly doctor leaves what it found."""
DOCTOR_REPORT = STATE / DOCTOR / "doctor.json"
COUNTS_BYTES = 1_000_000
"""The size of the largest file that the kiosk may write if counts are on."""
LOGIN_S = 600
"""For how many seconds without a key a login stays that staff have left the kiosk for."""
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+")
"""The characters that a path in a unit may have: others can mean something to systemd or to a shell."""


class KitError(CoachError):
    """The kit cannot be made for this machine."""


@dataclass(frozen=True)
class Values:
    """The values; each replaces its `@name@` in the templates."""

    coach: str
    """The command that starts the coach: a path, or an interpreter's path with `-m coach`."""
    config: str
    """The path of the kiosk's file."""
    writable: str
    """The line of the unit that lets the kiosk write its counts; empty if counts are off."""
    largest: int
    """The size in bytes of the largest file that the kiosk may write."""
    notice: str = ""
    """What the screen shows where the kiosk cannot run; a machine that has none shows a blank screen."""
    cage: str = "/usr/bin/cage"
    foot: str = "/usr/bin/foot"
    user: str = USER
    vt: int = VT
    tty: str = f"tty{VT}"
    share: str = str(SHARE)
    columns: int = LEAST_COLUMNS
    """The fewest columns that the console's letters leave."""
    rows: int = LEAST_ROWS
    """The fewest rows that they leave."""
    state: str = str(STATE)
    doctor: str = DOCTOR
    left: int = LEFT
    restart: int = RESTART
    off: int = SWITCH_OFF
    login: int = LOGIN_S

    def named(self) -> dict[str, str]:
        """Return the values as texts, by name."""
        return {name: str(value) for name, value in asdict(self).items()}


def values(config: Path, setting: KioskConfig, notice: str = "") -> Values:
    """Return the values of this machine.

    Args:
        config: The path of the kiosk's file, which may not exist yet.
        setting: What the file sets.
        notice: What the screen shows where the kiosk cannot run.

    Raises:
        KitError: A path has a character that is not in PLAIN, or counts are on without a folder for them.
    """
    folder = setting.counts_folder if setting.counts else None
    if setting.counts and folder is None:
        raise KitError(sentence("kiosk.kit-counts", line=f'counts_folder = "{STATE}/{USER}"', config=config))
    return Values(
        coach=_command(),
        config=_plain(config.absolute()),
        writable="" if folder is None else _writable(folder),
        largest=0 if folder is None else COUNTS_BYTES,
        notice=notice,
        cage=_plain(Path(shutil.which("cage") or Values.cage)),
        foot=_plain(Path(shutil.which("foot") or Values.foot)),
    )


def _command() -> str:
    """Return the path of `coach` beside this interpreter or, without one, the interpreter with `-m coach`."""
    interpreter = Path(sys.executable)
    command = interpreter.with_name("coach")
    return _plain(command) if os.access(command, os.X_OK) else f"{_plain(interpreter)} -m coach"


def _writable(folder: Path) -> str:
    if folder.parent == STATE:
        return f"StateDirectory={_plain(Path(folder.name))}"
    return f"ReadWritePaths={_plain(folder)}"


def _plain(path: Path) -> str:
    """Return a path as text; raise KitError if it has a character that is not in PLAIN."""
    if not set(str(path)) <= PLAIN:
        raise KitError(sentence("kiosk.kit-path", path=path))
    return str(path)
