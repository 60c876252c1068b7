"""The options of `coach plan` by which the person chooses their days and time, which are remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import wraps
from typing import Any, Concatenate, ParamSpec

import click

from coach.cli.spoken_commands import SpokenOption
from coach.cli.usage import WrongUsageError
from coach.core.programme.choices import WeekChoices

_Rest = ParamSpec("_Rest")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL = "usual"


@dataclass(frozen=True)
class WeekOptions:
    """What was chosen on the command line; None for what was chosen before."""

    days: tuple[int, ...] | None
    at: time | None

    def applied(self, choices: WeekChoices) -> WeekChoices:
        """Return the choices with those of the command line in place of the earlier ones."""
        days = choices.core_days if self.days is None else self.days
        return replace(choices, core_days=days, at=choices.at if self.at is None else self.at)


def takes_week_options(command: Callable[Concatenate[WeekOptions, _Rest], Any]) -> Callable[_Rest, Any]:
    """Give a command `--days` and `--at`, as a `WeekOptions` in its first argument."""

    @click.option("--at", cls=SpokenOption, metavar="HH:MM", callback=_time, help="at")
    @click.option("--days", cls=SpokenOption, metavar="DAYS", callback=_days, help="days")
    @wraps(command)
    def with_week_options(*args: _Rest.args, **kwargs: _Rest.kwargs) -> object:
        days, at = (kwargs.pop(name) for name in ("days", "at"))
        return command(WeekOptions(days, at), *args, **kwargs)  # type: ignore[arg-type]

    return with_week_options


def _days(_context: click.Context, _option: click.Parameter, value: str | None) -> tuple[int, ...] | None:
    """Return the weekdays in an option, Monday as 1; none for the usual rhythm."""
    if value is None:
        return None
    names = {name.strip().casefold() for name in value.split(",")}
    if names == {USUAL}:
        return ()
    if not names <= set(DAYS):
        raise WrongUsageError("days")
    return tuple(number for number, name in enumerate(DAYS, 1) if name in names)


def _time(_context: click.Context, _option: click.Parameter, value: str | None) -> time | None:
    """Return the time of day in an option."""
    try:
        return None if value is None else datetime.strptime(value, "%H:%M").time()  # noqa: DTZ007  # no zone is meant
    except ValueError as error:
        raise WrongUsageError("time") from error
