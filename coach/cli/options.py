"""Options that several commands share: where content and files are, the language, the day, and how the app runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar

import click

from coach.cli.places import Places

__all__ = ["AppOptions", "OptionSource", "Places", "takes_app_options", "takes_config", "takes_places", "takes_today"]

_Rest = ParamSpec("_Rest")
_Result = TypeVar("_Result")


OptionSource = Literal["content", "clinic", "data", "lang"]

_PATH = click.Path(path_type=Path)
_CHOSEN = "coach.cli.options.config"
"""The key under which a click context's `meta` holds the kiosk's file, once it was named."""
_OPTIONS: dict[OptionSource, Callable[[Callable[..., Any]], Callable[..., Any]]] = {
    "content": click.option(
        "--content", type=_PATH, metavar="DIR", help="Lay this content folder over the shipped one."
    ),
    "clinic": click.option(
        "--clinic", type=_PATH, metavar="FILE", help="Take the clinic's name and phone from this file."
    ),
    "data": click.option("--data", type=_PATH, metavar="DIR", help="Keep visits and settings in this folder."),
    "lang": click.option("--lang", metavar="CODE", help="Read the content in this language, where it is whole in it."),
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
        type=_PATH,
        metavar="FILE",
        help="The kiosk's file, in place of kiosk.toml in your config folder or in /etc/coach.",
    )
    @wraps(command)
    def placed(*args: _Rest.args, **kwargs: _Rest.kwargs) -> object:
        named = kwargs.pop("config")
        chosen = click.get_current_context().meta
        chosen[_CHOSEN] = named or chosen.get(_CHOSEN)
        return command(chosen[_CHOSEN], *args, **kwargs)

    return placed


@dataclass(frozen=True)
class AppOptions:
    """How the app runs this time, as said on the command line."""

    theme: str | None = None
    """"dark" or "light"; None for what the person chose last."""
    set_file: Path | None = None
    """The therapist's own set."""
    sound: bool = True
    """Whether cues may be heard."""
    voice: Literal["aloud", "bell"] | None = None
    """How cues are heard from now on; None for what the person chose before."""

    @property
    def named(self) -> str | None:
        """The first of these options that was given, or None; commands that run no app refuse them."""
        given = {"--theme": self.theme, "--set": self.set_file, "--no-sound": not self.sound, "--voice": self.voice}
        return next((name for name, value in given.items() if value), None)


def takes_app_options(command: Callable[Concatenate[AppOptions, _Rest], Any]) -> Callable[_Rest, Any]:
    """Give a command the options of the app, as its first argument, an `AppOptions`."""

    @click.option("--theme", type=click.Choice(["dark", "light"]), help="Colours for this time only; the app alone.")
    @click.option(
        "--set",
        "set_file",
        type=_PATH,
        metavar="FILE",
        help="Offer the exercises that your therapist wrote into this file; the app alone.",
    )
    @click.option(
        "--voice",
        type=click.Choice(["aloud", "bell"]),
        help="Have cues read aloud, or a bell; remembered; the app alone.",
    )
    @click.option("--no-sound", is_flag=True, help="No voice and no bell this time; the app alone.")
    @wraps(command)
    def with_app_options(*args: _Rest.args, **kwargs: _Rest.kwargs) -> object:
        theme, set_file, silent, voice = (kwargs.pop(name) for name in ("theme", "set_file", "no_sound", "voice"))
        return command(AppOptions(theme, set_file, not silent, voice), *args, **kwargs)  # type: ignore[arg-type]

    return with_app_options


takes_today = click.option(
    "--today",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: datetime.now().astimezone(),
    callback=lambda _context, _option, value: value.date(),
    help="Judge reviews as of this day, written as 2027-11-22.",
)
"""A decorator that gives a command `--today` as a `date`, by default the present day."""
