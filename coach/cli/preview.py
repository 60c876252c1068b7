"""`coach content preview`: an exercise as it will look, moving in the terminal, or its key frames as a PNG."""

from __future__ import annotations

from pathlib import Path

import click

from coach.cli.options import Places, takes_places
from coach.cli.streams import need_screen


@click.command()
@click.argument("name", metavar="[ID]", required=False)
@click.option("--png", type=click.Path(path_type=Path), metavar="DIR", help="Write the key frames into this folder.")
@takes_places("content", "clinic", "lang")
def preview(places: Places, name: str | None, png: Path | None) -> None:
    """Show how an exercise moves.

    Plays the figure of the exercise ID in the terminal until q or Esc. With --png it writes ID.png, the key frames
    side by side; without ID, those of every exercise.
    """
    from coach.loading.assembly import load_library

    if name is None and png is None:
        raise click.UsageError("Name an exercise to see it move, or add --png DIR for the key frames of all.")
    library = load_library(places.content_place)
    if name is not None and name not in library.figures:
        raise click.UsageError(f"There is no exercise {name!r}. `coach content list exercises` shows them.")
    if png is not None:
        from coach.core.motion import Motion
        from coach.drawing.sheet import contact_sheet
        from coach.themes import DARK, THEMES, palette_of

        palette = palette_of(next(theme for theme in THEMES if theme.name == DARK))
        png.mkdir(parents=True, exist_ok=True)
        for each in [name] if name is not None else library.figures:
            file = png / f"{each}.png"
            contact_sheet(Motion(library.figures[each], library.poses), palette).save(file)
            click.echo(str(file))
        return
    need_screen("A moving figure needs a terminal. Without one add --png DIR.")
    assert name is not None
    from coach.cli.viewer import Viewer

    viewer = Viewer(library, library.exercises[name])
    viewer.run(mouse=False)
    click.get_current_context().exit(viewer.return_code or 0)
