"""Reading TOML files, each problem with its file and line."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.core.errors import Problem

LARGEST_BYTES = 1_000_000
"""A content file is written by hand; a longer one is a mistake."""

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
"""The code of a language, and so the name of the folder that holds its words: `es`, `pt-BR`."""


@dataclass(frozen=True)
class Document:
    """One TOML file, parsed."""

    path: str
    """Below its folder, with forward slashes."""
    file: Path
    text: str
    data: dict[str, Any]


def read_folder(folder: Path, skip: tuple[str, ...] = ()) -> Iterator[Document | Problem]:
    """Yield every TOML file below a folder, or why it cannot be read: the clinic's first, then in the order of paths.

    Each is read when it is asked for, so that no more than one need be held at a time.

    Args:
        folder: Where to look.
        skip: Names of folders directly below it that are left alone, as those of languages always are.
    """
    clinic = folder / "clinic.toml"
    refused: list[Problem] = []
    files = sorted(_toml_files(folder, refused), key=lambda file: (file != clinic, file))

    def left_alone(path: str) -> bool:
        top = path.partition("/")[0]
        return top in skip or LANGUAGE.fullmatch(top) is not None

    yield from (problem for problem in refused if not left_alone(problem.file))
    for file in files:
        if left_alone(file.relative_to(folder).as_posix()):
            continue
        try:
            yield read_file(file, folder)
        except ProblemError as error:
            yield error.problem


def _toml_files(folder: Path, refused: list[Problem]) -> Iterator[Path]:
    """Yield the files, and note each folder that cannot be looked into: rules in it must not be missed in silence."""

    def note(error: OSError) -> None:
        below = Path(error.filename).relative_to(folder).as_posix()
        refused.append(Problem(below, 1, "folder", f"cannot be read: {error.strerror or error}; check the folder"))

    for place, folders, files in os.walk(folder, onerror=note):
        yield from (Path(place, name) for name in (*folders, *files) if name.endswith(".toml"))


class ProblemError(Exception):
    """Carries the one problem that keeps a file from being read."""

    def __init__(self, problem: Problem) -> None:
        """Take the problem."""
        super().__init__(str(problem))
        self.problem = problem


def read_file(file: Path, folder: Path, *, may_be_empty: bool = False) -> Document:
    """Return one TOML file, parsed.

    Raises:
        ProblemError: It cannot be opened, is too large, is not UTF-8, is not TOML, or is empty and may not be.
    """
    path = file.relative_to(folder).as_posix()
    try:
        if file.stat().st_size > LARGEST_BYTES:
            raise ProblemError(Problem(path, 1, "file", f"longer than {LARGEST_BYTES:,} bytes; split it or mend it"))
        raw = file.read_bytes()
    except OSError as error:
        raise ProblemError(Problem(path, 1, "file", f"cannot be read: {error.strerror}; check the file")) from error
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ProblemError(Problem(path, line, "file", "not UTF-8 here; save the file as UTF-8")) from error
    data = _parsed(path, text)
    if not data and not may_be_empty:
        raise ProblemError(Problem(path, 1, "file", "empty; delete it or fill it"))
    return Document(path, file, text, data)


def _parsed(path: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        said = re.sub(r"\s*\(at .*\)", "", str(error)) or "nested too deeply"
        raise ProblemError(Problem(path, line, "file", f"not TOML here: {said}")) from error
