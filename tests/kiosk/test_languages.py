"""A kiosk with more than one language: a visitor chooses one by number, and the default is back after the visit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import pytest
from pypdf import PdfReader

from coach.core.content.questions import Page
from coach.core.errors import LanguageError
from coach.core.library import Library
from coach.core.session.sound import Sound
from coach.export.printing.cups import PrintResult
from coach.kiosk.app import KioskApp
from coach.kiosk.carry_over import Beginning
from coach.kiosk.config.file import Alert, KioskConfig
from coach.kiosk.config.times import Times
from coach.kiosk.counts.file import CountsFile
from coach.kiosk.languages import KioskLanguages
from coach.kiosk.main import kiosk_context
from coach.kiosk.screens.attract import NOTICE_LINES, AttractScreen, StaffNotice
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.screens.notice import NoticeScreen
from coach.kiosk.screens.staff import StaffMenu
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.loading.sentences import in_words, sentence
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.checklist.single import NumberScreen, SeveralScreen
from coach.screens.pages.emergency import EmergencyScreen
from coach.screens.player.player import PlayerScreen
from coach.widgets.picture import Picture
from tests.support.clocks import FakeClock
from tests.support.hand import at_keys
from tests.support.kiosk import NOON, NOT_RUNG, PIN, Bell, Visitor, faked_context, visiting
from tests.support.listening import Heard, listening
from tests.support.shipped import shipped
from tests.support.tour import STOPS, go
from tests.support.translated import CODE, MARK
from tests.support.whole_words import Drawn, cut_texts

ASK = "page:danger-signs"
TIMES = Times()


class Paper:
    """A printer that keeps what it gets."""

    def __init__(self, pages: list[bytes]) -> None:
        self._pages = pages

    def run(self, document: bytes) -> PrintResult:
        """Keep a page."""
        self._pages.append(document)
        return PrintResult.PRINTED

    def leave(self) -> None:
        """Take nothing back."""


@pytest.fixture(scope="module")
def both(bilingual: Path) -> tuple[Library, ...]:
    """The content in its own language and in another."""
    return (shipped(), load_library(ContentPlace(bilingual, language=CODE)))


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> dict[str, Heard]:
    """What the kiosk says, by the code of the language."""
    made: dict[str, Heard] = {}

    def make(language: str, ring: Callable[[], object], **manner: object) -> Sound:
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
        assert all(room.contains_region(each.region) for each in visitor.screen.query(".texts > *") if each.display)
        notice = visitor.screen.query_one(".notice")
        assert notice.region.height == NOTICE_LINES
        assert visitor.screen.region.contains_region(notice.region)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_line_for_staff_takes_the_room_of_the_offer_and_not_of_the_disclaimer(
    size: tuple[int, int], both: tuple[Library, ...]
) -> None:
    spanish = load_library(ContentPlace(language="es"))
    async with visiting(libraries=(spanish, *both), size=size) as visitor:
        assert isinstance(visitor.screen, AttractScreen)
        offer = Drawn(visitor.screen).lines(visitor.screen)
        words = spanish.words
        names = ("alert", "counts", "printer", "example", "overdue-short")
        everything = words.listed([words(f"kiosk.staff.{name}") for name in names])
        short = words("kiosk.staff.short", all=everything)

        visitor.screen.tell_staff(StaffNotice("No ring. " * 40, short))
        await visitor.settle()
        assert list(cut_texts(visitor.screen)) == []
        assert words("kiosk.attract.staff", notice=short) in " ".join(visitor.text().split())

        visitor.screen.tell_staff(StaffNotice("", ""))
        await visitor.settle()
        assert Drawn(visitor.screen).lines(visitor.screen) == offer


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
            assert (MARK in unnamed(visitor.text())) is marked, key
            await visitor.press("/")
            assert (MARK + shipped().words("kiosk.desk.title") in visitor.text()) is marked, key
            await visitor.app.wipe()


async def test_after_start_over_the_first_language_is_back(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=both) as visitor:
        await visitor.press("2", "/", "2")
        await visitor.until(visitor.at_rest)
        await visitor.press("1")
        await visitor.settle()
        assert MARK not in unnamed(visitor.text())
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
        assert MARK not in unnamed(visitor.text())


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


@pytest.mark.parametrize(("clinic", "told"), [(None, 0), (1, 1)])
async def test_the_page_of_a_visitor_has_the_therapist_s_part_in_the_clinic_s_language(
    both: tuple[Library, ...], clinic: int | None, told: int
) -> None:
    pages: list[bytes] = []
    languages = KioskLanguages(both, None if clinic is None else both[clinic])
    with patch("tests.support.kiosk.KioskLanguages", lambda _: languages):
        async with visiting(libraries=both, make_job=lambda _: Paper(pages)) as visitor:
            await visitor.press("2")
            await visitor.at("summary")
            await visitor.press("3")
            await visitor.until(lambda: bool(pages))

    text = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pages[0])).pages).split())
    assert MARK + shipped().words("result.watch-for") in text
    assert both[told].words("handover.part") in text
    assert (MARK + shipped().words("handover.part") in text) == bool(told)


async def test_staff_are_told_in_the_first_language_whoever_is_there(both: tuple[Library, ...]) -> None:
    alert = Alert(command=("/usr/bin/ring-desk",))
    async with visiting(libraries=both, bell=Bell(trouble=NOT_RUNG), alert=alert) as visitor:
        await visitor.press("2")
        visitor.clock.advance(2 * 365 * 24 * 3600)
        visitor.app.alarmed()
        overdue = len(shipped().overdue(NOON.replace(year=NOON.year + 2).date()))
        assert visitor.app.staff.notice().whole == f"{NOT_RUNG} {shipped().words('kiosk.staff.overdue', count=overdue)}"


async def test_each_reason_why_something_fails_is_told_in_the_first_language(
    both: tuple[Library, ...], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    first = both[1]
    lacking = sentence("kiosk.no-queue", name="Front-Desk")
    async with visiting(
        libraries=(first, both[0]),
        bell=Bell(trouble=NOT_RUNG),
        alert=Alert(command=("/usr/bin/ring-desk",)),
        counts=CountsFile(tmp_path / "file"),
        shortcomings=[("example", lacking)],
    ) as visitor:
        visitor.app.alarmed()
        await asyncio.to_thread(visitor.app.staff.printed, PrintResult.STOPPED)
        await visitor.until(lambda: "example" in visitor.app.context.troubles.present)
        told = visitor.app.context.troubles.present
    assert told["alert"] == in_words(NOT_RUNG, first.words)
    assert told["printer"] == first.words("print.stopped")
    assert told["example"] == in_words(lacking, first.words)
    assert all(reason.startswith(MARK) for reason in told.values()), told


async def test_the_pin_opens_the_staff_menu_in_the_first_language_whoever_was_there(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=both) as visitor:
        await visitor.press("2", "/", "9", *PIN, "enter")
        await visitor.until(lambda: visitor.shows(StaffMenu))
        assert shipped().words("kiosk.menu.title") in visitor.text()
        await visitor.press("9")
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
        assert MARK not in unnamed(spoken["en"].said[-1])


async def test_a_run_after_a_crash_begins_in_the_first_language(both: tuple[Library, ...]) -> None:
    place = faked_context(FakeClock(0.0), libraries=both)
    place.languages.choose(1)

    async with at_keys(Visitor(KioskApp(place, Beginning(shows="crash")), FakeClock())):
        assert place.library.words("kiosk.language") == "English"


# ---- Later in the visit ----


async def test_the_desk_s_key_offers_the_other_language_by_name_on_every_screen_of_a_visit(
    both: tuple[Library, ...],
) -> None:
    async with visiting(libraries=both) as visitor:
        await visitor.press("/")
        assert f"{MARK}English" not in visitor.text()
        await visitor.press("1", "1")
        assert f"/ Desk, see better, {MARK}English" in visitor.text()
        for step in ("page:danger-signs", "review", "result:self-care", "setup", "player", "summary"):
            await visitor.at(step)
            await visitor.press("/")
            assert f"{MARK}English" in visitor.text(), step
            await visitor.press("4")
            assert visitor.library.words("cue.language") == CODE, step
            assert MARK in unnamed(visitor.text()), step
            await visitor.press("/", "4")
            assert visitor.library.words("cue.language") == "en", step
            assert MARK not in unnamed(visitor.text()), step


async def test_rows_that_were_answered_and_opened_stay_as_they_are(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=both) as visitor:
        await visitor.press("1")
        await visitor.at(ASK)
        await visitor.press("1")
        rows, answers = answered_rows(visitor), visitor.app.controller.visit
        await visitor.press("/", "4")

        assert MARK in unnamed(visitor.text())
        assert answered_rows(visitor) == rows
        assert visitor.app.controller.visit == answers


async def test_ticks_that_were_not_given_yet_stay(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=both) as visitor:
        await visitor.press("1")
        page = next(each.id for each in visitor.library.pages if each.part == "check" and several(visitor, each))
        await visitor.at(f"page:{page}")
        assert isinstance(visitor.screen, SeveralScreen)
        await visitor.press("1", "3")
        ticked = visitor.screen.chosen
        await visitor.press("/", "4")

        assert isinstance(visitor.screen, SeveralScreen)
        assert len(ticked) == 2
        assert visitor.screen.chosen == ticked


async def test_a_number_that_is_half_typed_stays(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=both) as visitor:
        await visitor.press("1")
        await visitor.at("page:pain-number")
        assert isinstance(visitor.screen, NumberScreen)
        await visitor.press("4", "/", "4", "enter")

        assert visitor.app.controller.visit is not None
        assert visitor.app.controller.visit.answers["pain-now"] == 4


async def test_a_routine_goes_on_at_the_exercise_under_way(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=both) as visitor:
        await visitor.press("1")
        await visitor.at("player")
        assert isinstance(visitor.screen, PlayerScreen)
        await visitor.press("5", "6")
        step = visitor.screen.session.step
        await visitor.press("/", "4")

        assert isinstance(visitor.screen, PlayerScreen)
        assert step is not None
        after = visitor.screen.session.step
        assert after is not None
        assert after.exercise.id == step.exercise.id
        assert after.exercise.name == MARK + step.exercise.name


async def test_the_desk_is_rung_once_for_an_emergency_in_two_languages(both: tuple[Library, ...]) -> None:
    bell = Bell()
    async with visiting(libraries=both, bell=bell, alert=Alert(command=("/usr/bin/ring",))) as visitor:
        await visitor.press("1")
        await visitor.at("emergency", {"numb-between-legs": "yes"})
        assert visitor.shows(EmergencyScreen)
        rung = len(bell.commands)
        await visitor.press("/", "4")

        assert visitor.shows(EmergencyScreen)
        assert MARK in unnamed(visitor.text())
        assert (rung, len(bell.commands)) == (1, 1)


async def test_a_language_that_was_changed_later_is_gone_with_the_visit(both: tuple[Library, ...]) -> None:
    async with visiting(libraries=both) as visitor:
        await visitor.press("1", "/", "4", "/", "2")
        await visitor.until(visitor.at_rest)
        assert visitor.library.words("kiosk.language") == "English"
        await visitor.press("1")
        assert MARK not in unnamed(visitor.text())


async def test_the_shipped_languages_serve_a_visit_each() -> None:
    spanish = load_library(ContentPlace(language="es"))
    async with visiting(libraries=(shipped(), spanish)) as visitor:
        assert "Español" in visitor.text()
        await visitor.press("2")
        assert spanish.questions["fits-today"].words in visitor.text()
        await visitor.press("/", "4")
        assert shipped().questions["fits-today"].words in visitor.text()


def unnamed(text: str) -> str:
    """A text without what the other language calls itself, which the desk's key names in every language."""
    return text.replace(f"{MARK}English", "")


