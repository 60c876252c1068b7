"""Printing with a real CUPS whose printers are scripts: what arrives, what others can see, and how it fails."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
import pytest

from coach.export.forms import summary_form
from coach.export.printing.cups import CupsJob, Limits, PrintResult, take_back_all
from coach.export.printing.printers import can_print, default_printer, has_printer
from tests.support.clocks import FakeClock
from tests.support.printers import BRISK, SHORT, TITLE, Cups, needs_cups, running_cups, until
from tests.support.shipped import shipped
from tests.support.usual import usual_visit
from tests.support.visits import NOW

pytestmark = needs_cups


def test_what_arrives_at_the_printer_is_the_page_byte_for_byte(keeper: str, tmp_path: Path, page: bytes) -> None:
    assert CupsJob(TITLE, limits=BRISK).run(page) is PrintResult.PRINTED
    assert (tmp_path / "paper").read_bytes() == page


def test_a_page_goes_to_the_printer_that_is_named(keeper: str, cups: Cups, tmp_path: Path, page: bytes) -> None:
    with cups.printer(f"keep:{tmp_path / 'other'}") as other:
        assert CupsJob(TITLE, other, BRISK).run(page) is PrintResult.PRINTED
        assert (tmp_path / "other").read_bytes() == page
        assert not (tmp_path / "paper").exists()


def jobs(folder: Path) -> list[tuple[str, str]]:
    """Title and options of each job that came to the keeping printer."""
    lines = (folder / "paper.told").read_text("utf-8").splitlines()
    return list(zip(lines[::2], lines[1::2], strict=True))


def test_what_others_see_of_a_job_is_its_neutral_title_and_nothing_of_the_person(
    keeper: str, cups: Cups, tmp_path: Path, page: bytes
) -> None:
    CupsJob(TITLE, limits=BRISK).run(page)

    ((title, options),) = jobs(tmp_path)
    (job,) = (line.split()[0] for line in cups.do("lpstat", "-W", "all", "-o", keeper).splitlines())
    until(cups.control(job).exists)
    seen = cups.control(job).read_bytes().decode("latin-1") + options
    visit, told = usual_visit(), summary_form("text", usual_visit(), shipped(), NOW)
    assert isinstance(told, str)
    assert title == TITLE
    assert TITLE in seen
    assert visit.id not in seen
    assert shipped().clinic.name not in seen
    assert not [line for line in told.splitlines() if len(line) > 3 and line in seen]


def test_no_banner_with_the_name_of_the_account_is_printed_beside_the_page(
    keeper: str, cups: Cups, tmp_path: Path, page: bytes
) -> None:
    cups.do("lpadmin", "-p", keeper, "-o", "job-sheets-default=standard,standard")

    CupsJob(TITLE, limits=BRISK).run(page)

    assert len(jobs(tmp_path)) == 1
    assert (tmp_path / "paper").read_bytes() == page


def test_no_file_of_ours_holds_the_page(
    keeper: str, tmp_path: Path, page: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "here"))
    monkeypatch.chdir(tmp_path / "here")

    CupsJob(TITLE, limits=BRISK).run(page)

    assert list((tmp_path / "here").iterdir()) == []


def test_a_stopped_printer_is_told_at_once_and_nothing_stays_in_its_queue(
    keeper: str, cups: Cups, tmp_path: Path, page: bytes
) -> None:
    cups.do("cupsdisable", keeper)

    assert CupsJob(TITLE, limits=BRISK).run(page) is PrintResult.STOPPED
    assert cups.waiting() == []
    cups.do("cupsenable", keeper)
    assert CupsJob(TITLE, limits=BRISK).run(b"another") is PrintResult.PRINTED
    assert (tmp_path / "paper").read_bytes() == b"another"
    assert len(jobs(tmp_path)) == 1


def test_a_printer_that_takes_no_jobs_is_a_stopped_one(keeper: str, cups: Cups, page: bytes) -> None:
    cups.do("cupsreject", keeper)

    assert CupsJob(TITLE, limits=BRISK).run(page) is PrintResult.STOPPED


def test_without_a_default_printer_none_is_found(cups: Cups, page: bytes) -> None:
    with cups.printer("hang:"):
        assert CupsJob(TITLE, limits=BRISK).run(page) is PrintResult.NO_PRINTER
        assert default_printer() is PrintResult.NO_PRINTER
        assert not has_printer(None)


@pytest.mark.parametrize("variable", ["LPDEST", "PRINTER"])
def test_a_printer_that_is_not_there_is_not_found(
    keeper: str, page: bytes, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert CupsJob(TITLE, "nowhere", BRISK).run(page) is PrintResult.NO_PRINTER
    assert not has_printer("nowhere")
    monkeypatch.setenv(variable, "nowhere")
    assert CupsJob(TITLE, limits=BRISK).run(page) is PrintResult.NO_PRINTER


@pytest.mark.parametrize("printer", [None, "named"])
def test_a_service_that_has_gone_is_told_from_a_missing_printer(
    cups: Cups, page: bytes, printer: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(cups.folder / "nothing"))

    assert CupsJob(TITLE, printer, BRISK).run(page) is PrintResult.NO_SERVICE
    assert default_printer() is PrintResult.NO_SERVICE
    assert not has_printer(printer)


def test_a_computer_without_lp_cannot_print(tmp_path: Path, page: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert can_print()
    monkeypatch.setenv("PATH", str(tmp_path))

    assert not can_print()
    assert not has_printer(None)
    assert not has_printer("named")
    assert CupsJob(TITLE, limits=BRISK).run(page) is PrintResult.NO_PROGRAM
    assert default_printer() is PrintResult.NO_PROGRAM


def test_the_default_printer_is_known_by_name(keeper: str) -> None:
    assert default_printer() == keeper
    assert has_printer(None)
    assert has_printer(keeper)


def test_a_job_that_never_comes_out_is_taken_back_after_a_minute(cups: Cups, page: bytes) -> None:
    clock = FakeClock()
    with cups.printer("hang:", default=True):
        # Half a second passes each time the clock is looked at, so that nobody waits for the minute.
        assert CupsJob(TITLE, limits=Limits(look=0.0), clock=lambda: clock.advance(0.5)).run(page) is PrintResult.SLOW
        assert cups.waiting() == []
    assert clock.now > Limits().queue


def test_a_printer_that_fails_stops_and_the_job_is_taken_back(cups: Cups, page: bytes) -> None:
    with cups.printer("fail:4", default=True):
        assert CupsJob(TITLE, limits=BRISK).run(page) is PrintResult.STOPPED
        assert cups.waiting() == []


def test_a_job_that_cups_gives_up_or_somebody_else_takes_away_is_not_called_printed(cups: Cups, page: bytes) -> None:
    with cups.printer("fail:5", default=True):
        assert CupsJob(TITLE, limits=BRISK).run(page) is PrintResult.REFUSED
    with cups.printer("hang:", default=True), ThreadPoolExecutor() as threads:
        ending = threads.submit(CupsJob(TITLE, limits=BRISK).run, page)
        until(cups.waiting)
        cups.do("cancel", "-a")
        assert ending.result() is PrintResult.REFUSED


class FastClock:
    """Return a clock on which two seconds pass each time it is read."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 2.0
        return self.now


