"""Visits kept at home, one file each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from coach.core.errors import StorageError
from coach.core.merging import merged
from coach.core.visit import Visit
from coach.storage.documents import make_folder, set_aside, write_whole
from coach.storage.formats import DamagedError, NewerFormatError, from_text, to_text
from coach.storage.holds import Holds
from coach.storage.locks import LOCK, clear_leftovers
from coach.storage.refusals import UnreadableError, lost_link
from coach.storage.trial import try_folder


def visit_id(started: datetime, token: str) -> str:
    """Return the name of a visit: its UTC start and a random token, so that two programs never meet."""
    return f"{started:%Y%m%dT%H%M%SZ}-{token}"


class VisitStore:
    """The visits in one folder."""

    def __init__(self, folder: Path) -> None:
        """Take the person's data folder; visits live in `visits` below it."""
        self.folder = folder / "visits"
        self.notices: list[str] = []
        """What a person should know of files that could not be read, one sentence each."""
        self._holds = Holds()
        self._told: dict[str, tuple[Visit, Visit]] = {}
        """Of each visit that is held, what this program last told, and what then stood on the disk."""

    def check(self) -> None:
        """Make sure that visits can be kept, and clear away what dead programs left half written.

        Raises:
            StorageError: The folder cannot be made or written.
        """
        try_folder(self.folder)
        self.clear_leftovers()
        clear_leftovers(self.folder.parent)

    def clear_leftovers(self) -> None:
        """Delete what dead programs left half written; what a living one writes stays."""
        clear_leftovers(self.folder)

    def hold(self, name: str) -> bool:
        """Say that this program writes a visit from now on; False where another one does.

        Raises:
            StorageError: The folder cannot be made.
        """
        make_folder(self.folder)
        return self._holds.hold(self._file(name))

    def take_up(self, visit: Visit) -> None:
        """Take note that this program goes on with a visit as it was read."""
        self._told[visit.id] = visit, visit

    def elsewhere(self, name: str) -> bool:
        """Say whether another program writes a visit."""
        return self._holds.elsewhere(self._file(name))

    def let_go(self) -> None:
        """Write no visit any more, so that another program may."""
        self._holds.let_go()
        self._told.clear()

    def save(self, visit: Visit) -> None:
        """Keep a visit, in place of its earlier state; what another program has told of it since is kept, too.

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
        """What stands in the file of a visit, or None where nothing does that can be read."""
        try:
            raw = file.read_bytes()
        except OSError:
            return None
        if raw == to_text(stood).encode():
            return stood
        try:
            return from_text(raw.decode("utf-8"))
        except NewerFormatError as error:
            raise StorageError(f"{file} comes from a newer coach and was left as it is.") from error
        except (DamagedError, UnicodeDecodeError):
            self._put_away(file)
            return None

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.toml"

    def newest(self) -> Iterator[Visit]:
        """Return the visits one by one, the newest first, reading no more files than are asked for.

        A damaged file is set aside and named in `notices`; one of a newer format is left untouched and named.
        """
        return (visit for _, visit in self.kept())

    def kept(self) -> Iterator[tuple[Path, Visit]]:
        """Yield the visits as `newest` does, each with its file."""
        for file in self._files():
            visit = self._read(file) if file.suffix == ".toml" and not file.name.startswith(".") else None
            if visit is not None:
                yield file, visit

    def look(self) -> None:
        """Make sure that the visits can be looked at; where there is no folder yet, there are none.

        Raises:
            StorageError: The folder cannot be read.
        """
        self._names()

    def _files(self) -> list[Path]:
        """All that is in the folder, the newest first; why nothing can be seen there is told in `notices`."""
        try:
            return [self.folder / name for name in sorted(self._names(), reverse=True)]
        except UnreadableError as error:
            self._notice(f"Your visits are not shown. {error}")
            return []

    def _names(self) -> list[str]:
        try:
            # Path.glob finds nothing, and says nothing, where it may not look.
            return os.listdir(self.folder)  # noqa: PTH208
        except OSError as error:
            if isinstance(error, FileNotFoundError) and lost_link(self.folder) is None:
                return []
            raise UnreadableError(self.folder, error) from error

    def delete(self, file: Path) -> None:
        """Delete the file of a visit.

        Raises:
            StorageError: It cannot be deleted.
        """
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(f"Cannot delete {file}: {error.strerror or error}.") from error

    def others(self) -> tuple[Path, ...]:
        """Return the files in the folder that are no visits that can be read: damaged, newer, or half written."""
        readable = {file for file, _ in self.kept()}
        return tuple(sorted(file for file in self._files() if file not in readable and file.suffix != LOCK))

    def _read(self, file: Path) -> Visit | None:
        try:
            return from_text(file.read_bytes().decode("utf-8"))
        except NewerFormatError:
            self._notice(f"{file} comes from a newer coach and was left as it is. Update coach to read it.")
        except (DamagedError, UnicodeDecodeError):
            self._put_away(file)
        except OSError as error:
            self._notice(f"{file} cannot be read: {error.strerror}. The other visits are shown.")
        return None

    def _put_away(self, file: Path) -> None:
        try:
            self._notice(f"A damaged visit was set aside as {set_aside(file)}. Nothing was deleted.")
        except StorageError:
            self._notice(f"{file} is damaged and was left where it is.")

    def _notice(self, sentence: str) -> None:
        if sentence not in self.notices:
            self.notices.append(sentence)
