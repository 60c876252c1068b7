"""`coach content preview`: shows an exercise moving in the terminal, or writes its key frames as a PNG."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.options import Places, takes_places
from coach.cli.output import write_result
from coach.cli.streams import need_screen
from coach.core.controls import visible
from coach.drawing.rungs import IN_CELLS, Rung

if TYPE_CHECKING:
    from coach.core.library import Library


@click.command()
@click.argument("name", metavar="[ID]", required=False)
@click.option("--png", type=click.Path(path_type=Path), metavar="DIR", help="Write the key frames into this folder.")
@click.option("--pictures", type=click.Choice(IN_CELLS), help="Draw the moving figure so finely.")
@takes_places("content", "clinic", "lang")
def preview(places: Places, name: str | None, png: Path | None, pictures: Rung | None) -> None:
    """Show how an exercise moves.

    Plays the figure of the exercise ID in the terminal until q or Esc. With --png it writes ID.png, the key frames
    side by side, for your eyes only; without ID, those of every exercise.
    """
    from coach.loading.assembly import load_library

    if name is None and png is None:
        raise click.UsageError("Name an exercise to see it move, or add --png DIR for the key frames of all.")
    library = load_library(places.content_place)
    if name is not None and name not in library.figures:
        raise click.UsageError(f"There is no exercise {name!r}. `coach content list exercises` shows them.")
    if png is not None:
        for each in [name] if name is not None else library.figures:
            write_result(visible(str(_drawn(each, library, png))))
        return
    need_screen("no-terminal-figure")
    assert name is not None
    from coach.cli.viewer import Viewer

    viewer = Viewer(library, library.exercises[name], pictures=pictures)
    viewer.run(mouse=False)
    click.get_current_context().exit(viewer.return_code or 0)


def _drawn(name: str, library: Library, folder: Path) -> Path:
    """Write the key frames of an exercise into a folder, and return the file."""
    from coach.core.figure.motion import Motion
    from coach.drawing.contact_sheet import contact_sheet
    from coach.storage.documents import write_whole
    from coach.storage.refusals import UnwritableError
    from coach.themes import DARK, THEMES, palette_of

    palette = palette_of(next(theme for theme in THEMES if theme.name == DARK))
    picture = BytesIO()
    contact_sheet(Motion(library.figures[name], library.poses), palette).save(picture, "png")
    file = folder / f"{name}.png"
    try:
        write_whole(file, picture.getvalue())
    except UnwritableError as error:
        raise error.naming("png") from error
    return file
