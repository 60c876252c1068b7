"""Visits kept at home, one file each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from coach.core.controls import CONTROL, controls_in, visible
from coach.core.errors import StorageError
from coach.core.visit import Visit
from coach.storage.documents import make_folder, set_aside, write_whole
from coach.storage.formats import DamagedError, NewerFormatError, as_table, from_text, to_text


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

    def check(self) -> None:
        """Make sure that visits can be kept.

        Raises:
            StorageError: The folder cannot be made or written.
        """
        make_folder(self.folder)
        probe = self.folder / ".probe"
        write_whole(probe, "")
        probe.unlink(missing_ok=True)

    def save(self, visit: Visit) -> None:
        """Keep a visit, in place of its earlier state.

        Raises:
            StorageError: It cannot be written; the earlier state is untouched.
        """
        write_whole(self.folder / f"{visit.id}.toml", to_text(visit))

    def newest(self) -> Iterator[Visit]:
        """Return the visits one by one, the newest first, reading no more files than are asked for.

        A damaged file is set aside and named in `notices`; one of a newer format is left untouched and named.
        """
        return (visit for _, visit in self.kept())

    def kept(self) -> Iterator[tuple[Path, Visit]]:
        """Yield the visits as `newest` does, each with its file."""
        if not self.folder.is_dir():
            return
        for file in sorted(self.folder.glob("*.toml"), reverse=True):
            visit = self._read(file)
            if visit is not None:
                yield file, visit

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
        files = self.folder.iterdir() if self.folder.is_dir() else ()
        return tuple(sorted(file for file in files if file not in readable))

    def _read(self, file: Path) -> Visit | None:
        try:
            return _plain_visit(file.read_bytes().decode("utf-8"))
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
        sentence = visible(sentence)
        if sentence not in self.notices:
            self.notices.append(sentence)


def _plain_visit(text: str) -> Visit:
    """Return the visit that a document holds, if no control sign stands in it.

    Raises:
        NewerFormatError: The document's format is newer than this program knows.
        DamagedError: It is no visit, or holds a control sign: no coach writes one, and it would reach the terminal.
    """
    visit = from_text(text)
    # Only where the text escapes a sign need its values be looked at.
    if CONTROL.search(text) or ("\\" in text and any(controls_in(as_table(visit)))):
        raise DamagedError("a control sign")
    return visit
