"""Runs the kiosk: reads what it needs once, then runs its app, in a fresh process for each visit."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from importlib import import_module

from coach.core.library import Library
from coach.export.printing.cups import CupsJob, take_back_all
from coach.export.printing.printers import has_printer
from coach.kiosk.alert import ring
from coach.kiosk.app import KioskApp
from coach.kiosk.carry_over import Beginning
from coach.kiosk.config.file import KioskConfig
from coach.kiosk.config.pin import PinAttempts
from coach.kiosk.console_letters import ConsoleLetters
from coach.kiosk.context import KioskContext
from coach.kiosk.counts.file import CountsFile
from coach.kiosk.exit_codes import POWER
from coach.kiosk.input.driver import KioskDriver
from coach.kiosk.input.headphones import watch_headphones
from coach.kiosk.languages import KioskLanguages
from coach.kiosk.print_queue import PrintQueue
from coach.kiosk.printer import KioskPrinter
from coach.kiosk.process.hardening import forbid_dumps, report_without_values
from coach.kiosk.process.supervisor import Start, Supervisor, run_forever, run_once
from coach.kiosk.process.watchdog import Watchdog
from coach.kiosk.readiness import shortcomings
from coach.kiosk.relay import Relay, VisitReporter
from coach.kiosk.setup.values import DOCTOR_REPORT, USER
from coach.loading.assembly import load_library, spoken_in
from coach.loading.clinic_language import content_for_clinic
from coach.loading.place import ContentPlace
from coach.startup import elapsed

CONSOLE = "linux"
"""The value of TERM on the Linux console."""
LATE = (
    *(f"coach.drawing.{name}" for name in ("body", "figure", "large_type", "ring")),
    *("coach.voice.bell", "textual.scrollbar", "segno", "babel.numbers"),
)
"""What the screens of a visit import late."""


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
    context = replace(kiosk_context(config), doctor_report=DOCTOR_REPORT, tell=tell, watch_headphones=watch_headphones)
    if context.terminal == CONSOLE:
        letters = ConsoleLetters(sys.stdout.fileno())
        letters.note_usual()
        context = replace(context, letters=letters)
    forbid_dumps()
    report_without_values(tell)
    warm_up(context)
    relay = Relay(context, Watchdog(os.environ, time.monotonic).beat, tell)

    def make_app(start: Start) -> KioskApp:
        reporter = VisitReporter(start.link, context)
        own = replace(context, acts=reporter.look, renew=reporter.renew)
        if config.print:
            own = _with_queue_emptied(own)
        if start.after_crash:
            return KioskApp(own, Beginning(shows="crash"))
        # What does not work was found by the first process, and is carried over.
        return KioskApp(own if start.first else replace(own, shortcomings=tuple), relay.beginning)

    return run_forever(make_app, Supervisor(time.monotonic), tell, relay.take)


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
    from coach.kiosk.page_letters import PageLetters

    letters = PageLetters(sys.stdout.fileno())
    context = replace(kiosk_context(config), driver=KioskBrowserDriver, letters=letters, tell=tell)
    forbid_dumps()
    report_without_values(tell)
    return run_once(lambda: KioskApp(context), tell)


def warm_up(context: KioskContext) -> None:
    """Ask and load once what every visit needs, before any process is made for one."""
    # Screens import these late, which each process would do anew.
    for module in LATE:
        import_module(module)
    if context.config.voice:
        for library in context.languages.all:
            context.speaks(library.words("cue.language"))


def _with_queue_emptied(context: KioskContext) -> KioskContext:
    """Return the context with the queue emptied now, after a visitor or a kill that left prints, and after each notice.

    Not in a browser, where other visitors of this machine print under the same name.
    """
    queue, make_job = PrintQueue(partial(take_back_all, USER)), context.make_job
    queue.empty()
    return replace(context, empty_queue=queue.empty, make_job=lambda title: queue.behind_others(make_job(title)))


def clinic_printer(config: KioskConfig) -> KioskPrinter:
    """Return the clinic's printer, which is never there where printing is off."""
    return KioskPrinter(
        lambda: config.print and has_printer(config.printer), lambda title: CupsJob(title, config.printer, owner=USER)
    )


def _of_clinic(libraries: Sequence[Library], place: ContentPlace) -> Library | None:
    """Return the content in the language that the clinic names for its staff; None if it names none."""
    code = libraries[0].clinic.language
    there = next((each for each in libraries if spoken_in(each, code)), None)
    return there or (content_for_clinic(libraries[0], place)() if code else None)


def kiosk_context(config: KioskConfig) -> KioskContext:
    """Return what the kiosk's app runs with, with all content loaded.

    Raises:
        ContentError: The content is broken.
        MissingContentError: A file or folder that the configuration names does not exist.
        LanguageError: The content lacks a language that the configuration names.
    """
    place, printer = config.content_place, clinic_printer(config)
    libraries = [load_library(replace(place, language=code)) for code in config.languages] or [load_library(place)]
    return KioskContext(
        config=config,
        languages=KioskLanguages(libraries, _of_clinic(libraries, place)),
        pin_attempts=PinAttempts(elapsed),
        counts=CountsFile(config.folder_of_counts) if config.counts else None,
        ring=ring,
        shortcomings=partial(shortcomings, config, libraries[0].clinic),
        make_job=printer.job,
        look_for_printer=printer.look,
        terminal=os.environ.get("TERM", ""),
        driver=KioskDriver,
        clock=elapsed,
        now=lambda: datetime.now(UTC),
        started=datetime.now(UTC),
        power=POWER in os.environ,
    )
