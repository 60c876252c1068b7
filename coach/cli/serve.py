"""`coach serve`: shows the app, or the kiosk, as a page in a browser of this computer."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from shlex import quote
from typing import NoReturn

import click

from coach.cli.options import AppOptions, Places, takes_app_options, takes_config, takes_places
from coach.cli.output import write_note
from coach.cli.spoken_commands import SpokenCommand, SpokenOption
from coach.cli.usage import WrongUsageError
from coach.core.errors import CoachError
from coach.loading.place import ContentPlace
from coach.loading.sentences import sentence

PORTS = (1024, 65535)
"""The lowest and the highest port that need no special rights."""


class NoServerError(CoachError):
    """The package that serves pages is missing."""


@click.command(cls=SpokenCommand, help="serve")
@click.option("--kiosk", "as_kiosk", cls=SpokenOption, is_flag=True, help="serve-kiosk")
@click.option("--port", cls=SpokenOption, type=click.IntRange(*PORTS), default=8000, metavar="N", help="port")
@click.option("--visitor", is_flag=True, hidden=True)
@takes_config
@takes_app_options
@takes_places("content", "clinic", "data", "lang")
def serve(places: Places, options: AppOptions, config: Path | None, as_kiosk: bool, port: int, visitor: bool) -> None:
    """Show the app, or the kiosk, in a browser of this computer until Ctrl+C."""
    if as_kiosk:
        if options.named is not None or places != Places():
            raise WrongUsageError("serve-kiosk")
        _serve_kiosk(config, port, visitor=visitor)
    if config is not None:
        raise WrongUsageError("config-kiosk")
    if options.plain:
        raise WrongUsageError("app-alone", name="--plain")
    if visitor:
        from coach.cli.run_app import make_app, run_until_left
        from coach.drivers.browser import BrowserDriver

        sys.exit(run_until_left(make_app(places, options, BrowserDriver), mouse=options.mouse))
    _serve([sys.executable, "-m", "coach"], port, places.content_place)


def _serve_kiosk(given: Path | None, port: int, *, visitor: bool) -> NoReturn:
    """Serve the kiosk, or run it for one page; checks what is missing in the same order as `coach kiosk`."""
    from coach.cli.kiosk import config_with_pin, run_with

    config = config_with_pin(given)
    if visitor:
        # The server that started this process has cleaned its environment.
        from coach.kiosk.main import run_in_browser

        run_with(given, config, run_in_browser)
    _need_server()
    config.content_place.folders()
    config.content_place.clinic_file()
    from coach.kiosk.process.hardening import ISOLATED, forbid_dumps, isolate

    isolate(sys.argv[1:])
    # The keys of visitors pass through this process, so it may leave no core dump either.
    forbid_dumps()
    _serve([sys.executable, *ISOLATED, "-m", "coach"], port, config.content_place)


def _need_server() -> None:
    if find_spec("textual_serve") is None:
        raise NoServerError(sentence("no-server", python=quote(sys.executable)))


def _serve(program: list[str], port: int, place: ContentPlace) -> NoReturn:
    """Serve pages until the server is stopped; each page runs this command line again with `--visitor` added."""
    _need_server()
    # The web server is slow to import, and broken content must be reported before anything is served.
    from coach.loading.assembly import load_library

    words = load_library(place).words
    from coach.cli.server import serve_pages

    serve_pages([*program, *sys.argv[1:], "--visitor"], port, words, write_note)
    sys.exit(0)
