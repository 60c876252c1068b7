"""`coach tour`: shows by itself, in forty seconds, what the program does."""

from __future__ import annotations

import click

from coach.cli.options import Places, takes_places
from coach.cli.spoken_commands import SpokenCommand
from coach.cli.streams import need_screen


@click.command(cls=SpokenCommand, help="tour")
@takes_places("content", "clinic", "data", "lang")
def tour(places: Places) -> None:
    """Show by itself, in forty seconds, what coach does."""
    from coach.loading.assembly import load_library
    from coach.storage.settings import read_settings

    need_screen("no-terminal-tour")
    library, settings = load_library(places.content_place), read_settings(places.data_folder)
    from coach.app.tour import TourApp

    app = TourApp(library, settings)
    app.run(mouse=False)
    click.get_current_context().exit(app.return_code or 0)
