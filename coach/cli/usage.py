"""What is told of a command that was typed wrongly."""

from __future__ import annotations

from collections.abc import Sequence

import click

from coach.cli.spoken import spoken
from coach.cli.spoken_commands import ExtraError, NoCommandError, UnexpectedError, named
from coach.loading.sentences import Sentence, sentence


class WrongUsageError(click.UsageError):
    """Options that do not go together, or a value that an option does not take; `key` is below `error.usage`."""

    def __init__(self, key: str, **values: object) -> None:
        self.said = sentence(f"usage.{key}", **values)
        super().__init__(str(self.said))


def usage_said(error: click.UsageError) -> Sentence | str:
    """Return what a wrong usage says; only what the staff's and the writers' commands say for themselves is English."""
    match error:
        case WrongUsageError():
            return error.said
        case UnexpectedError():
            return sentence("usage.which-command")
        case ExtraError() | NoCommandError():
            return _wrong_word(error)
        case click.NoSuchOption() | click.BadOptionUsage():
            return _wrong_option(error)
        case click.BadParameter() if error.param is not None:
            return _wrong_value(error, error.param)
    return error.format_message()


def _wrong_word(error: ExtraError | NoCommandError) -> Sentence:
    if isinstance(error, NoCommandError):
        return _unknown("command", error.name, error.near)
    return sentence("usage.extra", name=error.name)


def _wrong_option(error: click.NoSuchOption | click.BadOptionUsage) -> Sentence:
    if isinstance(error, click.NoSuchOption):
        return _unknown("option", error.option_name, error.possibilities)
    return sentence("usage.value", name=error.option_name)


def _unknown(kind: str, name: str, near: Sequence[str] | None) -> Sentence:
    if near:
        return sentence(f"usage.near-{kind}", name=name, near=near[0])
    return sentence(f"usage.no-{kind}", name=name)


def _wrong_value(error: click.BadParameter, param: click.Parameter) -> Sentence:
    name = param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
    if isinstance(error, click.MissingParameter):
        return sentence("usage.missing", name=named(name, spoken()))
    match param.type:
        case click.Choice(choices=choices):
            return sentence("usage.choice", name=name, choices=", ".join(repr(each) for each in choices))
        case click.DateTime():
            return sentence("usage.date", name=name)
        case click.IntRange(min=least):
            return sentence("usage.least", name=name, least=least)
    return sentence("usage.wrong", name=name)
