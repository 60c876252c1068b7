"""`coach` by itself: the app."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from coach.cli.options import Places

if TYPE_CHECKING:
    from coach.app import CoachApp

NO_TERMINAL = (
    "coach needs a terminal to show its screens. Without one use: "
    "coach triage FILE, coach summary, coach history, coach content check, coach doctor."
)


def run_app(places: Places, theme: str | None) -> int:
    """Run the app until the person leaves; return the exit code."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(NO_TERMINAL, err=True)
        return 2
    app = make_app(places, theme)
    code = app.run(mouse=False)
    if app.content_error is not None:
        click.echo(str(app.content_error), err=True)
    if app.last_words is not None:
        click.echo(app.last_words, err=True)
    return code if isinstance(code, int) else app.return_code or 0


def make_app(places: Places, theme: str | None = None) -> CoachApp:
    """Return the app as the command line runs it.

    Args:
        places: Where content and the person's files are.
        theme: "dark" or "light" for this time only.
    """
    from coach.app import CoachApp
    from coach.start import Setting, read_opening
    from coach.storage.settings import read_settings

    setting = Setting(places.content_place, places.data_folder, read_settings(places.data_folder))
    return CoachApp(read_opening(places.content_place), setting, f"coach-{theme}" if theme else None)
