"""Random keys, window sizes and times within the process, where they come faster than through a terminal."""

from __future__ import annotations

import asyncio
from random import Random

import pytest
from textual import events
from textual.geometry import Size

from coach.core.dates import WEEKDAYS
from coach.core.visit.actions import Mistaken
from coach.kiosk.input.hold import KeyHeld
from coach.kiosk.input.keyboard import CHARACTERS, LISTED
from coach.kiosk.screens.closed import ClosedScreen
from coach.kiosk.screens.desk import DeskDialog
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.staff import KEYS, StaffMenu
from coach.kiosk.screens.voice import VoiceQuestion
from coach.screens.base import CoachScreen
from coach.screens.checklist.base import QuestionScreen
from coach.screens.dialogs.confirm import ConfirmDialog, WindowTooSmallScreen
from coach.screens.pages.emergency import EmergencyScreen
from coach.screens.requests import Act
from tests.support.kiosk import Visitor, visiting
from tests.support.listening import Heard
from tests.support.paper import Paper
from tests.support.seeds import new_seed

pytestmark = pytest.mark.long

OFTEN = "1234205"
"""Keys that lead far into a visit, and are pressed more often."""
SIZES = [Size(80, 24), Size(120, 36), Size(59, 30), Size(80, 19), Size(1, 1)]


def resize(person: Visitor, size: Size) -> None:
    """Change the size of the window as a driver reports it, without waiting for anything."""
    person.app.post_message(events.Resize(size, size))


def waiting(person: Visitor) -> int:
    """Return how many messages wait for the app and the front screen."""
    return person.app.message_queue_size + person.screen.message_queue_size


async def test_no_order_of_keys_sizes_and_times_ends_the_kiosk() -> None:
    random, keys = Random(new_seed()), sorted(LISTED - {"9"})
    async with visiting() as person:
        for number in range(900):
            drawn = random.random()
            if drawn < 0.03:
                resize(person, random.choice(SIZES))
            elif drawn < 0.05:
                person.clock.advance(random.choice([1, 20, 95, 200]))
            elif drawn < 0.08:
                person.app.post_message(KeyHeld(random.choice(keys)))
            else:
                key = random.choice(keys if drawn < 0.4 else OFTEN)
                person.app.post_message(events.Key(key, CHARACTERS.get(key)))
            if number % 4 == 0:
                await asyncio.sleep(random.choice([0, 0, 0.001, 0.01]))
            if number % 100 == 0:
                await person.settle()
            assert person.app._exception is None
            steps = {screen.step for screen in person.app.screen_stack if isinstance(screen, CoachScreen)}
            assert len(steps - {None}) <= 1
        resize(person, SIZES[0])
        await person.until(lambda: not person.shows(WindowTooSmallScreen) and not waiting(person))
        if person.shows(IdleScreen):
            await person.press("0")
        await person.press("/")
        await person.until(lambda: person.shows(DeskDialog))


async def test_no_order_of_keys_sizes_and_times_in_the_staff_menu_ends_the_kiosk_but_its_last_row() -> None:
    random, keys = Random(new_seed()), sorted(LISTED - {KEYS["leave"]})
    # Here the machine is not ended: that is the last row but one, and ends the kiosk as well.
    alert = {"command": ("/usr/bin/ring-desk",)}
    async with visiting(alert=alert, make_job=Paper(), sound=Heard(), power=False) as person:
        for number in range(300):
            if number % 30 == 0:
                resize(person, SIZES[0])
                await person.until(lambda: not person.shows(WindowTooSmallScreen) and not waiting(person))
                await person.app.attendant.work.open()
            drawn = random.random()
            if drawn < 0.05:
                resize(person, random.choice(SIZES))
            elif drawn < 0.1:
                person.clock.advance(random.choice([1, 95, 200]))
            else:
                key = random.choice(keys if drawn < 0.4 else "12345678/*")
                person.app.post_message(events.Key(key, CHARACTERS.get(key)))
            if number % 4 == 0:
                await asyncio.sleep(random.choice([0, 0, 0.001, 0.01]))
            assert person.app._exception is None
            assert sum(isinstance(screen, StaffMenu) for screen in person.app.screen_stack) <= 1
        await person.settle()
        assert person.app.is_running


async def test_no_order_of_keys_sizes_and_times_before_and_after_closing_time_ends_the_kiosk_or_cuts_a_visit() -> None:
    random, keys = Random(new_seed()), sorted(LISTED - {"9"})
    # Open every other hour.
    spans = ", ".join(f"{hour:02}:00-{hour + 1:02}:00" for hour in range(0, 24, 2))
    async with visiting(hours=dict.fromkeys(WEEKDAYS, spans), sound=Heard()) as person:
        seen = set[type[object]]()
        for number in range(300):
            drawn = random.random()
            if drawn < 0.03:
                resize(person, random.choice(SIZES))
            elif drawn < 0.08:
                person.clock.advance(random.choice([1, 95, 200, 2000]))
                await person.app.look()
            else:
                key = random.choice(keys if drawn < 0.4 else OFTEN)
                person.app.post_message(events.Key(key, CHARACTERS.get(key)))
            if number % 4 == 0:
                await asyncio.sleep(random.choice([0, 0, 0.001, 0.01]))
            if number % 100 == 0:
                await person.settle()
            assert person.app._exception is None
            signs = [screen for screen in person.app.screen_stack if isinstance(screen, ClosedScreen)]
            assert len(signs) <= 1
            assert not signs or person.app.controller.visit is None
            seen |= {type(screen) for screen in person.app.screen_stack}
        resize(person, SIZES[0])
        await person.settle()
        await person.until(lambda: not person.shows(WindowTooSmallScreen) and not waiting(person))
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
