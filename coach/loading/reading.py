"""Reads all tables of the content: the shipped folder, what lies over it, the clinic's file, and the language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from coach.core.errors import Problem
from coach.loading.files import ContentDocument, ProblemError, read_file, read_folder
from coach.loading.overlay import Origin, Table, laid_over, tables
from coach.loading.place import ContentPlace
from coach.loading.translation import Translation


class Reading:
    """One reading of the content; `problems`, `checksum` and `translation` are complete only after the last table.

    Args:
        place: Where the content comes from.
        skip: Names of folders directly below it that are not read.

    Raises:
        MissingContentError: A folder or file that was named is not there.
    """

    def __init__(self, place: ContentPlace, skip: tuple[str, ...] = ()) -> None:
        self._folders = place.folders()
        self._clinic = place.clinic_file()
        self._translations = place.translations()
        self._skip = skip
        self._paths: set[str] = set()
        self.translation = Translation(place.language) if place.language and self._translations else None
        """The words of the language; None in the content's own language."""
        self.problems: list[Problem] = []
        """What could not be read, is not a table, or repeats an id."""
        self.checksum = 0
        """CRC-32 of every path and text: it tells versions apart and protects nothing.

        A translation counts for nothing: a visit begun in one language goes on in another.
        """

    def tables(self) -> Iterator[Table]:
        """Yield every table once, not yet validated: the clinic's first, those that only an overlay has last.

        Each file is read when its first table is asked for and freed after its last, since all files parsed at once
        would take as much memory as the library itself.
        """
        found, *over = (tables(self._documents(folder), self.problems) for folder in self._folders)
        for each in over:
            found = laid_over(found, each)
        if self._clinic is not None:
            found = laid_over(found, self._of_clinic(self._clinic))
        if self.translation is not None:
            for folder in self._translations:
                found = self._translated(found, folder, self.translation)
        yield from found

    def _documents(self, folder: Path) -> Iterator[ContentDocument]:
        for document in read_folder(folder, self._skip):
            if isinstance(document, Problem):
                self.problems.append(document)
            else:
                self._paths.add(document.path)
                yield self._noted(document)

    def _translated(self, base: Iterable[Table], folder: Path, translation: Translation) -> Iterator[Table]:
        """Yield the base's tables with the words of a language's folder, whose files have the same names."""
        read = list(read_folder(folder, self._skip))
        problems = [each for each in read if isinstance(each, Problem)]
        documents = [each for each in read if isinstance(each, ContentDocument)]
        over = list(tables(documents, problems))
        for table in over:
            table.origins = [replace(each, path=f"{folder.name}/{each.path}") for each in table.origins]
        yield from translation.laid(base, over)
        message = "there is no such file to translate; give it the name of the one whose words it holds"
        problems += [Problem(each.path, 1, "file", message) for each in documents if each.path not in self._paths]
        self.problems += [replace(each, file=f"{folder.name}/{each.file}") for each in problems]

    def _of_clinic(self, file: Path) -> Iterator[Table]:
        try:
            document = self._noted(read_file(file, file.parent))
        except ProblemError as error:
            self.problems.append(error.problem)
        else:
            yield Table("clinic", document.data, [Origin(document.path, document.file, -1)])

    def _noted(self, document: ContentDocument) -> ContentDocument:
        self.checksum = crc32(f"{document.path}\n{document.text}".encode(), self.checksum)
        return document
