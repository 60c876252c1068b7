"""Runs the kiosk: reads what it needs once, then runs its app, and a new one after each crash."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from coach.export.printing.cups import CupsJob, PrintJob, take_back_all
from coach.export.printing.printers import can_print
from coach.kiosk.alert import ring
from coach.kiosk.app import KioskApp
from coach.kiosk.config.file import KioskConfig
from coach.kiosk.config.pin import PinAttempts
from coach.kiosk.context import KioskContext
from coach.kiosk.counts.file import CountsFile
from coach.kiosk.input.driver import KioskDriver
from coach.kiosk.languages import KioskLanguages
from coach.kiosk.process.hardening import forbid_dumps, report_without_values
from coach.kiosk.process.supervisor import Supervisor, run_forever, run_once
from coach.kiosk.process.watchdog import Watchdog
from coach.kiosk.readiness import shortcomings
from coach.kiosk.setup.values import USER
from coach.loading.assembly import load_library
from coach.startup import elapsed


def run_kiosk(config: KioskConfig, tell: Callable[[str], None]) -> int:
    """Run the kiosk in this terminal until staff or a signal end it; return the exit code.

    Args:
        config: What the clinic set, a PIN included.
        tell: Takes lines for the journal.

    Raises:
        ContentError: The content is broken.
        MissingContentError: A file or folder that the configuration names does not exist.
        LanguageError: The content lacks a language that the configuration names.
    """
    context = replace(kiosk_context(config), acts=Watchdog(os.environ, time.monotonic).beat, tell=tell)
    forbid_dumps()
    report_without_values(tell)
    # A kiosk that was killed left its prints in the queue. The print system may be slow to cancel them.
    threading.Thread(target=take_back_all, args=(USER,), name="take-back", daemon=True).start()

    def make_app(after_crash: bool) -> KioskApp:
        return KioskApp(context, after_crash=after_crash)

    return run_forever(make_app, Supervisor(time.monotonic), tell)


def run_in_browser(config: KioskConfig, tell: Callable[[str], None]) -> int:
    """Run the kiosk for one page in a browser, until it is closed, staff leave, or it crashes; return the exit code.

    Args:
        config: What the clinic set, a PIN included.
        tell: Takes the report of a crash.

    Raises:
        ContentError: The content is broken.
        MissingContentError: A file or folder that the configuration names does not exist.
        LanguageError: The content lacks a language that the configuration names.
    """
    # The import is late: a kiosk in a terminal needs no driver for the web.
    from coach.kiosk.input.browser import KioskBrowserDriver

    context = replace(kiosk_context(config), driver=KioskBrowserDriver, tell=tell)
    forbid_dumps()
    report_without_values(tell)
    return run_once(lambda after_crash: KioskApp(context, after_crash=after_crash), tell)


def print_job(config: KioskConfig, title: str) -> PrintJob | None:
    """Return a job for the clinic's printer, or None if printing is off or impossible here."""
    return CupsJob(title, config.printer, owner=USER) if config.print and can_print() else None


def kiosk_context(config: KioskConfig) -> KioskContext:
    """Return what the kiosk's app runs with, with all content loaded.

    Raises:
        ContentError: The content is broken.
        MissingContentError: A file or folder that the configuration names does not exist.
        LanguageError: The content lacks a language that the configuration names.
    """
    place = config.content_place
    libraries = [load_library(replace(place, language=code)) for code in config.languages] or [load_library(place)]
    return KioskContext(
        config=config,
        languages=KioskLanguages(libraries),
        pin_attempts=PinAttempts(elapsed),
        counts=CountsFile(config.folder_of_counts) if config.counts else None,
        ring=ring,
        shortcomings=partial(shortcomings, config, libraries[0].clinic),
        make_job=partial(print_job, config),
        terminal=os.environ.get("TERM", ""),
        driver=KioskDriver,
        clock=elapsed,
        now=lambda: datetime.now(UTC),
    )
