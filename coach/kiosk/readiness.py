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
from coach.loading.sentences import Sentence, sentence
from coach.storage.refusals import refusal


def shortcomings(config: KioskConfig, clinic: Clinic) -> Iterator[tuple[About, Sentence]]:
    """Yield what will not work, with the reason. Asks the print system, which may be slow."""
    if is_example(clinic):
        yield "example", sentence("kiosk.example", name=clinic.name)
    alert = config.alert.command
    if alert and (why := _cannot_run(Path(alert[0]))):
        yield "alert", why
    if config.counts and not _can_be_written(config.folder_of_counts):
        yield "counts", sentence("kiosk.no-counts", folder=config.folder_of_counts)
    if config.print and config.printer is not None and not _is_queue(config.printer):
        yield "printer", sentence("kiosk.no-queue", name=config.printer)


def _cannot_run(program: Path) -> Sentence | None:
    """Return why the desk cannot be rung by a program; None if it can."""
    try:
        if not program.is_file():
            return sentence("kiosk.no-program", program=program)
    except OSError as error:
        return sentence("kiosk.odd-program", program=program, why=refusal(error))
    return None if os.access(program, os.X_OK) else sentence("kiosk.shut-program", program=program)


def _can_be_written(folder: Path) -> bool:
    """Return whether a folder can be written, or made."""
    nearest = next((each for each in (folder, *folder.absolute().parents) if each.exists()), None)
    return nearest is not None and nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def _is_queue(name: str) -> bool:
    """Return whether CUPS has a queue of that name, or fails to answer: then the first print shows what is wrong."""
    found = queues()
    return found is None or name in found