def test_a_service_that_freezes_is_left_in_time_and_prints_nothing_later(
    keeper: str, cups: Cups, tmp_path: Path, page: bytes
) -> None:
    os.kill(cups.pid, signal.SIGSTOP)
    try:
        assert CupsJob(TITLE, limits=SHORT).run(page) is PrintResult.SLOW
        assert default_printer(clock=FastClock()) is PrintResult.SLOW
    finally:
        os.kill(cups.pid, signal.SIGCONT)

    assert CupsJob(TITLE, limits=BRISK).run(b"another") is PrintResult.PRINTED
    assert (tmp_path / "paper").read_bytes() == b"another"
    assert len(jobs(tmp_path)) == 1
    assert cups.waiting() == []


def programs(name: str) -> list[psutil.Process]:
    """The programs of a name that this process has started and that still run."""
    return [each for each in psutil.Process().children(recursive=True) if each.name() == name]


def test_a_service_that_ends_with_the_page_in_its_queue_may_print_it_later(
    page: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_cups() as cups, ThreadPoolExecutor() as threads:
        for name, value in cups.environment.items():
            monkeypatch.setenv(name, value)
        cups.add("printer", "hang:", default=True)
        ending = threads.submit(CupsJob(TITLE, limits=Limits(queue=2.0, look=0.02)).run, page)
        # Only once lp has ended does anyone know that the page is in the queue.
        until(lambda: bool(cups.waiting()) and not programs("lp"))
        os.kill(cups.pid, signal.SIGTERM)
        assert ending.result() is PrintResult.LOOSE


def test_a_person_who_leaves_takes_the_page_back(cups: Cups, page: bytes) -> None:
    job = CupsJob(TITLE, limits=BRISK)
    with cups.printer("hang:", default=True), ThreadPoolExecutor() as threads:
        ending = threads.submit(job.run, page)
        until(cups.waiting)
        job.leave()
        assert ending.result(BRISK.leave * 2) is PrintResult.LEFT
        assert cups.waiting() == []


def test_what_was_left_in_the_queue_under_a_name_is_taken_back_and_nothing_of_others(
    cups: Cups, page: bytes, tmp_path: Path
) -> None:
    with cups.printer("hang:", default=True) as printer:
        cups.do("cupsdisable", printer)
        (tmp_path / "page").write_bytes(page)
        cups.do("lp", "-U", "coach-kiosk", str(tmp_path / "page"))
        cups.do("lp", str(tmp_path / "page"))
        (_, others) = cups.waiting()
        assert take_back_all("coach-kiosk")
        assert cups.waiting() == [others]
        assert take_back_all("coach-kiosk"), "nothing left is as good"


def test_a_service_that_has_gone_cannot_say_that_nothing_waits(
    cups: Cups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none"))
    assert not take_back_all("coach-kiosk")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert take_back_all("coach-kiosk"), "without CUPS there is no queue"


def test_a_job_of_the_kiosk_bears_its_name_and_ends_like_any_other(keeper: str, cups: Cups, page: bytes) -> None:
    assert CupsJob(TITLE, limits=BRISK, owner="coach-kiosk").run(page) is PrintResult.PRINTED
    (line,) = cups.do("lpstat", "-W", "all", "-o", keeper).splitlines()
    assert line.split()[1] == "coach-kiosk"
    with cups.printer("hang:", default=True), ThreadPoolExecutor() as threads:
        job = CupsJob(TITLE, limits=BRISK, owner="coach-kiosk")
        ending = threads.submit(job.run, page)
        until(cups.waiting)
        job.leave()
        assert ending.result(BRISK.leave * 2) is PrintResult.LEFT
        assert cups.waiting() == []


def test_a_page_that_was_taken_back_before_it_was_sent_never_is(keeper: str, tmp_path: Path, page: bytes) -> None:
    job = CupsJob(TITLE, limits=BRISK)
    job.leave()

    assert job.run(page) is PrintResult.LEFT
    assert not (tmp_path / "paper").exists()


def test_where_cups_keeps_no_history_a_job_that_it_no_longer_knows_was_printed(
    tmp_path: Path, page: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_cups("PreserveJobHistory No") as cups:
        for name, value in cups.environment.items():
            monkeypatch.setenv(name, value)
        cups.add("printer", f"keep:{tmp_path / 'paper'}", default=True)
        assert CupsJob(TITLE, limits=BRISK).run(page) is PrintResult.PRINTED
        assert cups.do("lpstat", "-W", "all", "-o") == ""


@pytest.mark.parametrize("language", ["de_DE.UTF-8", "es_ES.UTF-8"])
def test_the_persons_language_changes_nothing(
    keeper: str, cups: Cups, page: bytes, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", language)
    monkeypatch.setenv("LC_ALL", language)

    assert CupsJob(TITLE, limits=BRISK).run(page) is PrintResult.PRINTED
    cups.do("cupsreject", keeper)
    assert CupsJob(TITLE, limits=BRISK).run(page) is PrintResult.STOPPED
