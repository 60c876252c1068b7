"""Keeps the kiosk's counts in a file, `counts.toml`, which does not reveal when visitors came.

A visit's events are written together once its screens are gone. The file and its folder then get the time of midnight,
so that they do not show when the last visitor left. To write only after several visits would hide more, but lose their
counts whenever someone pulls the plug at closing time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from threading import Lock
from typing import Any

from coach.core.errors import StorageError
from coach.kiosk.counts.counts import CountedEvent, Counts, merged, with_event, without
from coach.loading.sentences import Sentence, sentence
from coach.loading.toml import MalformedError, read_table
from coach.storage.documents import make_folder, set_aside, write_whole
from coach.storage.locks import locked
from coach.storage.refusals import UnreadableError, UnwritableError

FILE = "counts.toml"
FORMAT = 2
"""The version of the file's format; it goes up when an older program could misread the file."""


class CountsFile:
    """Adds to the counts in a folder, which may not exist yet, and reads them.

    Only one thread at a time may add or read; any may call `has_written` meanwhile.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self.unwritten = Counts()
        """What could not be written yet."""
        self.on_written: Callable[[Counts], object] = lambda _: None
        """Gets what was written, in the thread that wrote it."""
        self._changing = Lock()

    def add(self, day: date, events: Iterable[CountedEvent]) -> StorageError | Sentence | None:
        """Add a visit's events; return None, or what went wrong, for staff.

        Events that could not be written stay in memory and are written with those of the next visit.
        """
        with self._changing:
            for event in events:
                self.unwritten = with_event(self.unwritten, day, event)
            new = self.unwritten
        try:
            make_folder(self.path.parent)
            # Another kiosk may count in the same folder.
            with locked(self.path):
                counts, notice = self.read()
                self._write(merged(counts, new))
        except UnwritableError as error:
            return error.naming("counts")
        except StorageError as error:
            return error
        self.has_written(new)
        self.on_written(new)
        self._hide_time(day)
        return notice

    def has_written(self, written: Counts) -> None:
        """Take note that these stand in the file, written here or by the process of a visit that is over."""
        with self._changing:
            self.unwritten = without(self.unwritten, written)

    def read(self) -> tuple[Counts, Sentence | None]:
        """Return the counts, and None or a sentence for staff that a damaged file was set aside.

        Raises:
            StorageError: The file comes from a newer coach, cannot be read, or is damaged and cannot be set aside.
        """
        try:
            return self._parsed(read_table(self.path)), None
        except (FileNotFoundError, NotADirectoryError):
            return Counts(), None
        except OSError as error:
            raise UnreadableError(self.path, error) from error
        except (MalformedError, ValueError):
            return Counts(), sentence("kiosk.counts-aside", path=set_aside(self.path))

    def _parsed(self, table: dict[str, Any]) -> Counts:
        """Return the counts in a file's table; raise ValueError or pydantic's subclass of it if it is damaged."""
        number = table.get("format")
        if isinstance(number, int) and number > FORMAT:
            raise StorageError(sentence("kiosk.counts-newer", path=self.path))
        if number not in range(1, FORMAT + 1) or set(table) - {"format", "day"}:
            raise ValueError
        return Counts(days=table.get("day", ()))

    def _write(self, counts: Counts) -> None:
        # tomli-w is not needed for the first frame.
        import tomli_w

        days = [day.model_dump(exclude_defaults=True) for day in counts.days]
        write_whole(self.path, tomli_w.dumps({"format": FORMAT, "day": days}))

    def _hide_time(self, day: date) -> None:
        midnight = datetime.combine(day, time()).astimezone().timestamp()
        for path in (self.path, self.path.parent):
            with suppress(OSError):
                os.utime(path, (midnight, midnight))
