"""Starts line mode, and says when it is wanted. It imports neither click nor Textual."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from coach.cli.places import Places
from coach.storage.documents import HomelessError
from coach.storage.settings import read_settings, settings_with_voice

if TYPE_CHECKING:
    from coach.cli.app_options import AppOptions

ACCESSIBLE = "ACCESSIBLE"
"""The variable by which a person asks every program for lines in place of screens; 0 and false mean no."""


def wants_lines(places: Places, *, plain: bool = False) -> bool:
    """Return whether lines take the place of screens.

    Args:
        places: Where the person's settings are.
        plain: Whether the command line asks for it.
    """
    if plain or os.environ.get(ACCESSIBLE, "").casefold() not in ("", "0", "false"):
        return True
    try:
        return read_settings(places.data_folder).plain
    except HomelessError:
        # Whoever runs the screens says what is wrong.
        return False


def run_lines(places: Places, options: AppOptions) -> int:
    """Run line mode until the person stops; return the exit code. Arguments and errors as for `run_app`."""
    from coach.plain import main
    from coach.startup import Surroundings

    folder = places.data_folder
    settings = settings_with_voice(folder, options.voice)
    surroundings = Surroundings(places.content_place, folder, settings, sound=options.sound, set_file=options.set_file)
    return main.run_lines(surroundings)
