"""Starts the app itself. It imports no click, so that `coach` alone starts faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import write_note
from coach.cli.places import Places
from coach.cli.streams import need_screen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.driver import Driver

    from coach.app.app import CoachApp

NO_TERMINAL = (
    "coach needs a terminal to show its screens. Without one use: "
    "coach triage FILE, coach summary, coach history, coach content check, coach doctor."
)


def run_app(places: Places, theme: str | None, set_file: Path | None = None, *, sound: bool = True) -> int:
    """Run the app until the person leaves; return the exit code.

    Args:
        places: Where content and the person's files are.
        theme: "dark" or "light" for this run; None for what the person chose last.
        set_file: A therapist's set of exercises.
        sound: Whether cues may be heard in this run.

    Raises:
        TerminalError: There is no terminal that could show screens.
    """
    need_screen(NO_TERMINAL)
    return run_until_left(make_app(places, theme, set_file, sound=sound))


def run_until_left(app: CoachApp) -> int:
    """Run an app until the person leaves it, then print what came too late for its screens; return the exit code."""
    code = app.run(mouse=False)
    for told in (app.content_error, app.last_words):
        if told is not None:
            write_note(*str(told).split("\n"))
    return code if isinstance(code, int) else app.return_code or 0


def make_app(
    places: Places,
    theme: str | None = None,
    set_file: Path | None = None,
    *,
    sound: bool = True,
    driver: type[Driver] | None = None,
) -> CoachApp:
    """Return the app, ready to run.

    Args:
        places: Where content and the person's files are.
        theme: "dark" or "light" for this run; None for what the person chose last.
        set_file: A therapist's set of exercises.
        sound: Whether cues may be heard in this run.
        driver: Textual's driver class; the one for a terminal if None.
    """
    from coach.app.app import CoachApp
    from coach.drivers.terminal import SafeInputDriver
    from coach.startup import Surroundings, read_opening
    from coach.storage.key_changes import read_key_changes
    from coach.storage.settings import read_settings
    from coach.widgets.letters import LETTERS

    settings = read_settings(places.data_folder)
    keys = read_key_changes(places.data_folder, LETTERS)
    surroundings = Surroundings(places.content_place, places.data_folder, settings, keys, sound, set_file=set_file)
    opening = read_opening(places.content_place)
    return CoachApp(opening, surroundings, f"coach-{theme}" if theme else None, driver or SafeInputDriver)
