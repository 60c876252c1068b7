"""A blind visitor starts the voice by holding a key, makes it louder or slower, and the first screen offers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from coach.kiosk.config.speech import FASTEST, SLOWEST, SOFTEST, Speech
from coach.kiosk.config.times import Times
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.desk import DeskDialog
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.staff import StaffMenu
from coach.kiosk.screens.voice import VoiceDialog, VoiceQuestion
from coach.kiosk.speech.narration import sentence
from coach.kiosk.voice_help import INVITED_S
from coach.screens.checklist.findings import FindingsScreen
from coach.voice.manner import LOUDEST, Manner
from tests.support.keyboard import Keyboard
from tests.support.kiosk import PIN, Visitor, visiting
from tests.support.listening import Heard, listening
from tests.support.shipped import PRESS, in_language, shipped

ASK = "page:danger-signs"
LONG_S = PRESS.hold + 0.5
OFFER_MIN = 15


@dataclass
class Socket:
    """A socket for headphones that a test plugs them into."""

    plugged: Callable[[], object] | None = None
    """What is called then; None while nobody watches."""

    def watch(self, plugged: Callable[[], object]) -> Callable[[], object]:
        self.plugged = plugged
        return self.leave

    def leave(self) -> None:
        self.plugged = None

    def plug(self) -> None:
        assert self.plugged is not None
        self.plugged()


def invitation(visitor: Visitor) -> str:
    words = visitor.library.words
    return sentence(f"{words('kiosk.voice.invited')}. {words('kiosk.voice.invite')}", words)


async def hold(visitor: Visitor, key: str) -> None:
    await Keyboard(visitor).hold(key, LONG_S)


@pytest.mark.parametrize("key", ["5", "*", "-", "\r"])
async def test_a_key_held_for_three_seconds_says_aloud_and_shows_how_to_start_the_voice(key: str) -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await hold(visitor, key)
        assert heard.said == [invitation(visitor)]
        assert visitor.shows(VoiceQuestion)
        shown = visitor.text()
        for name in ("invited", "invite", "yes", "no"):
            assert visitor.library.words(f"kiosk.voice.{name}") in shown
        assert not visitor.app.voice.on


@pytest.mark.parametrize("way", ["2", "-", "/", "star"])
async def test_then_a_second_hold_of_any_key_or_the_star_starts_it_and_the_screen_is_read(way: str) -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await hold(visitor, "5")
        heard.fresh()
        if way == "star":
            await visitor.press("*")
        else:
            await hold(visitor, way)
        await visitor.passes(0.5)
        assert visitor.app.voice.on
        assert not visitor.shows(VoiceQuestion)
        assert heard.fresh() == [visitor.narrated()]


@pytest.mark.parametrize("way", ["5", "star"])
async def test_headphones_that_are_plugged_in_are_answered_aloud_and_one_more_key_starts_the_voice(way: str) -> None:
    heard, socket = Heard(), Socket()
    async with visiting(sound=heard, watch_headphones=socket.watch) as visitor:
        await visitor.at(ASK)
        socket.plug()
        await visitor.settle()
        words = visitor.library.words
        assert heard.said == [sentence(f"{words('kiosk.voice.invited')}. {words('kiosk.voice.plugged')}", words)]
        assert words("kiosk.voice.plugged") in visitor.text()
        assert not visitor.app.voice.on
        heard.fresh()
        if way == "star":
            await visitor.press("*")
        else:
            await hold(visitor, way)
        await visitor.passes(0.5)
        assert visitor.app.voice.on
        assert heard.fresh() == [visitor.narrated()]

        socket.plug()
        await visitor.settle()
        assert visitor.shows(FindingsScreen)
        visitor.app.leave()
        assert socket.plugged is None


async def test_without_a_voice_nobody_waits_for_headphones() -> None:
    socket = Socket()
    async with visiting(watch_headphones=socket.watch, voice=False):
        assert socket.plugged is None


async def test_nothing_of_a_visit_is_said_before_that() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await hold(visitor, "2")
        await visitor.passes(5)
        assert heard.fresh() == [invitation(visitor)]
        await visitor.press("2")
        await visitor.passes(5)
        assert visitor.shows(FindingsScreen)
        assert not heard.said
        assert heard.cuts > 0


async def test_a_key_let_go_sooner_says_nothing() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await Keyboard(visitor).hold("2", PRESS.hold - 0.5)
        assert visitor.shows(FindingsScreen)
        assert not heard.said


@pytest.mark.parametrize("key", ["/", "*"])
async def test_whoever_holds_a_key_that_opens_something_is_told_too(key: str) -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await hold(visitor, key)
        assert heard.said == [invitation(visitor)]
        await visitor.press("*")
        await visitor.until(lambda: visitor.shows(FindingsScreen))
        assert visitor.app.voice.on


async def test_a_question_that_was_not_said_aloud_is_not_answered_by_the_star() -> None:
    async with visiting(sound=Heard()) as visitor:
        await visitor.at(ASK)
        await visitor.press("*", "*")
        assert visitor.shows(VoiceQuestion)
        assert not visitor.app.voice.on


async def test_where_a_held_key_scrolls_it_says_nothing() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await hold(visitor, "\x1b[B")
        assert not heard.said


async def test_while_the_voice_is_on_a_held_key_changes_nothing() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await listening(visitor)
        await hold(visitor, "-")
        assert not visitor.shows(VoiceQuestion)


async def test_staff_who_hold_a_key_in_their_menu_are_offered_no_voice() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.press("/", "9", *PIN, "enter")
        await hold(visitor, "5")
        assert not any(isinstance(each, VoiceQuestion) for each in visitor.app.screen_stack)
        assert not heard.said


async def test_only_in_a_language_with_a_voice_is_it_said_and_offered_on_the_first_screen() -> None:
    heard = Heard()
    for mute, voice in ((("en",), True), ((), False)):
        async with visiting(sound=heard, mute=mute, voice=voice) as visitor:
            assert visitor.library.words("kiosk.attract.sight-hear") not in visitor.text()
            await hold(visitor, "5")
            assert not visitor.shows(VoiceQuestion)
            assert not heard.said
    async with visiting() as visitor:
        assert visitor.library.words("kiosk.attract.sight-hear") in visitor.text()


async def test_it_is_told_in_the_language_that_the_held_key_chose() -> None:
    async with visiting(libraries=(shipped(), in_language("es"))) as visitor:
        await hold(visitor, "2")
        assert in_language("es").words("kiosk.voice.invite") in visitor.text()


async def test_an_invitation_that_nobody_answers_goes_with_the_visit_and_is_cut() -> None:
    heard, times = Heard(), Times()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await hold(visitor, "5")
        heard.cuts = 0
        await visitor.passes(times.idle_s + times.warning_s + 2)
        assert visitor.at_rest()
        assert heard.cuts > 0


async def test_a_hold_of_the_next_visitor_does_not_start_it() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await hold(visitor, "5")
        await visitor.press("2", "/", "2", "1")
        assert visitor.at_rest()
        await hold(visitor, "5")
        assert not visitor.app.voice.on
        visitor.clock.advance(INVITED_S + 1)
        await hold(visitor, "5")
        assert not visitor.app.voice.on


async def test_a_hold_during_the_warning_is_answered_as_well() -> None:
    heard, times = Heard(), Times()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await visitor.passes(times.idle_s + 1)
        assert visitor.shows(IdleScreen)
        await hold(visitor, "5")
        assert heard.said == [invitation(visitor)]


def manner(visitor: Visitor) -> Manner:
    return visitor.app.attendant.aloud.tuning.now


async def test_volume_and_speed_change_by_keys_and_each_is_said_at_the_new_one() -> None:
    heard, speech = Heard(), Speech()
    async with visiting(sound=heard) as visitor:
        await visitor.at(ASK)
        await listening(visitor)
        await visitor.press("/", "3")
        assert visitor.shows(VoiceDialog)
        await visitor.passes(0.5)
        heard.fresh()
        for key, volume, speed in (("1", 1, 0), ("2", 0, 0), ("3", 0, -1), ("4", 0, 0), ("4", 0, 1)):
            await visitor.press(key)
            wanted = Manner(speech.volume + volume * speech.volume_step, speech.speed + speed * speech.speed_step)
            assert manner(visitor) == wanted
            told = visitor.library.words("kiosk.tuning.state", volume=wanted.volume, speed=wanted.speed)
            assert heard.fresh() == [told]
            assert told in visitor.text()
        await visitor.press("enter")
        assert visitor.shows(FindingsScreen)
        assert visitor.app.controller.manner() == manner(visitor)


@pytest.mark.parametrize(("key", "end"), [("1", LOUDEST), ("2", SOFTEST), ("3", SLOWEST), ("4", FASTEST)])
async def test_the_voice_goes_only_so_far_and_says_so(key: str, end: int) -> None:
    async with visiting(sound=Heard()) as visitor:
        await visitor.at(ASK)
        await listening(visitor)
        await visitor.press("/", "3", *[key] * 12)
        now = manner(visitor)
        assert end == (now.volume if key in "12" else now.speed)
        assert visitor.library.words("kiosk.tuning.end") in visitor.text()


@pytest.mark.parametrize("end", [("/", "2", "1"), ("/", "3", "0")])
async def test_it_speaks_as_usual_after_the_visit_or_once_it_was_turned_off(end: tuple[str, ...]) -> None:
    async with visiting(sound=Heard()) as visitor:
        await visitor.at("summary")
        await listening(visitor)
        await visitor.press("/", "3", "1", "3", "enter")
        assert manner(visitor) != Manner()
        await visitor.press(*end)
        assert manner(visitor) == Manner()
        assert not visitor.app.voice.on


async def test_without_a_voice_that_is_on_the_desk_page_offers_no_change() -> None:
    async with visiting(sound=Heard()) as visitor:
        await visitor.at(ASK)
        await visitor.press("/", "3")
        assert visitor.shows(DeskDialog)
        assert visitor.library.words("kiosk.desk.voice") not in visitor.text()


async def test_staff_set_the_volume_for_all_visitors_until_the_kiosk_restarts() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.press("/", "9", *PIN, "enter", "6")
        assert visitor.shows(VoiceDialog)
        await visitor.press("3", "4", "0")
        assert manner(visitor) == Manner()
        await visitor.press("2", "2", "2", "2")
        assert heard.said
        assert visitor.library.words("kiosk.tuning.end") in visitor.text()
        await visitor.press("enter")
        assert visitor.shows(StaffMenu)
        await visitor.press("-")
        await visitor.at(ASK)
        await listening(visitor)
        assert manner(visitor) == Manner(volume=40)
        await visitor.press("/", "3", "1", "enter", "/", "2", "1")
        assert manner(visitor) == Manner(volume=40)


async def test_where_the_clinic_wants_no_voice_its_volume_is_not_in_the_menu() -> None:
    async with visiting(voice=False) as visitor:
        await visitor.press("/", "9", *PIN, "enter", "6")
        assert visitor.shows(StaffMenu)
        assert visitor.library.words("kiosk.menu.volume") not in visitor.text()


@contextmanager
def no_visit_begun(visitor: Visitor) -> Iterator[None]:
    yield
    assert visitor.at_rest()


async def test_the_first_screen_says_aloud_every_so_many_minutes_how_to_hear_it() -> None:
    heard = Heard()
    async with visiting(sound=heard, speech=Speech(offer_min=OFFER_MIN)) as visitor:
        with no_visit_begun(visitor):
            await visitor.passes(60 * OFFER_MIN - 1)
            assert not heard.said
            for _ in range(2):
                await visitor.passes(2)
                assert heard.fresh() == [visitor.library.words("kiosk.voice.offer")]
                await visitor.passes(60 * OFFER_MIN - 2, steps=60)
                assert not heard.said


async def test_it_is_never_said_unless_the_clinic_wants_it() -> None:
    heard = Heard()
    async with visiting(sound=heard) as visitor:
        await visitor.passes(4 * 3600, steps=600)
        assert not heard.said


async def test_it_is_never_said_during_a_visit_nor_where_no_voice_is() -> None:
    heard, offering = Heard(), Speech(offer_min=OFFER_MIN)
    slow = Times(idle_s=600)
    async with visiting(sound=heard, speech=offering, times=slow) as visitor:
        await visitor.passes(60 * OFFER_MIN - 1, steps=60)
        await visitor.at(ASK)
        for _ in range(4):
            await visitor.passes(500, steps=100)
            await visitor.press("+", "-")
        assert visitor.shows(FindingsScreen)
        assert not heard.said
        await visitor.press("/", "2", "1")
        # It counts anew from the moment when the first screen came back.
        await visitor.passes(60 * OFFER_MIN - 5, steps=60)
        assert visitor.shows(AttractScreen)
        assert not heard.said
    async with visiting(sound=heard, speech=offering, mute=("en",)) as visitor:
        await visitor.passes(3600, steps=60)
        assert not heard.said
