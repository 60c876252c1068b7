"""Reading the guides: their tables, their examples, and the command lines in them."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import click

from coach.cli.commands import coach

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_EXAMPLE = re.compile(r"^In `(?P<file>[\w/.-]+\.toml)`:\n\n```toml\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`((?:sudo )?coach(?: [^`]+)?)`")


@dataclass(frozen=True)
class Example:
    """A file of content as a guide shows it."""

    file: str
    text: str


def guide(name: str) -> str:
    """Return the text of a guide."""
    return (DOCS / name).read_text("utf-8")


def examples(text: str) -> list[Example]:
    """Return the examples under the names of their files, in order."""
    return [Example(found["file"], found["text"]) for found in _EXAMPLE.finditer(text)]


def fences(text: str, language: str) -> list[str]:
    """Return the fenced blocks of a language."""
    return [found["text"] for found in _FENCE.finditer(text) if found["language"] == language]


def command_lines(text: str) -> list[str]:
    """Return every command line of the guide that begins with `coach`, without its note."""
    shown = [line.split("#")[0].strip() for block in fences(text, "sh") for line in block.splitlines()]
    plain = (line.removeprefix("sudo ") for line in (*shown, *_INLINE.findall(_FENCE.sub("", text))))
    return [line for line in plain if line.startswith("coach")]


def table_rows(text: str) -> list[dict[str, str]]:
    """Return the rows of every table of a guide, by the names of their columns."""
    rows: list[dict[str, str]] = []
    columns: list[str] | None = None
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
        if not line.startswith("|"):
            columns = None
        elif columns is None:
            columns = cells
        elif not set(line) <= set("|- "):
            rows.append(dict(zip(columns, cells, strict=True)))
    return rows


def parsed(line: str) -> None:
    """Parse a command line as at work.

    Raises:
        click.UsageError: A command, an option or a choice in it is not there.
    """
    command: click.Command = coach
    _, *words = shlex.split(line)
    while isinstance(command, click.Group) and words:
        context = click.Context(command)
        _, words, _ = command.make_parser(context).parse_args(words)
        if words:
            _, found, words = command.resolve_command(context, words)
            assert found is not None
            command = found
    command.make_context(line, words)
