"""The kiosk's queue at the printer: emptied when a visitor has gone, and never of the next visitor's page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

import pytest

from coach.export.printing.cups import CupsJob, PrintResult, take_back_all
from coach.kiosk.print_queue import AGAIN_S, PrintQueue
from coach.kiosk.setup.values import USER
from tests.support.kiosk import visiting
from tests.support.paper import Paper
from tests.support.printers import BRISK, TITLE, Cups, needs_cups, running_cups, until

PAGE = b"%PDF-1.3"


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cups]:
    with running_cups() as service:
        for name, value in service.environment.items():
            monkeypatch.setenv(name, value)
        yield service


@needs_cups
def test_what_a_visitor_left_at_the_printer_never_comes_out_and_the_next_one_s_page_does(cups: Cups) -> None:
    queue = PrintQueue(lambda: take_back_all(USER, BRISK))
    with cups.printer("hang:", default=True), ThreadPoolExecutor() as threads:
        ending = threads.submit(CupsJob(TITLE, limits=BRISK, owner=USER).run, PAGE)
        until(cups.waiting)
        queue.empty()
        until(lambda: not cups.waiting())
        ending.result(BRISK.queue)
        job = queue.behind_others(CupsJob(TITLE, limits=BRISK, owner=USER))
        assert job is not None
        following = threads.submit(job.run, PAGE)
        until(cups.waiting)
        job.leave()
        assert following.result(BRISK.queue) is PrintResult.LEFT


def test_a_print_system_without_an_answer_is_asked_again_until_it_gives_one() -> None:
    answers, waited = iter([False, False, True]), list[float]()
    done = threading.Event()

    def take_back() -> bool:
        answer = next(answers)
        if answer:
            done.set()
        return answer

    PrintQueue(take_back, waited.append).empty()

    assert done.wait(20)
    assert waited == [AGAIN_S, AGAIN_S]


def test_while_the_print_system_gives_no_answer_no_page_is_sent_to_lie_there() -> None:
    paper, waits = Paper(), threading.Event()
    queue = PrintQueue(lambda: False, lambda _: waits.wait(20))
    queue.empty()
    job = queue.behind_others(paper)

    assert job is not None
    assert (job.run(PAGE), paper.printed) == (PrintResult.SLOW, 0)
    waits.set()


def test_a_page_that_waited_for_the_queue_is_not_taken_back_with_it() -> None:
    happened, go = SimpleQueue[str](), threading.Event()
    paper = Paper()

    def take_back() -> bool:
        happened.put("taken back")
        return go.wait(20)

    queue = PrintQueue(take_back)
    queue.empty()
    assert happened.get(timeout=20) == "taken back"
    job = queue.behind_others(paper)
    assert job is not None
    with ThreadPoolExecutor() as threads:
        ending = threads.submit(job.run, PAGE)
        go.set()
        assert ending.result(20) is PrintResult.PRINTED
    assert happened.empty()


def test_where_nothing_can_print_there_is_no_page() -> None:
    assert PrintQueue(lambda: True).behind_others(None) is None


@pytest.mark.whole
async def test_each_end_of_a_visit_empties_the_queue() -> None:
    emptied = list[str]()
    async with visiting(make_job=Paper(), empty_queue=lambda: emptied.append("now")) as visitor:
        await visitor.press("enter")
        assert emptied == []
        await visitor.app.wipe()
        assert emptied == ["now"]
