"""The kiosk offers paper only where a page would find a printer, and never waits to learn it."""

from __future__ import annotations

import threading

import pytest

from coach.kiosk.printer import KioskPrinter
from coach.kiosk.screens.takeaway import TakeAwayScreen
from tests.support.kiosk import Visitor, visiting
from tests.support.paper import Paper
from tests.support.printers import until


class PrintSystem:
    """Answers whether there is a printer, at once or when a test lets it."""

    def __init__(self, *, there: bool) -> None:
        self.there, self.asked = there, 0
        self.answers = threading.Event()
        self.answers.set()

    def __call__(self) -> bool:
        self.asked += 1
        self.answers.wait(20)
        return self.there


def offers_paper(visitor: Visitor) -> bool:
    return visitor.library.words("kiosk.take.print") in visitor.text()


@pytest.mark.parametrize("there", [True, False])
async def test_paper_is_offered_once_the_print_system_has_named_a_printer(there: bool) -> None:
    system = PrintSystem(there=there)
    printer = KioskPrinter(system, Paper())
    async with visiting(make_job=printer.job, look_for_printer=printer.look) as visitor:
        until(lambda: (printer.job("") is not None) == there and system.asked > 0)
        await visitor.at("summary")
        assert visitor.shows(TakeAwayScreen)
        assert offers_paper(visitor) == there


async def test_a_printer_that_goes_or_comes_while_nobody_is_there_is_known_to_the_next_visitor() -> None:
    system = PrintSystem(there=False)
    printer = KioskPrinter(system, Paper())
    async with visiting(make_job=printer.job, look_for_printer=printer.look) as visitor:
        until(lambda: system.asked == 1)
        system.there = True
        await visitor.press("1")
        until(lambda: printer.job("") is not None)
        await visitor.at("summary")
        assert offers_paper(visitor)


async def test_a_print_system_that_hangs_holds_nobody_up_and_is_not_asked_twice_at_once() -> None:
    system = PrintSystem(there=True)
    system.answers.clear()
    printer = KioskPrinter(system, Paper())
    async with visiting(make_job=printer.job, look_for_printer=printer.look) as visitor:
        until(lambda: system.asked == 1)
        await visitor.press("1")
        await visitor.at("summary")
        assert not offers_paper(visitor)
        system.answers.set()
        until(lambda: printer.job("") is not None)
        assert system.asked == 1
