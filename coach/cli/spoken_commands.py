"""Commands and options of click's whose help is in the person's language; it names keys of the content's commands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from typing import NoReturn

import click

from coach.cli.spoken import spoken
from coach.core.words import Words

_CAPITALS = re.compile(r"[A-Z]{2,}")
_SECTIONS = {"Options": "command.options", "Commands": "command.commands"}


def named(text: str, words: Words) -> str:
    """Return a text with each word in capitals, such as FILE, in the person's language."""
    keys = ((found[0], f"command.name.{found[0]}") for found in _CAPITALS.finditer(text))
    known = {name: words(key) for name, key in keys if key in words}
    return _CAPITALS.sub(lambda found: known.get(found[0], found[0]), text)


class UnexpectedError(click.UsageError):
    """A command of a group is missing, as click found for itself."""


class ExtraError(click.UsageError):
    """A command takes no `name`."""

    def __init__(self, name: str, ctx: click.Context) -> None:
        super().__init__(name, ctx)
        self.name = name


class NoCommandError(click.UsageError):
    """There is no command called `name`; those in `near` have much the same name, the nearest first."""

    def __init__(self, name: str, near: Sequence[str], ctx: click.Context) -> None:
        super().__init__(name, ctx)
        self.name = name
        self.near = near


class SpokenFormatter(click.HelpFormatter):
    """Lays help out as click does, under headings in the person's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how the command is called."""
        words = spoken()
        super().write_usage(prog, named(args, words), prefix or f"{words('command.usage')} ")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Indent what is written under a heading."""
        heading = spoken()(_SECTIONS[name]) if name in _SECTIONS else name
        with super().section(heading):
            yield

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names, each with what it means."""
        words = spoken()
        super().write_dl([(named(name, words), about) for name, about in rows], col_max, col_spacing)


class SpokenContext(click.Context):
    """A context whose help and failures can be in any language."""

    formatter_class = SpokenFormatter

    def fail(self, message: str) -> NoReturn:
        """Raise an error that says nothing in English itself."""
        raise UnexpectedError(message, self)


class SpokenOption(click.Option):
    """An option whose `help` is the last part of a key below `command.option`."""

    _key: str | None = None

    def _get_help(self) -> str | None:
        return _words_at("option", self._key)

    def _set_help(self, key: str | None) -> None:
        self._key = key

    help = property(_get_help, _set_help)


class SpokenCommand(click.Command):
    """A command whose `help` is the last part of a key below `command.about`: a sentence, then more."""

    context_class = SpokenContext
    _key: str | None = None

    def _get_help(self) -> str | None:
        return _words_at("about", self._key)

    def _set_help(self, key: str | None) -> None:
        self._key = key

    help = property(_get_help, _set_help)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments into the context; return those that are for a command of this group.

        Raises:
            ExtraError: An argument is left over, and this is no group.
        """
        refused = not ctx.allow_extra_args
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and refused:
            raise ExtraError(rest[0], ctx)
        return rest

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, with the one that shows the help, which click makes for itself."""
        option = self.get_help_option(ctx)
        if option is not None:
            option.help = spoken()("command.option.help")
        super().format_options(ctx, formatter)


class SpokenGroup(SpokenCommand, click.Group):
    """A group of such commands."""

    command_class = SpokenCommand

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name.

        Raises:
            NoCommandError: There is no such command.
        """
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise NoCommandError(args[0], get_close_matches(args[0], self.list_commands(ctx)), ctx)
        return super().resolve_command(ctx, args)


def _words_at(table: str, key: str | None) -> str | None:
    """Return the words at a key; a text that is no key stays: the writers' commands say theirs in English."""
    words, full = spoken(), f"command.{table}.{key}"
    return words(full) if full in words else key
