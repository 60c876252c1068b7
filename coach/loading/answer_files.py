"""Reads a file of answers, TOML or JSON, for `coach triage`."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any, BinaryIO

from coach.core.errors import AnswersError
from coach.loading.sentences import sentence
from coach.loading.toml import MalformedError, decoded, parsed, read_bounded, read_regular


def read_answers_file(path: Path) -> dict[str, object]:
    """Return the raw answers in a file.

    Raises:
        AnswersError: There is no such file, or it is not an answers file.
    """
    try:
        raw = read_regular(path)
    except FileNotFoundError as error:
        raise AnswersError(sentence("no-answers", path=path)) from error
    except OSError as error:
        raise _refused(str(path), error) from error
    return _read(raw, str(path))


def read_answers(stream: BinaryIO, name: str) -> dict[str, object]:
    """Return the raw answers in a stream.

    Args:
        stream: The input; no more bytes are read than an answers file may have.
        name: Its name in errors. It is read as JSON where the name ends in `.json` or the text begins with a brace.

    Raises:
        AnswersError: It is too large, not UTF-8, neither TOML nor JSON, or holds anything but a table of answers.
    """
    try:
        raw = read_bounded(stream, name)
    except OSError as error:
        raise _refused(name, error) from error
    return _read(raw, name)


def _refused(name: str, error: OSError) -> AnswersError:
    if error.errno == errno.EFBIG:
        return AnswersError(f"{name} is {error.strerror}. An answers file needs far less: check it.")
    return AnswersError(f"{name} cannot be read: {error.strerror}. Name a file that you may read, or - for a pipe.")


def _read(raw: bytes, name: str) -> dict[str, object]:
    try:
        text = decoded(raw)
    except MalformedError as error:
        raise AnswersError(f"{name}:{error.line}: not UTF-8 here. Save the file as UTF-8.") from error
    is_json = name.endswith(".json") or text.lstrip().startswith("{")
    return _answers(_from_json(text, name) if is_json else _from_toml(text, name), name)


def _from_toml(text: str, name: str) -> object:
    try:
        return parsed(text)
    except MalformedError as error:
        raise _malformed(name, error.line, "TOML", error.said, error) from error


def _from_json(text: str, name: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise _malformed(name, error.lineno, "JSON", error.msg, error) from error
    except (ValueError, RecursionError) as error:
        raise _malformed(name, None, "JSON", str(error), error) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs as a dict; unlike in plain JSON a repeated key is an error, not a silent overwrite."""
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [key for key, _ in pairs]
        doubled = next(key for key in names if names.count(key) > 1)
        raise ValueError(f"{doubled!r} stands twice")
    return table


def _malformed(name: str, line: int | None, form: str, said: str, error: Exception) -> AnswersError:
    where = name if line is None else f"{name}:{line}"
    why = "nested too deeply" if isinstance(error, RecursionError) else said
    return AnswersError(f"{where}: not {form}: {why}. Mend it and try again.")


def _answers(document: object, name: str) -> dict[str, object]:
    table = document.get("answers") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(table, dict):
        raise AnswersError(f"{name} has no [answers] table. Put the answers under a line that says [answers].")
    beside = next((key for key in document if key != "answers"), None)
    if beside is not None:
        raise AnswersError(f"{name}: {beside!r} stands outside [answers] and would be lost. Move it below [answers].")
    return table
