"""The order of visits by the names of their files: the newest first, even where a wrong clock dated some."""

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
"""How far two computers' clocks may differ; a visit dated further ahead of now has a wrong date."""
FILE = "misdated.toml"
FORMAT = 1

_NAME = re.compile(r"\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])[0-5]\d[0-5]\dZ-[0-9A-Za-z]+", re.ASCII)
"""The name begins with a moment in UTC, so that sorting names sorts by time."""


@dataclass(frozen=True)
class Order:
    """The names of visits, each group the newest first."""

    past: tuple[str, ...]
    """Those whose date can be right."""
    misdated: tuple[str, ...]
    """Those dated ahead of now, or known to have been so once: all in `past` are newer than these."""
    ahead: tuple[str, ...]
    """Those of `misdated` that are ahead of now."""
    damaged: str
    """The newest visit that was set aside as damaged; empty if there is none."""


def is_name(name: str) -> bool:
    """Return whether this is the name of a visit: its UTC start and a token."""
    return _NAME.fullmatch(name) is not None


def is_ahead(moment: datetime, now: datetime) -> bool:
    """Return whether a moment is so far ahead of now that a wrong clock must have given it."""
    return moment - now > AHEAD


def ordered(files: Iterable[str], now: datetime, misdated: Iterable[str] = ()) -> Order:
    """Return the visits among files, in order.

    Args:
        files: The names of the files in the folder; other files than visits are ignored.
        now: UTC.
        misdated: The names of visits that are known to have a wrong date.
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
    """The names of visits that were once dated ahead of now, kept in a file of the person's data folder.

    Once time has passed their date, nothing else shows that it was wrong: a calm check made while the clock was ahead
    would count as newer than a warning sign told after it.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._names: frozenset[str] | None = None

    def names(self) -> frozenset[str]:
        """Return the names; none if the file cannot be read, since those still ahead of now are found again."""
        if self._names is None:
            table = {}
            with suppress(OSError, MalformedError):
                table = read_table(self._path)
            listed = table.get("visits")
            self._names = frozenset(map(str, listed)) if isinstance(listed, list) else frozenset()
        return self._names

    def add(self, names: Iterable[str]) -> None:
        """Add names; where the file cannot be written they last only until this program ends."""
        self._keep(self.names().union(names))

    def drop(self, name: str) -> None:
        """Remove the name of a deleted visit."""
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