def answered_rows(visitor: Visitor) -> list[str]:
    """The sign before each row of the page in front, without the mark of the language."""
    assert isinstance(visitor.screen, FindingsScreen)
    return [each.state for each in visitor.screen.row_words()]


def several(visitor: Visitor, page: Page) -> bool:
    return visitor.library.questions[page.questions[0]].kind == "several"


# ---- The kiosk's file ----


def test_the_languages_of_the_file_are_read_in_its_order(bilingual: Path) -> None:
    place = kiosk_context(KioskConfig(content=bilingual, languages=(CODE, "en")))

    assert place.languages.names == (f"{MARK}English", "English")
    assert place.library.words("cue.language") == CODE


@pytest.mark.parametrize("offered", [("en", "es"), ("en",)])
def test_the_clinic_s_file_names_the_language_of_its_staff(tmp_path: Path, offered: tuple[str, ...]) -> None:
    file = tmp_path / "clinic.toml"
    file.write_text('language = "es"\n', "utf-8")

    languages = kiosk_context(KioskConfig(clinic=file, languages=offered)).languages

    assert languages.first.words("cue.language") == "en"
    assert languages.clinic.words("cue.language") == "es"
    assert len(languages.names or "1") == len(offered)


def test_a_file_with_one_language_offers_no_choice(bilingual: Path) -> None:
    place = kiosk_context(KioskConfig(content=bilingual, languages=(CODE,)))

    assert place.languages.names == ()
    assert place.library.words("cue.language") == CODE


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(LanguageError, match="cannot be read in 'pt'"):
        kiosk_context(KioskConfig(languages=("en", "pt")))


async def test_where_the_spanish_player_has_no_room_for_its_pictures_none_of_another_moment_stands() -> None:
    async with visiting(libraries=(load_library(ContentPlace(language="es")),)) as visitor:
        await go(visitor, STOPS["player-ready"])
        pictures = list(visitor.screen.query(Picture).exclude("LargeWords Picture"))
        await visitor.until(lambda: all(each.image for each in pictures))

        await visitor.resize(60, 20)
        await visitor.until(lambda: not any(each.image for each in pictures))
        assert all(each.alternative for each in pictures)

        await visitor.resize(80, 24)
        await visitor.until(lambda: all(each.image for each in pictures))
