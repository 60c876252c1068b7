"""Reads TOML files of the content; each problem carries its file and line."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.core.controls import controls_in, escape
from coach.core.errors import Problem
from coach.loading.positions import line_in
from coach.loading.toml import MalformedError, decoded, parsed, read_regular

MOST_ENTRIES, MOST_BYTES = 20_000, 10_000_000
"""The most files and bytes in a folder of content; a folder with more was named by mistake."""

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
"""The code of a language, which is also the name of the folder with its words: `es`, `pt-BR`."""


@dataclass(frozen=True)
class ContentDocument:
    """One TOML file, parsed."""

    path: str
    """Relative to its folder, with forward slashes."""
    file: Path
    text: str
    data: dict[str, Any]


def read_folder(folder: Path, skip: tuple[str, ...] = ()) -> Iterator[ContentDocument | Problem]:
    """Yield every TOML file below a folder, or the problem that keeps it from being read.

    `clinic.toml` comes first, the others follow in the order of their paths. Each is read only when it is asked for, so
    that one at a time is in memory.

    Args:
        folder: The folder.
        skip: Names of folders directly below it that are not read, as those of languages never are.
    """
    clinic = folder / "clinic.toml"
    size = 0
    refused: list[Problem] = []

    def left_alone(path: str) -> bool:
        top = path.partition("/")[0]
        return top in skip or LANGUAGE.fullmatch(top) is not None

    try:
        for file in sorted(content_files(folder, refused), key=lambda file: (file != clinic, file)):
            if left_alone(file.relative_to(folder).as_posix()):
                continue
            try:
                document = read_file(file, folder)
            except ProblemError as error:
                yield error.problem
                continue
            size += len(document.text)
            if size > MOST_BYTES:
                raise _beyond(f"{MOST_BYTES:,} bytes")
            yield document
    except ProblemError as error:
        yield error.problem
    yield from (problem for problem in refused if not left_alone(problem.file))


def content_files(folder: Path, refused: list[Problem] | None = None) -> Iterator[Path]:
    """Yield every TOML file below a folder, in no particular order, without hidden files and folders.

    Args:
        folder: The folder.
        refused: Gets a problem for each folder that cannot be listed, since rules in it must not be missed in silence.

    Raises:
        ProblemError: The folder holds more than MOST_ENTRIES files.
    """

    def note(error: OSError) -> None:
        below = Path(error.filename).relative_to(folder).as_posix()
        told = f"cannot be read: {error.strerror or error}; check the folder"
        if refused is not None:
            refused.append(Problem(below, 1, "folder", told))

    seen = 0
    for place, folders, files in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        seen += len(folders) + len(files)
        if seen > MOST_ENTRIES:
            raise _beyond(f"{MOST_ENTRIES:,} files")
        # A folder whose name ends in .toml is yielded too: reading it reports the problem.
        names = (name for name in (*files, *folders) if name.endswith(".toml") and not name.startswith("."))
        yield from (Path(place, name) for name in names)


def _beyond(measure: str) -> ProblemError:
    return ProblemError(Problem(".", 1, "folder", f"holds more than {measure}; name the folder of the content alone"))


class ProblemError(Exception):
    """A file cannot be read, because of one problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def read_file(file: Path, folder: Path, *, may_be_empty: bool = False, has_words: bool = True) -> ContentDocument:
    """Return one TOML file, parsed.

    Args:
        file: The file.
        folder: The folder to which its path is relative in problems.
        may_be_empty: Whether an empty file is allowed.
        has_words: Whether a person reads its texts, which then may hold no control character.

    Raises:
        ProblemError: It cannot be opened, is too large, is not UTF-8, is not TOML, holds a control character, or is
            empty and may not be.
    """
    path = file.relative_to(folder).as_posix()
    try:
        text = decoded(read_regular(file))
    except OSError as error:
        raise ProblemError(Problem(path, 1, "file", _refused(file, error))) from error
    except MalformedError as error:
        raise ProblemError(Problem(path, error.line or 1, "file", "not UTF-8 here; save the file as UTF-8")) from error
    return document_of(text, path, file, may_be_empty=may_be_empty, has_words=has_words)


def document_of(
    text: str, path: str, file: Path, *, may_be_empty: bool = False, has_words: bool = True
) -> ContentDocument:
    """Return a text as a document, parsed; the flags are those of `read_file`.

    Args:
        text: TOML.
        path: How problems name it.
        file: The file that it stands in.
        may_be_empty: Whether an empty text is allowed.
        has_words: Whether a person reads its texts.

    Raises:
        ProblemError: It is not TOML, holds a control character, or is empty and may not be.
    """
    try:
        data = parsed(text)
    except MalformedError as error:
        raise ProblemError(Problem(path, error.line or 1, "file", f"not TOML here: {error.said}")) from error
    if has_words:
        _refuse_controls(path, text, data)
    if not data and not may_be_empty:
        raise ProblemError(Problem(path, 1, "file", "empty; delete it or fill it"))
    return ContentDocument(path, file, text, data)


def _refused(file: Path, error: OSError) -> str:
    if error.errno == errno.EFBIG:
        return f"{error.strerror}; split it or mend it"
    if error.errno == errno.ENOENT and file.is_symlink():
        return f"links to {file.readlink()}, which is not there; mend the link or delete it"
    return f"cannot be read: {error.strerror}; check the file"


def _refuse_controls(path: str, text: str, data: dict[str, Any]) -> None:
    """Raise a problem if a name or a text in a file holds a control character, which a terminal would obey."""
    keys, sign = next(controls_in(data), ((), ""))
    if not keys:
        return
    where = ".".join(str(key) for key in keys)
    message = f"the control sign {escape(sign)} stands here, which is no word; take it out"
    raise ProblemError(Problem(path, line_in(text, keys), where, message))
