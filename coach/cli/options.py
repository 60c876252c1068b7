"""Options that several commands share: where content and files are, the language, the day, and how the app runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar

import click

from coach.cli.app_options import AppOptions
from coach.cli.places import Places
from coach.cli.spoken_commands import SpokenOption
from coach.drawing.rungs import IN_CELLS

__all__ = [
    "AppOptions",
    "OptionSource",
    "Places",
    "takes_app_options",
    "takes_config",
    "takes_output",
    "takes_places",
    "takes_today",
]

_Rest = ParamSpec("_Rest")
_Result = TypeVar("_Result")


OptionSource = Literal["content", "clinic", "data", "lang"]

_PATH = click.Path(path_type=Path)
_CHOSEN = "coach.cli.options.config"
"""The key under which a click context's `meta` holds the kiosk's file, once it was named."""
_OPTIONS: dict[OptionSource, Callable[[Callable[..., Any]], Callable[..., Any]]] = {
    "content": click.option("--content", cls=SpokenOption, type=_PATH, metavar="DIR", help="content"),
    "clinic": click.option("--clinic", cls=SpokenOption, type=_PATH, metavar="FILE", help="clinic"),
    "data": click.option("--data", cls=SpokenOption, type=_PATH, metavar="DIR", help="data"),
    "lang": click.option("--lang", cls=SpokenOption, metavar="CODE", help="lang"),
}


def takes_places(
    *names: OptionSource,
) -> Callable[[Callable[Concatenate[Places, _Rest], _Result]], Callable[_Rest, _Result]]:
    """Return a decorator that gives a command some of these four options, as a `Places` in its first argument.

    Each may stand before or after the command's name; the same option after the name wins. Click alone takes an option
    on one side. A `default_map` from each group would lose what a command does not take itself and must refuse, as in
    `coach --lang es content check`, and lists every subcommand by name: one that is forgotten, such as `delete` in
    `coach history --data DIR delete --all`, would delete from another folder.
    """

    def decorate(command: Callable[Concatenate[Places, _Rest], _Result]) -> Callable[_Rest, _Result]:
        @wraps(command)
        def placed(*args: _Rest.args, **kwargs: _Rest.kwargs) -> _Result:
            named = {name: given for name in names if (given := kwargs.pop(name)) is not None}
            above = click.get_current_context().find_object(Places) or Places()
            return command(replace(above, **named), *args, **kwargs)  # type: ignore[arg-type]

        with_options: Callable[..., _Result] = placed
        for name in reversed(names):
            with_options = _OPTIONS[name](with_options)
        return with_options

    return decorate


def takes_config(command: Callable[Concatenate[Path | None, _Rest], Any]) -> Callable[_Rest, Any]:
    """Give a command `--config`, as its first argument; the option after the command wins over one before it."""

    @click.option(
        "--config",
        cls=SpokenOption,
        type=_PATH,
        metavar="FILE",
        help="config",
    )
    @wraps(command)
    def placed(*args: _Rest.args, **kwargs: _Rest.kwargs) -> object:
        named = kwargs.pop("config")
        chosen = click.get_current_context().meta
        chosen[_CHOSEN] = named or chosen.get(_CHOSEN)
        return command(chosen[_CHOSEN], *args, **kwargs)

    return placed


def takes_app_options(command: Callable[Concatenate[AppOptions, _Rest], Any]) -> Callable[_Rest, Any]:
    """Give a command the options of the app, as its first argument, an `AppOptions`."""

    @click.option("--theme", cls=SpokenOption, type=click.Choice(["dark", "light", "contrast", "ansi"]), help="theme")
    @click.option("--set", "set_file", cls=SpokenOption, type=_PATH, metavar="FILE", help="set-file")
    @click.option("--voice", cls=SpokenOption, type=click.Choice(["aloud", "bell"]), help="voice")
    @click.option("--plain", cls=SpokenOption, is_flag=True, help="plain")
    @click.option("--no-mouse", cls=SpokenOption, is_flag=True, help="no-mouse")
    @click.option("--pictures", cls=SpokenOption, type=click.Choice(IN_CELLS), help="pictures")
    @click.option("--no-sound", cls=SpokenOption, is_flag=True, help="no-sound")
    @wraps(command)
    def with_app_options(*args: _Rest.args, **kwargs: _Rest.kwargs) -> object:
        silent, still = kwargs.pop("no_sound"), kwargs.pop("no_mouse")
        given = {name: kwargs.pop(name) for name in ("theme", "set_file", "voice", "pictures", "plain")}
        return command(AppOptions(sound=not silent, mouse=not still, **given), *args, **kwargs)  # type: ignore[arg-type]

    return with_app_options


def takes_output(told: str = "output") -> Callable[[Callable[_Rest, _Result]], Callable[_Rest, _Result]]:
    """Return a decorator that gives a command `--output`, a file or `-`, and `--force`, which replaces one.

    Args:
        told: The key of what `--help` says of the file.
    """

    def decorate(command: Callable[_Rest, _Result]) -> Callable[_Rest, _Result]:
        path = click.Path(path_type=Path, allow_dash=True)
        forced = click.option("--force", cls=SpokenOption, is_flag=True, help="force")(command)
        return click.option("--output", cls=SpokenOption, type=path, metavar="FILE", help=told)(forced)

    return decorate


takes_today = click.option(
    "--today",
    cls=SpokenOption,
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: datetime.now().astimezone(),
    callback=lambda _context, _option, value: value.date(),
    help="today",
)
"""A decorator that gives a command `--today` as a `date`, by default the present day."""
