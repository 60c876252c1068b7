"""Printing the summary, with a printer that does what the test says."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from queue import SimpleQueue

import pytest
from pypdf import PdfReader

from coach.core.content.levels import Place
from coach.core.dates import full_date
from coach.core.library import Library
from coach.export.printing.cups import PrintResult
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.dialogs.printing import PrintDialog
from coach.screens.pages.summary import SummaryScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.storage.visits import VisitStore
from tests.support.hand import key_event
from tests.support.home import Driven, driven
from tests.support.home_screens import choose
from tests.support.kept_visits import keep_check
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked

EARLIER = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
PATIENCE_S = 20.0
"""After this many seconds a job that nobody ends fails its test, so that the test does not hang."""


class HeldJob:
    """A print job that runs until the test says how it ends."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.page = b""
        self.left = False
        self._ends: SimpleQueue[PrintResult] = SimpleQueue()

    def run(self, document: bytes) -> PrintResult:
        self.page = document
        return self._ends.get(timeout=PATIENCE_S)

    def leave(self) -> None:
        self.left = True

    def end(self, outcome: PrintResult) -> None:
        self._ends.put(outcome)


class Printer:
    """All jobs that were made, and those that were given a page."""

    def __init__(self) -> None:
        self._made: list[HeldJob] = []

    def job(self, title: str) -> HeldJob:
        self._made.append(HeldJob(title))
        return self._made[-1]

    @property
    def sent(self) -> list[HeldJob]:
        return [job for job in self._made if job.page]


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def any_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print a fixed page: making a real one takes longer than all the rest of a test."""
    monkeypatch.setattr("coach.app.home_visit.printed_page", lambda *_: b"a page")


@asynccontextmanager
async def at_computer(data: Path, printer: Printer) -> AsyncIterator[Driven]:
    async with driven(data, print_job=printer.job) as person:
        # The job runs for as long as the test wants.
        person.waits_for_workers = False
        yield person


async def at_summary(person: Driven, library: Library, place: Place = "home") -> None:
    await person.stand(walked(new_visit(place=place), library, {**CALM, "pain-now": 3}, "summary"))
    assert person.shows(SummaryScreen)


async def printing(person: Driven, printer: Printer, *, jobs: int = 1) -> HeldJob:
    """Press the key and wait until the job has its page."""
    await person.press("r")
    await person.until(lambda: len(printer.sent) == jobs)
    return printer.sent[-1]


async def end(person: Driven, job: HeldJob, outcome: PrintResult, library: Library) -> None:
    job.end(outcome)
    await person.until(lambda: library.words(f"print.{outcome}") in person.text())


def said(page: bytes) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page)).pages).split())


async def test_one_key_prints_the_summary_that_is_shown(tmp_path: Path, library: Library, printer: Printer) -> None:
    async with at_computer(tmp_path, printer) as person:
        await at_summary(person, library)
        job = await printing(person, printer)
        assert person.shows(PrintDialog)
        assert library.words("print.sending") in person.text()
        assert library.words("summary.pain-before", value=3) in said(job.page)
        assert job.title == library.words("print.job")

        await end(person, job, PrintResult.PRINTED, library)
        await person.press("enter")
        assert person.shows(SummaryScreen)


async def test_paper_has_the_visits_before_as_every_form_has(
    tmp_path: Path, library: Library, printer: Printer
) -> None:
    earlier = walked(new_visit(id="20261101T120000Z-earlier", started=EARLIER), library, CALM, "summary")
    VisitStore(tmp_path).save(earlier)
    async with at_computer(tmp_path, printer) as person:
        await at_summary(person, library)
        job = await printing(person, printer)

        assert library.words("handover.earlier") in said(job.page)
        assert full_date(EARLIER, library.words) in said(job.page)
        await end(person, job, PrintResult.PRINTED, library)


@pytest.mark.usefixtures("any_page")
@pytest.mark.parametrize("place", ["home", "kiosk"])
async def test_each_way_to_end_is_told_with_what_helps_at_this_place(
    tmp_path: Path, library: Library, printer: Printer, place: Place
) -> None:
    async with at_computer(tmp_path, printer) as person:
        await at_summary(person, library, place)
        for jobs, outcome in enumerate(PrintResult, 1):
            await end(person, await printing(person, printer, jobs=jobs), outcome, library)
            assert person.text().splitlines()[:2] == [
                library.words(f"print.{outcome}"),
                library.words(f"print.{outcome}-{place}"),
            ]
            await person.press("enter")
            assert person.shows(SummaryScreen)


@pytest.mark.usefixtures("any_page")
async def test_the_key_pressed_twice_prints_once(tmp_path: Path, library: Library, printer: Printer) -> None:
    async with at_computer(tmp_path, printer) as person:
        await at_summary(person, library)
        # Both arrive before the app has handled the first.
        person.app.post_message(key_event("r"))
        person.app.post_message(key_event("r"))
        await person.until(lambda: bool(printer.sent))
        await person.press("r")
        await end(person, printer.sent[0], PrintResult.PRINTED, library)
        await person.press("r", "enter")

        assert person.shows(SummaryScreen)
        assert len(printer.sent) == 1


@pytest.mark.usefixtures("any_page")
async def test_a_person_who_does_not_want_to_wait_takes_the_page_back(
    tmp_path: Path, library: Library, printer: Printer
) -> None:
    async with at_computer(tmp_path, printer) as person:
        await at_summary(person, library)
        for jobs, key in enumerate(("escape", "9", "backspace"), 1):
            job = await printing(person, printer, jobs=jobs)
            assert not job.left
            await person.press(key)
            await person.until(lambda job=job: job.left)  # type: ignore[misc]
            assert library.words("print.stopping") in person.text()

            await end(person, job, PrintResult.LEFT, library)
            await person.press("-")
            assert person.shows(SummaryScreen)


@pytest.mark.usefixtures("any_page")
async def test_nobody_need_wait_for_a_page_that_is_taken_back(
    tmp_path: Path, library: Library, printer: Printer
) -> None:
    async with at_computer(tmp_path, printer) as person:
        await at_summary(person, library)
        job = await printing(person, printer)
        await person.press("escape", "escape")
        assert person.shows(SummaryScreen)

        job.end(PrintResult.LEFT)
        await person.until(lambda: not [worker for worker in person.app.workers if worker.group == "print"])
        assert person.shows(SummaryScreen)
        await end(person, await printing(person, printer, jobs=2), PrintResult.PRINTED, library)


@pytest.mark.usefixtures("any_page")
async def test_enter_in_haste_takes_nothing_back(tmp_path: Path, library: Library, printer: Printer) -> None:
    async with at_computer(tmp_path, printer) as person:
        await at_summary(person, library)
        job = await printing(person, printer)
        await person.press("enter", "q", "1")

        assert person.shows(PrintDialog)
        assert not job.left
        await end(person, job, PrintResult.PRINTED, library)


@pytest.mark.usefixtures("any_page")
async def test_leaving_the_program_takes_the_page_back(tmp_path: Path, library: Library, printer: Printer) -> None:
    async with at_computer(tmp_path, printer) as person:
        await at_summary(person, library)
        job = await printing(person, printer)
        await person.press("ctrl+c")
        assert person.shows(ConfirmDialog)
        assert not job.left
        await person.press("1")
        assert job.left
        job.end(PrintResult.LEFT)


async def test_the_last_summary_can_be_printed_without_a_visit(
    tmp_path: Path, library: Library, printer: Printer
) -> None:
    keep_check(tmp_path, pain_now=7)
    async with at_computer(tmp_path, printer) as person:
        await at_last_summary(person, library)
        job = await printing(person, printer)
        assert library.words("summary.pain-before", value=7) in said(job.page)
        await end(person, job, PrintResult.PRINTED, library)


async def at_last_summary(person: Driven, library: Library) -> None:
    assert library.words("welcome.summary") in person.text()
    await choose(person, "summary")
    assert person.shows(SummaryScreen)


@pytest.mark.usefixtures("any_page")
async def test_a_page_is_taken_back_with_the_screens_it_was_asked_on(
    tmp_path: Path, library: Library, printer: Printer
) -> None:
    keep_check(tmp_path)
    async with at_computer(tmp_path, printer) as person:
        await at_last_summary(person, library)
        job = await printing(person, printer)
        await person.resize(50, 15)
        await person.resize(80, 24)
        await person.until(lambda: person.shows(WelcomeScreen))
        await person.until(lambda: job.left)
        job.end(PrintResult.LEFT)


async def test_where_nothing_prints_the_key_is_not_offered(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_summary(person, library)
        assert library.words("keys.print") not in person.text()
        await person.press("r")
        assert person.shows(SummaryScreen)
        await person.press("?")
        assert library.words("keys.print") not in person.text()


async def test_a_program_that_has_gone_since_the_key_was_offered_is_told(
    tmp_path: Path, library: Library, printer: Printer
) -> None:
    gone = False
    async with driven(tmp_path, print_job=lambda title: None if gone else printer.job(title)) as person:
        await at_summary(person, library)
        gone = True
        await person.press("r")
        assert library.words("print.no-program") in person.text()
        await person.press("enter")
        assert person.shows(SummaryScreen)
