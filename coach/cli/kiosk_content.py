"""`coach kiosk content`: whether a kiosk would run with content that it does not use yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coach.cli.content_check import write_check
from coach.cli.options import takes_config, takes_today

if TYPE_CHECKING:
    from coach.core.errors import Problem
    from coach.loading.place import ContentPlace


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@takes_today
@takes_config
def content(config: Path | None, folder: Path, today: date) -> None:
    """Check content for this kiosk.

    Checks DIR as `coach content check` does, with the clinic's file that the kiosk's file names. Also asks for every
    word in each language that the kiosk offers. Exits 1 if the kiosk would not run with it.
    """
    from coach.kiosk.config.file import FILE, MACHINE_FOLDER, KioskConfig, MissingConfigError, find_config, read_config

    # Content may come before the kiosk's file is made.
    try:
        path = find_config(config)
        setting = read_config(path)
    except MissingConfigError:
        path, setting = config or MACHINE_FOLDER / FILE, KioskConfig()
    place = replace(setting.content_place, folder=folder)
    write_check(place, today, _not_whole(place, setting.languages, path))


def _not_whole(place: ContentPlace, codes: tuple[str, ...], config: Path) -> Iterator[Problem]:
    """Yield a problem of the kiosk's file for each language that it offers and the content does not have whole."""
    from coach.core.errors import ContentError, LanguageError
    from coach.kiosk.config.file import wrong_languages
    from coach.loading.assembly import load_library

    for code in codes:
        try:
            load_library(replace(place, language=code))
        except LanguageError as error:
            yield from wrong_languages(config, error).problems
        except ContentError:
            # The check of the content names these problems itself.
            return
