"""Random keys, window sizes and times within the process, where they come faster than through a terminal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from random import Random

import pytest
from textual.geometry import Size

from coach.core.dates import WEEKDAYS
from coach.core.visit.actions import Mistaken
from coach.kiosk.input.hold import KeyHeld
from coach.kiosk.input.keyboard import LISTED
from coach.kiosk.screens.closed import ClosedScreen
from coach.kiosk.screens.desk import DeskDialog
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.staff import KEYS, StaffMenu
from coach.kiosk.screens.voice import VoiceQuestion
from coach.screens.checklist.base import QuestionScreen
from coach.screens.dialogs.confirm import ConfirmDialog, WindowTooSmallScreen
from coach.screens.pages.emergency import EmergencyScreen
from coach.screens.requests import Act
from tests.support.flurry import OFTEN, Flurry, one_step, resize, waiting
from tests.support.kiosk import Visitor, visiting
from tests.support.listening import Heard
from tests.support.paper import Paper
from tests.support.seeds import new_seed

pytestmark = pytest.mark.long


def flurry(person: Visitor, keys: Collection[str], times: Sequence[float], often: str = OFTEN) -> Flurry:
    """Return a flurry of keys, held keys, sizes and times."""
    random, listed = Random(new_seed()), sorted(keys)

    async def passes() -> None:
        person.clock.advance(random.choice(times))
        await person.app.look()

    def holds_a_key() -> None:
        person.app.post_message(KeyHeld(random.choice(listed)))

    made = Flurry(person, random, listed, (), often)
    made.odd = ((0.03, made.resizes), (0.05, passes), (0.03, holds_a_key))
    return made


async def test_no_order_of_keys_sizes_and_times_ends_the_kiosk() -> None:
    async with visiting() as person:
        storm = flurry(person, LISTED - {"9"}, [1, 20, 95, 200])
        await storm.blow(900, partial(one_step, person))
        await storm.end()
        if person.shows(IdleScreen):
            await person.press("0")
        await person.press("/")
        await person.until(lambda: person.shows(DeskDialog))


async def test_no_order_of_keys_sizes_and_times_in_the_staff_menu_ends_the_kiosk_but_its_last_row() -> None:
    # Here the machine is not ended: that is the last row but one, and ends the kiosk as well.
    alert = {"command": ("/usr/bin/ring-desk",)}
    async with visiting(alert=alert, make_job=Paper(), sound=Heard(), power=False) as person:
        storm = flurry(person, LISTED - {KEYS["leave"]}, [1, 95, 200], "12345678/*")

        def one_menu() -> None:
            assert sum(isinstance(screen, StaffMenu) for screen in person.app.screen_stack) <= 1

        for _ in range(10):
            await storm.end()
            await person.app.attendant.work.open()
            await storm.blow(30, one_menu)
        await person.settle()
        assert person.app.is_running


async def test_no_order_of_keys_sizes_and_times_before_and_after_closing_time_ends_the_kiosk_or_cuts_a_visit() -> None:
    # Open every other hour.
    spans = ", ".join(f"{hour:02}:00-{hour + 1:02}:00" for hour in range(0, 24, 2))
    async with visiting(hours=dict.fromkeys(WEEKDAYS, spans), sound=Heard()) as person:
        storm = flurry(person, LISTED - {"9"}, [1, 95, 200, 2000])
        seen = set[type[object]]()

        def no_visit_under_the_sign() -> None:
            signs = [screen for screen in person.app.screen_stack if isinstance(screen, ClosedScreen)]
            assert len(signs) <= 1
            assert not signs or person.app.controller.visit is None
            seen.update(type(screen) for screen in person.app.screen_stack)

        for _ in range(3):
            await storm.blow(100, no_visit_under_the_sign)
            await storm.end()
            # Whatever the storm left, within so long the visit ends and the next span begins or ends.
            await person.passes(3600, steps=60)
            no_visit_under_the_sign()
        assert ClosedScreen in seen


async def test_a_question_under_the_page_for_small_windows_is_not_asked_twice() -> None:
    async with visiting() as person:
        await person.press("enter", "*")
        assert person.shows(VoiceQuestion)
        resize(person, Size(50, 10))
        await person.until(lambda: person.shows(WindowTooSmallScreen))

        await person.press("*", "/")

        assert person.shows(WindowTooSmallScreen)


async def test_the_page_for_small_windows_goes_though_the_window_grew_beneath_a_warning() -> None:
    async with visiting() as person:
        await person.press("enter")
        resize(person, Size(50, 10))
        await person.until(lambda: person.shows(WindowTooSmallScreen))
        await person.passes(91)
        resize(person, Size(80, 24))
        await person.settle()
        await person.press("1")

        await person.until(lambda: person.shows(QuestionScreen))


async def test_the_page_for_small_windows_comes_before_the_question_whether_an_answer_was_a_mistake() -> None:
    async with visiting() as person:
        await person.at("emergency", {"pee-hard": "yes"})
        await person.passes(2)
        resize(person, Size(50, 10))
        person.app.post_message(Act(Mistaken()))
        await person.until(lambda: person.shows(WindowTooSmallScreen) and not waiting(person))
        resize(person, Size(80, 24))
        await person.until(lambda: person.shows(EmergencyScreen))

        await person.press("9")

        assert person.shows(ConfirmDialog)
