"""A kiosk with more than one language: a visitor chooses one by number, and the default is back after the visit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coach.core.errors import LanguageError
from coach.core.library import Library
from coach.core.session.sound import Sound
from coach.kiosk.app import KioskApp
from coach.kiosk.config.file import Alert, KioskConfig
from coach.kiosk.config.times import Times
from coach.kiosk.main import kiosk_context
from coach.kiosk.screens.attract import NOTICE_LINES, AttractScreen, StaffNotice
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.notice import NoticeScreen
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from tests.support.clocks import FakeClock
from tests.support.hand import at_keys
from tests.support.kiosk import NOON, PIN, Bell, Visitor, faked_context, visiting
from tests.support.listening import Heard, listening
from tests.support.shipped import shipped
from tests.support.translated import CODE, MARK

ASK = "page:danger-signs"
TIMES = Times()


@pytest.fixture(scope="module")
def both(bilingual: Path) -> tuple[Library, ...]:
    """The content in its own language and in another."""
    return (shipped(), load_library(ContentPlace(bilingual, language=CODE)))


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> dict[str, Heard]:
    """What the kiosk says, by the code of the language."""
    made: dict[str, Heard] = {}

    def make(language: str, ring: Callable[[], object], *, aloud: bool = True) -> Sound:
        return made.setdefault(language, Heard())

    monkeypatch.setattr("coach.voice.sound.make_sound", make)
    return made


async def test_the_first_screen_offers_the_languages_by_number(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=both) as visitor:
        text = visitor.text()
        assert shipped().words("kiosk.attract.languages") in text
        assert shipped().words("kiosk.attract.start") not in text
        assert "English" in text
        assert f"{MARK}English" in text


async def test_three_languages_and_a_line_for_staff_leave_room_for_every_word(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=(*both, both[1]), size=(80, 24)) as visitor:
        assert isinstance(visitor.screen, AttractScreen)
        visitor.screen.tell_staff(StaffNotice("No ring. " * 40, "No ring, no counts. " * 6))
        await visitor.settle()
        room = visitor.screen.query_one(".texts").region
        assert all(room.contains_region(each.region) for each in visitor.screen.query(".texts > *"))
        notice = visitor.screen.query_one(".notice")
        assert notice.region.height == NOTICE_LINES
        assert visitor.screen.region.contains_region(notice.region)


async def test_with_one_language_any_key_starts() -> None:
    async with visiting() as visitor:
        assert shipped().words("kiosk.attract.languages") not in visitor.text()
        await visitor.press("2")
        assert not visitor.shows(AttractScreen)


async def test_a_key_of_no_language_starts_nothing(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=both) as visitor:
        for key in ("3", "9", "0", "enter", "+"):
            await visitor.press(key)
            assert visitor.at_rest(), key


async def test_the_number_of_a_language_begins_the_visit_in_it(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=both) as visitor:
        for key, marked in (("1", False), ("2", True)):
            await visitor.press(key)
            assert not visitor.shows(AttractScreen), key
            assert (MARK in visitor.text()) is marked, key
            await visitor.press("/")
            assert (MARK + shipped().words("kiosk.desk.title") in visitor.text()) is marked, key
            await visitor.app.wipe()


async def test_after_start_over_the_first_language_is_back(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=both) as visitor:
        await visitor.press("2", "/", "2")
        await visitor.until(visitor.at_rest)
        await visitor.press("1")
        await visitor.settle()
        assert MARK not in visitor.text()
        assert visitor.library.words("kiosk.language") == "English"


async def test_an_idle_visitor_is_warned_in_their_language_and_the_next_one_gets_the_first(
    both: tuple[Library, ...],
) -> None:
    async with visiting(libraries=both) as visitor:
        await visitor.press("2")
        await visitor.passes(TIMES.idle_s + 1)
        assert visitor.shows(IdleScreen)
        assert MARK + shipped().words("kiosk.idle.title") in visitor.text()
        await visitor.passes(TIMES.warning_s + 1)
        await visitor.until(visitor.at_rest)
        assert visitor.library.words("kiosk.language") == "English"
        await visitor.press("/")
        assert MARK not in visitor.text()


async def test_thanks_are_said_in_the_visitor_s_language_and_end_it(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=both) as visitor:
        await visitor.press("2")
        await visitor.at("summary")
        await visitor.press("0", "1")
        await visitor.until(lambda: visitor.shows(NoticeScreen))
        assert MARK + shipped().words("kiosk.done.title") in visitor.text()
        await visitor.press("enter")
        await visitor.until(visitor.at_rest)
        assert visitor.library.words("kiosk.language") == "English"


async def test_staff_are_told_in_the_first_language_whoever_is_there(both: tuple[Library, ...]) -> None:
    alert = Alert(command=("/usr/bin/ring",))
    async with visiting(libraries=both, bell=Bell(trouble="No ring."), alert=alert) as visitor:
        await visitor.press("2")
        visitor.clock.advance(2 * 365 * 24 * 3600)
        visitor.app.alarmed()
        overdue = len(shipped().overdue(NOON.replace(year=NOON.year + 2).date()))
        assert visitor.app.staff.notice().whole == f"No ring. {shipped().words('kiosk.staff.overdue', count=overdue)}"


async def test_the_pin_opens_the_way_out_in_any_language(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=both) as visitor:
        await visitor.press("2", "/", "9", *PIN, "enter")
        await visitor.until(lambda: not visitor.app.is_running)
        assert visitor.app.return_code == 0


async def test_the_voice_speaks_the_visitor_s_language(both: tuple[Library, ...], spoken: dict[str, Heard]) -> None:
    async with visiting(libraries=both) as visitor:
        await visitor.press("2")
        await listening(visitor)
        assert list(spoken) == [CODE]
        assert MARK in spoken[CODE].said[-1]
        await visitor.press("/", "2")
        await visitor.until(visitor.at_rest)
        await visitor.press("1")
        await listening(visitor)
        assert list(spoken) == [CODE, "en"]
        assert MARK not in spoken["en"].said[-1]


async def test_a_run_after_a_crash_begins_in_the_first_language(both: tuple[Library, ...]) -> None:
    place = faked_context(FakeClock(0.0), libraries=both)
    place.languages.choose(1)

    async with at_keys(Visitor(KioskApp(place, after_crash=True), FakeClock())):
        assert place.library.words("kiosk.language") == "English"


# ---- The kiosk's file ----


def test_the_languages_of_the_file_are_read_in_its_order(bilingual: Path) -> None:
    place = kiosk_context(KioskConfig(content=bilingual, languages=(CODE, "en")))

    assert place.languages.names == (f"{MARK}English", "English")
    assert place.library.words("cue.language") == CODE


def test_a_file_with_one_language_offers_no_choice(bilingual: Path) -> None:
    place = kiosk_context(KioskConfig(content=bilingual, languages=(CODE,)))

    assert place.languages.names == ()
    assert place.library.words("cue.language") == CODE


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(LanguageError, match="cannot be read in 'es'"):
        kiosk_context(KioskConfig(languages=("en", "es")))
