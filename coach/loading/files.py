"""Reading TOML files, each problem with its file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.core.controls import controls_in, escape
from coach.core.errors import Problem
from coach.loading.positions import line_in

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
    for file in sorted(folder.rglob("*.toml"), key=lambda file: (file != clinic, file)):
        top = file.relative_to(folder).parts[0]
        if top in skip or LANGUAGE.fullmatch(top):
            continue
        try:
            yield read_file(file, folder)
        except ProblemError as error:
            yield error.problem


class ProblemError(Exception):
    """Carries the one problem that keeps a file from being read."""

    def __init__(self, problem: Problem) -> None:
        """Take the problem."""
        super().__init__(problem)
        self.problem = problem


def read_file(file: Path, folder: Path, *, may_be_empty: bool = False, has_words: bool = True) -> Document:
    """Return one TOML file, parsed.

    Args:
        file: The file.
        folder: The folder below which its path is told.
        may_be_empty: Whether nothing need stand in it.
        has_words: Whether a person reads what stands in it, so that it may hold no control sign.

    Raises:
        ProblemError: It cannot be opened, is too large, is not UTF-8, is not TOML, holds a control sign, or is empty
            and may not be.
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
    if has_words:
        _refuse_controls(path, text, data)
    if not data and not may_be_empty:
        raise ProblemError(Problem(path, 1, "file", "empty; delete it or fill it"))
    return Document(path, file, text, data)


def _refuse_controls(path: str, text: str, data: dict[str, Any]) -> None:
    """Raise the problem that a name or a text in a file holds what a terminal or a page would obey."""
    keys, sign = next(controls_in(data), ((), ""))
    if not keys:
        return
    where = ".".join(str(key) for key in keys)
    message = f"the control sign {escape(sign)} stands here, which is no word; take it out"
    raise ProblemError(Problem(path, line_in(text, keys), where, message))


def _parsed(path: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        said = re.sub(r"\s*\(at .*\)", "", str(error)) or "nested too deeply"
        raise ProblemError(Problem(path, line, "file", f"not TOML here: {said}")) from error
