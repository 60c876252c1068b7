"""The order of visits, told by the names of their files: the newest first, whatever a wrong clock has dated."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import tomli_w

from coach.core.errors import StorageError
from coach.loading.toml import MalformedError, read_table
from coach.storage.documents import write_whole

AHEAD: Final = timedelta(minutes=5)
"""Two computers' clocks may be so far apart; what lies further ahead of now was dated by a wrong one."""
FILE = "misdated.toml"
FORMAT = 1

_NAME = re.compile(r"\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])[0-5]\d[0-5]\dZ-[0-9A-Za-z]+", re.ASCII)
"""It begins with a moment in UTC, so that names are in the order of time."""


@dataclass(frozen=True)
class Order:
    """Names of visits, each group the newest first."""

    past: tuple[str, ...]
    """Those whose date is to be believed."""
    misdated: tuple[str, ...]
    """Those that lie ahead of now, or once did: whatever is in `past` was made after them."""
    ahead: tuple[str, ...]
    """Those of them that lie ahead of now."""
    damaged: str
    """The newest that was set aside as damaged; empty where none was."""


def is_name(name: str) -> bool:
    """Say whether a visit can bear this name: its UTC start and a token."""
    return _NAME.fullmatch(name) is not None


def is_ahead(moment: datetime, now: datetime) -> bool:
    """Say whether a moment lies so far ahead of now that a wrong clock must have told it."""
    return moment - now > AHEAD


def ordered(files: Iterable[str], now: datetime, misdated: Iterable[str] = ()) -> Order:
    """Return the visits among files, in order.

    Args:
        files: The names of the files in the folder; what bears no name of a visit is left out.
        now: UTC.
        misdated: Names of visits that are known to have been dated by a wrong clock.
    """
    latest = f"{now + AHEAD:%Y%m%dT%H%M%SZ}~"
    parts = [file.partition(".") for file in files]
    names = {name for name, _, suffix in parts if suffix == "toml" and is_name(name)}
    damaged = (name for name, _, suffix in parts if suffix.startswith("damaged") and is_name(name))
    ahead = {name for name in names if name > latest}
    wrong = ahead | (names & set(misdated))
    return Order(
        past=tuple(sorted(names - wrong, reverse=True)),
        misdated=tuple(sorted(wrong, reverse=True)),
        ahead=tuple(sorted(ahead, reverse=True)),
        damaged=max((name for name in damaged if name <= latest), default=""),
    )


class Misdated:
    """The names of visits that were seen ahead of now, in a file: once now has come to them, nothing else would tell.

    Without it, a good check made while the clock was ahead would count as newer than what was told after it.
    """

    def __init__(self, folder: Path) -> None:
        """Take the person's data folder."""
        self._path = folder / FILE
        self._names: frozenset[str] | None = None

    def names(self) -> frozenset[str]:
        """Return the names; those that cannot be read are found again for as long as they lie ahead."""
        if self._names is None:
            table = {}
            with suppress(OSError, MalformedError):
                table = read_table(self._path)
            listed = table.get("visits")
            self._names = frozenset(map(str, listed)) if isinstance(listed, list) else frozenset()
        return self._names

    def add(self, names: Iterable[str]) -> None:
        """Keep further names; where they cannot be written, for this time only."""
        self._keep(self.names().union(names))

    def drop(self, name: str) -> None:
        """Forget the name of a visit that is deleted."""
        self._keep(self.names() - {name})

    def _keep(self, names: frozenset[str]) -> None:
        if names == self.names():
            return
        self._names = names
        with suppress(StorageError, OSError):
            if names:
                write_whole(self._path, tomli_w.dumps({"format": FORMAT, "visits": sorted(names)}))
            else:
                self._path.unlink(missing_ok=True)
