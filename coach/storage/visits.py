"""Keeps visits on disk, one file each, and makes sure that only one program writes a visit at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from coach.core.errors import StorageError
from coach.core.library import Library
from coach.core.visit.merging import merged
from coach.core.visit.state import Visit
from coach.loading.sentences import sentence
from coach.loading.toml import MalformedError, decoded, read_regular
from coach.storage.documents import make_folder, write_whole
from coach.storage.formats import DamagedError, NewerFormatError, from_text, to_text
from coach.storage.holds import Holds
from coach.storage.locks import clear_leftovers
from coach.storage.refusals import refusal
from coach.storage.trial import try_folder
from coach.storage.visit_reader import VisitReader, utc_now


def visit_id(started: datetime, token: str) -> str:
    """Return the name of a visit: its UTC start and a random token, so that no two programs choose the same name."""
    return f"{started:%Y%m%dT%H%M%SZ}-{token}"


class VisitStore(VisitReader):
    """The visits in one folder, to be read, written and deleted."""

    def __init__(self, folder: Path, library: Library | None = None, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__(folder, library, now)
        self._holds = Holds()
        self._told: dict[str, tuple[Visit, Visit]] = {}
        """By the name of each visit that is held: what this program last saved, and what it then wrote to disk."""

    def check(self) -> None:
        """Make sure that visits can be kept, and delete what programs that have died left half written.

        Raises:
            StorageError: The folder cannot be made or written.
        """
        try_folder(self.folder)
        self.clear_leftovers()
        clear_leftovers(self.folder.parent)

    def clear_leftovers(self) -> None:
        """Delete what programs that have died left half written; what a running one writes stays."""
        clear_leftovers(self.folder)

    def hold(self, name: str) -> bool:
        """Claim a visit for this program; return False where another program holds it.

        Raises:
            StorageError: The folder cannot be made.
        """
        make_folder(self.folder)
        return self._holds.hold(self._file(name))

    def take_up(self, visit: Visit) -> None:
        """Note that this program goes on with a visit as it was read, so that `save` can merge what others add."""
        self._told[visit.id] = visit, visit

    def elsewhere(self, name: str) -> bool:
        """Return whether another program holds a visit."""
        return self._holds.elsewhere(self._file(name))

    def let_go(self) -> None:
        """Give up every visit that this program holds."""
        self._holds.let_go()
        self._told.clear()

    def save(self, visit: Visit) -> None:
        """Write a visit in place of its earlier state, merged with what another program has written since.

        Raises:
            StorageError: It cannot be written; the earlier state is untouched.
        """
        file, stands = self._file(visit.id), visit
        if visit.id in self._told:
            told, stood = self._told[visit.id]
            there = self._standing(file, stood)
            stands = visit if there in (None, told) else merged(told, visit, there)
        write_whole(file, to_text(stands))
        self._told[visit.id] = visit, stands

    def _standing(self, file: Path, stood: Visit) -> Visit | None:
        """Return the visit in a file, `stood` itself if it is unchanged, or None where none can be read."""
        try:
            raw = read_regular(file)
        except OSError:
            return None
        if raw == to_text(stood).encode():
            return stood
        try:
            return from_text(decoded(raw))
        except NewerFormatError as error:
            raise StorageError(sentence("newer", path=file)) from error
        except (DamagedError, MalformedError):
            self._put_away(file)
            return None

    def delete(self, file: Path) -> None:
        """Delete the file of a visit.

        Raises:
            StorageError: It cannot be deleted.
        """
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(sentence("cannot-delete", path=file, why=refusal(error))) from error
        self._misdated.drop(file.stem)
