"""Reads the visits in a folder, newest first; a file that is no visit is set aside or left, and named to the person."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from coach.core.errors import StorageError
from coach.core.library import Library
from coach.core.visit.fitting import fit
from coach.core.visit.state import Visit
from coach.loading.sentences import Sentence, sentence
from coach.loading.toml import MalformedError, decoded, read_regular
from coach.storage.documents import set_aside
from coach.storage.formats import DamagedError, NewerFormatError, from_text, read_document
from coach.storage.locks import LOCK
from coach.storage.order import Misdated, Order, is_ahead, is_name, ordered
from coach.storage.refusals import UnreadableError, lost_link, refusal

RECENT: Final = 200
"""How many of the newest files decide what to do now, so that nobody with ten thousand visits waits for all of them."""


def utc_now() -> datetime:
    """Return the present moment, UTC."""
    return datetime.now(UTC)


class VisitReader:
    """The visits in one folder, one file each.

    A damaged file is renamed, never deleted; one of a newer coach is left as it is. Both are named in `notices`. A file
    whose name is not that of a visit, such as a copy that a sync made, does not count as one.
    """

    def __init__(self, folder: Path, library: Library | None = None, now: Callable[[], datetime] = utc_now) -> None:
        self.folder = folder / "visits"
        """Where the visits are, below the person's data folder."""
        self.library = library
        """What answers are checked against; None until the content is loaded, and then nothing is checked."""
        self.notices: list[Sentence] = []
        """What a person should know of files that could not be read, one sentence each."""
        self.unseen: StorageError | None = None
        """Why the folder could not be listed the last time, or None."""
        self._now = now
        self._misdated = Misdated(folder)
        self._clock_told = False

    def newest(self, files: int | None = None) -> Iterator[Visit]:
        """Yield the visits, newest first, reading each file only when its visit is asked for.

        A visit that is dated ahead of now comes last: a wrong clock dated it, and it is not the newest.

        Args:
            files: How many files are read at most; all if None.
        """
        return (visit for _, visit in self.kept(files))

    def kept(self, files: int | None = None) -> Iterator[tuple[Path, Visit]]:
        """Yield the visits as `newest` does, each with its file."""
        order, now = self._order(), self._now()
        late: list[tuple[Path, Visit]] = []
        misdated = frozenset(order.misdated)
        for name in (*order.past, *order.misdated)[:files]:
            file = self._file(name)
            visit = self._read(file)
            if visit is not None and (name in misdated or is_ahead(visit.started, now)):
                late.append((file, visit))
            elif visit is not None:
                yield file, visit
        yield from late

    def recent(self) -> Iterator[Visit]:
        """Yield the newest visits, from at most RECENT files, without those that are dated ahead of now."""
        names, now = self._order().past[:RECENT], self._now()
        visits = (visit for name in names if (visit := self._read(self._file(name))))
        return (visit for visit in visits if not is_ahead(visit.started, now))

    def unbroken(self) -> Iterator[Visit]:
        """Yield the newest visits as `recent` does, but none older than the newest one that cannot be read.

        That one may have told of something new, so no older check may decide anything.
        """
        order, now = self._order(), self._now()
        for name in order.past[:RECENT]:
            if name < order.damaged:
                return
            visit = self._read(self._file(name))
            if visit is None:
                return
            if not is_ahead(visit.started, now):
                yield visit

    def up_to(self, name: str) -> Iterator[Visit]:
        """Yield the visit of a name and those before it, as `newest` does; nothing if that one cannot be read."""
        order = self._order()
        names = (*order.past, *order.misdated)
        visits = map(self._read, map(self._file, names[names.index(name) :] if name in names else ()))
        first = next(visits, None)
        if first is not None:
            yield first
            yield from (visit for visit in visits if visit is not None)

    def oldest(self) -> datetime | None:
        """Return when the oldest visit began (UTC) by the name of its file, or None where there is none."""
        names = self._order().past
        return datetime.strptime(names[-1].partition("-")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) if names else None

    def copies(self) -> Iterator[tuple[Path, Visit]]:
        """Yield each visit whose file does not bear a visit's name, such as a copy that a sync made, with its file."""
        for file in (self.folder / name for name in sorted(self._names()) if name.endswith(".toml")):
            if is_name(file.stem):
                continue
            with suppress(OSError, MalformedError, NewerFormatError, DamagedError):
                yield file, from_text(decoded(read_regular(file)))

    def others(self) -> tuple[Path, ...]:
        """Return the files in the folder that cannot be read as visits: damaged, newer, or half written."""
        readable = {file for file, _ in self.kept()}
        files = (self.folder / name for name in self._seen())
        return tuple(sorted(file for file in files if file not in readable and file.suffix != LOCK))

    def count(self) -> int:
        """Return how many files bear the name of a visit, without reading any."""
        order = self._order()
        return len(order.past) + len(order.misdated)

    def look(self) -> None:
        """Make sure that the folder can be listed, or is not there yet.

        Raises:
            StorageError: The folder cannot be read.
        """
        self._names()

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.toml"

    def _order(self) -> Order:
        order = ordered(self._seen(), self._now(), self._misdated.names())
        if order.ahead:
            self._misdated.add(order.ahead)
            self._tell_of_clock(order.ahead)
        return order

    def _tell_of_clock(self, ahead: Sequence[str]) -> None:
        """Add one notice about visits dated ahead of now, with the name of one that can be read."""
        if self._clock_told:
            return
        files = (self._file(name) for name in ahead[:RECENT])
        found = next((file for file in files if self._read(file)), None)
        self._clock_told = found is not None
        if found is not None:
            self._notice("visit-ahead", found)

    def _seen(self) -> list[str]:
        """Return the names of all files in the folder; where it cannot be listed, none, with the reason in `unseen`."""
        try:
            self.unseen, names = None, self._names()
        except UnreadableError as error:
            self.unseen, names = error, []
        return names

    def _names(self) -> list[str]:
        try:
            # Path.glob returns nothing instead of failing where it may not look, and makes ten thousand paths slowly.
            return os.listdir(self.folder)  # noqa: PTH208
        except OSError as error:
            if isinstance(error, FileNotFoundError) and lost_link(self.folder) is None:
                return []
            raise UnreadableError(self.folder, error) from error

    def _read(self, file: Path) -> Visit | None:
        try:
            document = read_document(decoded(read_regular(file)))
            fits = fit(document.visit, self.library, sealed=document.sealed) if self.library else "fits"
        except NewerFormatError:
            self._notice("newer-read", file)
        except (DamagedError, MalformedError):
            self._put_away(file)
        except OSError as error:
            if error.errno == errno.ENOENT and not file.is_symlink():
                # Another window has deleted it meanwhile, or set it aside.
                return None
            self._notice("visit-unread", file, why=refusal(error))
        else:
            if document.visit.id != file.stem:
                self._notice("visit-misnamed", file)
            elif fits == "fits":
                return document.visit
            elif fits == "damaged":
                self._put_away(file)
            else:
                self._notice("visit-unfit", file)
        return None

    def _put_away(self, file: Path) -> None:
        try:
            self._notice("visit-aside", set_aside(file))
        except StorageError:
            self._notice("damaged-left", file)

    def _notice(self, key: str, path: Path, **values: object) -> None:
        notice = sentence(key, path=path, **values)
        if notice not in self.notices:
            self.notices.append(notice)
