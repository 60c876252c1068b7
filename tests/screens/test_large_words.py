"""What must be read from two metres is large where the window has room, and plain text where it has not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Static

from coach.core.library import Library
from coach.kiosk.app import KioskApp
from coach.themes import THEMES, palette_of
from coach.widgets.large_words import LargeWords
from coach.widgets.picture import Picture
from coach.widgets.reader import Reader
from tests.support.cells import cells
from tests.support.clocks import FakeClock
from tests.support.colours import luminance
from tests.support.hand import at_keys
from tests.support.home import Driven, at_player, driven
from tests.support.home_screens import line, player
from tests.support.kiosk import Visitor, faked_context, visiting
from tests.support.playing import to_work
from tests.support.shipped import in_language
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked

NUMB = {**CALM, "pee-hard": "yes"}


def large(person: Driven) -> LargeWords:
    return person.screen.query_one(LargeWords)


def is_large(person: Driven) -> bool:
    picture, plain = large(person).query_one(Picture), large(person).query_one(".plain", Static)
    return bool(picture.display and picture.size.height >= 4 and not plain.display)


async def test_the_phase_is_large_where_there_is_room_and_always_a_line_of_text(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path, size=(120, 36)) as person:
        await at_player(person, library)
        await person.until(lambda: is_large(person))
        assert line(person, "phase")
        await person.resize(80, 24)
        await person.until(lambda: not is_large(person))
        assert line(person, "phase")
        assert large(person).size.height == 0


async def test_each_phase_has_large_words_of_its_own(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, size=(120, 36)) as person:
        await at_player(person, library)
        await person.until(lambda: is_large(person))
        ready = large(person).query_one(Picture).image
        await to_work(person)
        await person.until(lambda: large(person).query_one(Picture).image is not ready)
        work = large(person).query_one(Picture).image
        await person.press("space")
        await person.until(lambda: large(person).query_one(Picture).image is not work)
        assert line(person, "phase") == library.words("player.paused")


async def test_large_words_leave_the_ring_its_height(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, size=(120, 36)) as person:
        await at_player(person, library)
        await person.until(lambda: is_large(person))
        ring, figure = (player(person).query_one(f".{name}", Picture) for name in ("ring", "figure"))
        assert ring.size.height >= 20
        await person.until(lambda: figure.image is not None and figure.image.height == 2 * figure.size.height)
        assert figure.size.height >= 12


async def test_the_emergency_action_is_large_in_a_tall_window_and_plain_in_a_low_one(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path, size=(120, 36)) as person:
        await person.stand(walked(new_visit(), library, NUMB, "emergency"))
        await person.until(lambda: is_large(person))
        await person.resize(80, 24)
        await person.until(lambda: not is_large(person))
        plain = large(person).query_one(".plain", Static)
        assert plain.display
        assert str(plain.content) == library.actions["go-now"].home


async def test_a_voice_reads_the_emergency_action_once_whether_large_or_plain() -> None:
    spanish = in_language("es")
    action = spanish.actions["go-now"].kiosk
    async with visiting(size=(120, 36), libraries=(spanish,)) as visitor:
        await visitor.at("emergency", NUMB)
        await visitor.until(lambda: visitor.screen.query_one(LargeWords).has_class("-large"))
        assert visitor.narrated().count(action) == 1
        await visitor.resize(60, 20)
        await visitor.until(lambda: not visitor.screen.query_one(LargeWords).has_class("-large"))
        assert visitor.narrated().count(action) == 1


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["ground", "card"])
def test_large_words_have_the_contrast_of_a_kiosk_in_every_theme(theme: Theme, ground: str) -> None:
    palette = palette_of(theme)
    dark, light = sorted(luminance(Color(*palette[name])) for name in ("words", ground))

    assert (light + 0.05) / (dark + 0.05) >= 7


async def test_beneath_the_large_action_a_visitor_reads_what_to_say_at_the_desk_without_a_key(library: Library) -> None:
    async with visiting(size=(120, 33)) as visitor:
        await visitor.at("emergency", NUMB)
        await visitor.until(lambda: visitor.screen.query_one(LargeWords).has_class("-large"))
        await visitor.settle()
        reader = visitor.screen.query_one(Reader)
        heading, said = list(reader.query(Static))[:2]
        assert str(heading.content) == visitor.library.words("desk.heading")
        assert "empty" in str(said.content)
        assert reader.region.contains_region(heading.region)
        assert reader.region.contains_region(said.region)


async def test_on_a_console_the_large_action_is_bright_white_on_the_red_of_its_card() -> None:
    clock = FakeClock(1000.0)
    app = KioskApp(replace(faked_context(clock), terminal="linux"))
    async with at_keys(Visitor(app, clock), size=(120, 33)) as visitor:
        await visitor.at("emergency", NUMB)
        await visitor.until(lambda: visitor.screen.query_one(LargeWords).has_class("-large"))
        await visitor.settle()
        picture = visitor.screen.query_one(LargeWords).query_one(Picture)
        drawn = [cell for cell in cells(visitor.screen) if picture.region.contains(cell.column, cell.row)]

        assert drawn
        assert {cell.ink for cell in drawn} == {"ansi_bright_white"}
        assert {cell.ground for cell in drawn} <= {"ansi_red", "ansi_black"}
