"""Starts the app itself. It imports no click, so that `coach` alone starts faster."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.cli.output import write_note
from coach.cli.places import Places
from coach.cli.streams import need_screen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.driver import Driver

    from coach.app.app import CoachApp
    from coach.storage.settings import Voice

NO_TERMINAL = (
    "coach needs a terminal to show its screens. Without one use: "
    "coach triage FILE, coach summary, coach history, coach plan, coach content check, coach doctor."
)


def run_app(
    places: Places, theme: str | None, set_file: Path | None = None, *, sound: bool = True, voice: Voice | None = None
) -> int:
    """Run the app until the person leaves; return the exit code.

    Args:
        places: Where content and the person's files are.
        theme: "dark" or "light" for this run; None for what the person chose last.
        set_file: A therapist's set of exercises.
        sound: Whether cues may be heard in this run.
        voice: How cues are heard from now on; None for what the person chose before.

    Raises:
        TerminalError: There is no terminal that could show screens.
        StorageError: The choice of the voice cannot be saved.
    """
    need_screen(NO_TERMINAL)
    return run_until_left(make_app(places, theme, set_file, sound=sound, voice=voice))


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
    voice: Voice | None = None,
    driver: type[Driver] | None = None,
) -> CoachApp:
    """Return the app, ready to run.

    Args:
        places: Where content and the person's files are.
        theme: "dark" or "light" for this run; None for what the person chose last.
        set_file: A therapist's set of exercises.
        sound: Whether cues may be heard in this run.
        voice: How cues are heard from now on; None for what the person chose before.
        driver: Textual's driver class; the one for a terminal if None.

    Raises:
        StorageError: The choice of the voice cannot be saved.
    """
    from coach.app.app import CoachApp
    from coach.drivers.terminal import SafeInputDriver
    from coach.startup import Surroundings, read_opening
    from coach.storage.key_changes import read_key_changes
    from coach.storage.settings import read_settings, write_settings
    from coach.widgets.letters import LETTERS

    before = settings = read_settings(places.data_folder)
    if voice is not None:
        settings = replace(before, voice=voice)
        write_settings(places.data_folder, settings, before)
    keys = read_key_changes(places.data_folder, LETTERS)
    surroundings = Surroundings(places.content_place, places.data_folder, settings, keys, sound, set_file=set_file)
    opening = read_opening(places.content_place)
    return CoachApp(opening, surroundings, f"coach-{theme}" if theme else None, driver or SafeInputDriver)
