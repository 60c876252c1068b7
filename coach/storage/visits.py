"""Visits kept at home, one file each."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from coach.core.controls import visible
from coach.core.errors import StorageError
from coach.core.library import Library
from coach.core.visit.fitting import fit
from coach.core.visit.merging import merged
from coach.core.visit.state import Visit
from coach.loading.toml import MalformedError, decoded, read_regular
from coach.storage.documents import make_folder, set_aside, write_whole
from coach.storage.formats import DamagedError, NewerFormatError, from_text, read_document, to_text
from coach.storage.holds import Holds
from coach.storage.locks import LOCK, clear_leftovers
from coach.storage.order import Misdated, Order, is_ahead, is_name, ordered
from coach.storage.refusals import UnreadableError, lost_link
from coach.storage.trial import try_folder

RECENT: Final = 200
"""So many of the newest files tell what to do now; who has ten thousand waits for no more of them."""


def visit_id(started: datetime, token: str) -> str:
    """Return the name of a visit: its UTC start and a random token, so that two programs never meet."""
    return f"{started:%Y%m%dT%H%M%SZ}-{token}"


def utc_now() -> datetime:
    """Return the present moment, UTC."""
    return datetime.now(UTC)


class VisitStore:
    """The visits in one folder."""

    def __init__(self, folder: Path, library: Library | None = None, now: Callable[[], datetime] = utc_now) -> None:
        """Take the person's data folder, in which visits live in `visits`, what answers are held against, a clock."""
        self.folder = folder / "visits"
        self.library = library
        """What answers are held against; None until it is there."""
        self.notices: list[str] = []
        """What a person should know of files that could not be read, one sentence each."""
        self.unseen: str | None = None
        """Why no visit could be looked at the last time, or None."""
        self._now = now
        self._misdated = Misdated(folder)
        self._clock_told = False
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
            raw = read_regular(file)
        except OSError:
            return None
        if raw == to_text(stood).encode():
            return stood
        try:
            return from_text(decoded(raw))
        except NewerFormatError as error:
            raise StorageError(f"{file} comes from a newer coach and was left as it is.") from error
        except (DamagedError, MalformedError):
            self._put_away(file)
            return None

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.toml"

    def newest(self, files: int | None = None) -> Iterator[Visit]:
        """Return the visits one by one, the newest first, reading no more files than are asked for, or than so many.

        What is dated ahead of now comes last: its clock was wrong, and it is not the newest. A damaged file is set
        aside and named in `notices`; one of a newer format is left untouched and named. What does not bear the name of
        a visit, such as a sync's copy, is none.
        """
        return (visit for _, visit in self.kept(files))

    def recent(self) -> Iterator[Visit]:
        """Return the newest visits as `newest` does, from no more files than tell what to do now; none ahead of now."""
        names, now = self._order().past[:RECENT], self._now()
        visits = (visit for name in names if (visit := self._read(self.folder / f"{name}.toml")))
        return (visit for visit in visits if not is_ahead(visit.started, now))

    def unbroken(self) -> Iterator[Visit]:
        """Return the newest visits as `recent` does, up to the first that cannot be read now or could not before.

        What is older holds for nothing: the one that is missing may have told of something new.
        """
        order, now = self._order(), self._now()
        for name in order.past[:RECENT]:
            if name < order.damaged:
                return
            visit = self._read(self.folder / f"{name}.toml")
            if visit is None:
                return
            if not is_ahead(visit.started, now):
                yield visit

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

    def count(self) -> int:
        """Return how many files bear the name of a visit, without reading any."""
        order = self._order()
        return len(order.past) + len(order.misdated)

    def copies(self) -> Iterator[tuple[Path, Visit]]:
        """Yield what reads as a visit under another name than its own, such as a sync's copy, each with its file."""
        for file in (self.folder / name for name in sorted(self._names()) if name.endswith(".toml")):
            if is_name(file.stem):
                continue
            with suppress(OSError, MalformedError, NewerFormatError, DamagedError):
                yield file, from_text(decoded(read_regular(file)))

    def _order(self) -> Order:
        order = ordered(self._seen(), self._now(), self._misdated.names())
        if order.ahead:
            self._misdated.add(order.ahead)
            self._tell_of_clock(order.ahead)
        return order

    def _tell_of_clock(self, ahead: Sequence[str]) -> None:
        """Tell once of what is dated ahead of now, by the name of one that can be read."""
        if self._clock_told:
            return
        files = (self.folder / f"{name}.toml" for name in ahead[:RECENT])
        found = next((file for file in files if self._read(file)), None)
        self._clock_told = found is not None
        if found is not None:
            told = f"{found} is dated ahead of now, and does not count as your last visit."
            self._notice(f"{told} Check this computer's clock.")

    def look(self) -> None:
        """Make sure that the visits can be looked at; where there is no folder yet, there are none.

        Raises:
            StorageError: The folder cannot be read.
        """
        self._names()

    def _seen(self) -> list[str]:
        """The names of all that is in the folder; why nothing can be seen there is told in `unseen`."""
        try:
            self.unseen, names = None, self._names()
        except UnreadableError as error:
            self.unseen, names = visible(str(error)), []
        return names

    def _names(self) -> list[str]:
        try:
            # Path.glob finds nothing, and says nothing, where it may not look; and ten thousand paths take long.
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
        self._misdated.drop(file.stem)

    def others(self) -> tuple[Path, ...]:
        """Return the files in the folder that are no visits that can be read: damaged, newer, or half written."""
        readable = {file for file, _ in self.kept()}
        files = (self.folder / name for name in self._seen())
        return tuple(sorted(file for file in files if file not in readable and file.suffix != LOCK))

    def _read(self, file: Path) -> Visit | None:
        try:
            document = read_document(decoded(read_regular(file)))
            fits = fit(document.visit, self.library, sealed=document.sealed) if self.library else "fits"
        except NewerFormatError:
            self._notice(f"{file} comes from a newer coach and was left as it is. Update coach to read it.")
        except (DamagedError, MalformedError):
            self._put_away(file)
        except OSError as error:
            if error.errno == errno.ENOENT and not file.is_symlink():
                # Another window has deleted it meanwhile, or set it aside.
                return None
            self._notice(f"{file} cannot be read: {error.strerror}. The other visits are shown.")
        else:
            if document.visit.id != file.stem:
                self._notice(f"{file} holds a visit of another name and was left as it is.")
            elif fits == "fits":
                return document.visit
            elif fits == "damaged":
                self._put_away(file)
            else:
                self._notice(f"{file} does not fit the content that is read now and was left as it is.")
        return None

    def _put_away(self, file: Path) -> None:
        try:
            self._notice(f"A damaged visit was set aside as {set_aside(file)}. Nothing was deleted.")
        except StorageError:
            self._notice(f"{file} is damaged and was left where it is.")

    def _notice(self, sentence: str) -> None:
        sentence = visible(sentence)
        if sentence not in self.notices:
            self.notices.append(sentence)
