"""Starts the app itself. It imports no click, so that `coach` alone starts faster."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

from coach.cli.app_options import AppOptions
from coach.cli.output import write_note
from coach.cli.places import Places
from coach.cli.streams import need_screen
from coach.loading.sentences import error_words, in_words

if TYPE_CHECKING:
    from textual.driver import Driver

    from coach.app.app import CoachApp

USUAL = AppOptions()
"""How the app runs where nothing was said."""


def run_app(places: Places, options: AppOptions) -> int:
    """Run the app until the person leaves; return the exit code.

    Raises:
        TerminalError: There is no terminal that could show screens.
        StorageError: The choice of the voice cannot be saved.
    """
    need_screen("no-terminal")
    # The Linux console sends no reports of a mouse.
    mouse = options.mouse and os.environ.get("TERM") != "linux"
    return run_until_left(make_app(places, options), mouse=mouse)


def run_until_left(app: CoachApp, *, mouse: bool) -> int:
    """Run an app until the person leaves it, then print what came too late for its screens; return the exit code."""
    app.mouse = mouse
    code = app.run(mouse=mouse)
    if app.content_error is not None:
        write_note(*in_words(app.content_error, error_words(app.surroundings.place)).split("\n"))
    if app.last_words is not None:
        write_note(app.last_words)
    return code if isinstance(code, int) else app.return_code or 0


def make_app(places: Places, options: AppOptions = USUAL, driver: type[Driver] | None = None) -> CoachApp:
    """Return the app, ready to run.

    Args:
        places: Where content and the person's files are.
        options: How it runs this time.
        driver: Textual's driver class; the one for a terminal if None.

    Raises:
        StorageError: The choice of the voice cannot be saved.
    """
    from coach.app.app import CoachApp
    from coach.drivers.terminal import SafeInputDriver
    from coach.startup import Surroundings, read_opening
    from coach.storage.key_changes import read_key_changes
    from coach.storage.settings import settings_with_voice
    from coach.widgets.letters import LETTERS

    settings = settings_with_voice(places.data_folder, options.voice)
    keys = read_key_changes(places.data_folder, LETTERS)
    surroundings = Surroundings(
        places.content_place,
        places.data_folder,
        settings,
        keys,
        options.sound,
        options.pictures,
        set_file=options.set_file,
        # All of it stays as long as the app: a search for garbage in it would hold a moving picture for 0.1 s.
        content_read=gc.freeze,
    )
    opening = read_opening(places.content_place)
    theme = f"coach-{options.theme}" if options.theme else None
    return CoachApp(opening, surroundings, theme, driver or SafeInputDriver)
