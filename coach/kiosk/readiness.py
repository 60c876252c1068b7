"""Checks at the start whether what the kiosk's file names exists and works, so that staff learn it before visitors."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from coach.core.content.topics import Clinic
from coach.export.printing.printers import queues
from coach.kiosk.config.file import KioskConfig
from coach.kiosk.trouble_log import About
from coach.loading.example import is_example


def shortcomings(config: KioskConfig, clinic: Clinic) -> Iterator[tuple[About, str]]:
    """Yield what will not work, with the reason in one line. Asks the print system, which may be slow."""
    if is_example(clinic):
        yield "example", f"Visitors are shown the example clinic, {clinic.name}. Name a file with your own as clinic."
    alert = config.alert.command
    if alert and (why := _cannot_run(Path(alert[0]))):
        yield "alert", f"The desk cannot be rung: {alert[0]} {why}."
    if config.counts and not _can_be_written(config.folder_of_counts):
        yield "counts", f"Visits cannot be counted: {config.folder_of_counts} cannot be written."
    if config.print and config.printer is not None and not _is_queue(config.printer):
        yield (
            "printer",
            f"Nothing can be printed: there is no printer {config.printer}. See their names with: lpstat -e",
        )


def _cannot_run(program: Path) -> str:
    """Return why a program cannot be run; empty if it can."""
    try:
        if not program.is_file():
            return "is not there"
    except OSError as error:
        return f"cannot be looked at: {error.strerror or error}"
    return "" if os.access(program, os.X_OK) else "may not be run by the kiosk's user"


def _can_be_written(folder: Path) -> bool:
    """Return whether a folder can be written, or made."""
    nearest = next((each for each in (folder, *folder.absolute().parents) if each.exists()), None)
    return nearest is not None and nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def _is_queue(name: str) -> bool:
    """Return whether CUPS has a queue of that name, or fails to answer: then the first print shows what is wrong."""
    found = queues()
    return found is None or name in found
