"""The tour plays by itself, and ends at any key or when all has been shown."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Static

from coach.core.content.levels import Level
from coach.core.content.tour import tour_seconds
from coach.core.library import Library
from coach.loading.assembly import load_library
from coach.loading.place import SHIPPED, ContentPlace
from coach.screens.tour.scenes import CheckView, MoveView, SceneView
from coach.screens.tour.stage import TourStage
from coach.widgets.card import LevelCard
from coach.widgets.large_words import LargeWords
from coach.widgets.picture import Picture
from coach.widgets.rows import Row
from coach.widgets.turning import Turning
from tests.support.hand import Hand
from tests.support.kiosk import visiting
from tests.support.touring import comes, says, touring
from tests.support.whole_words import clipped

CODES = ("en", *SHIPPED.codes())
PLACES = [ContentPlace(language=code) for code in CODES]


def shown(person: Hand) -> list[SceneView]:
    return [view for view in person.screen.query(SceneView) if view.display]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_each_scene_is_shown_alone_with_its_words(library: Library, size: tuple[int, int]) -> None:
    async with touring(size=size) as person:
        for scene in library.scenes:
            await comes(person, library, scene.id)
            assert len(shown(person)) == 1


async def test_a_page_of_the_check_is_answered_row_by_row(library: Library) -> None:
    async with touring() as person:
        await person.until(lambda: bool(shown(person)))
        view = person.screen.query_one(CheckView)

        def answers() -> int:
            return sum(row.told[1].strip() == "no" for row in view.query(Row))

        assert answers() == 0
        person.clock.advance(library.scenes[0].seconds / 2)
        await person.until(lambda: answers() == 2)


async def test_the_ring_counts_the_seconds_of_its_scene_beside_a_figure(library: Library) -> None:
    async with touring() as person:
        await comes(person, library, "move")
        view = person.screen.query_one(MoveView)
        figure, ring = view.query(Picture)
        await person.until(lambda: ring.image is not None and figure.image is not None)
        before = ring.image
        person.clock.advance(1)
        await person.until(lambda: ring.image is not before)


async def test_a_result_is_the_card_that_the_content_has_for_it(library: Library) -> None:
    async with touring() as person:
        await comes(person, library, "result")
        guidance = library.levels[Level.SELF_CARE]
        card = person.screen.query_one(LevelCard)
        texts = [str(text.content) for text in card.query(Static)]
        assert texts == [
            f"{guidance.glyph} {guidance.name.upper()}",
            library.actions[guidance.action].home,
            library.actions[guidance.action].detail,
        ]


async def test_it_says_what_it_is_not(library: Library) -> None:
    async with touring() as person:
        await comes(person, library, "limits")
        for key in ("welcome.scope", "welcome.worried", "welcome.unreviewed", "welcome.now"):
            assert says(person, library.words(key))


@pytest.mark.parametrize("key", ["enter", "space", "escape", "q", "x", "5", "up", "f1", "?"])
async def test_any_key_ends_it(key: str) -> None:
    async with touring() as person:
        await person.press(key)
        await person.until(lambda: not person.app.is_running)
        assert person.app.return_code == 0


async def test_it_ends_by_itself_once_all_was_shown(library: Library) -> None:
    async with touring() as person:
        await comes(person, library, library.scenes[-1].id)
        assert person.app.is_running
        person.clock.now = 1000.0 + tour_seconds(library.scenes)
        await person.until(lambda: not person.app.is_running)
        assert person.app.return_code == 0


async def test_where_nothing_may_move_the_words_of_all_scenes_stand_still(library: Library) -> None:
    async with touring(still=True) as person:
        for scene in library.scenes:
            assert says(person, scene.title)
            assert says(person, scene.text)
        assert not person.screen.query(Picture)
        person.clock.advance(tour_seconds(library.scenes) + 1)
        await person.settle()
        assert person.app.is_running
        await person.press("enter")
        await person.until(lambda: not person.app.is_running)


async def test_the_kiosk_plays_the_same_scenes_and_one_key_starts_a_visit(library: Library) -> None:
    async with visiting(size=(120, 33)) as visitor:
        for scene in library.scenes:
            await comes(visitor, library, scene.id)
        visitor.clock.now = 1000.0 + tour_seconds(library.scenes) + 1
        await visitor.until(lambda: says(visitor, library.scenes[0].text))
        assert visitor.at_rest()
        await visitor.press("5")
        assert not visitor.at_rest()


async def test_beside_the_kiosks_headline_nothing_else_is_large(library: Library) -> None:
    async with visiting(size=(120, 33)) as visitor:
        await comes(visitor, library, "move")
        large: list[Any] = [words for words in visitor.screen.query(LargeWords) if words.has_class("-large")]
        assert len(large) == 1
        assert not any(isinstance(each, TourStage) for each in large[0].ancestors)


async def test_a_voice_reads_the_kiosks_first_screen_without_what_plays(library: Library) -> None:
    async with visiting(size=(80, 24)) as visitor:
        told = visitor.narrated()
        for scene in library.scenes:
            await comes(visitor, library, scene.id)
            assert visitor.narrated() == told
        assert library.words("kiosk.attract.title") in told


async def test_no_scene_offers_the_key_for_more(library: Library) -> None:
    async with visiting(size=(80, 22)) as visitor:
        for scene in library.scenes:
            await comes(visitor, library, scene.id)
            assert library.words("keys.more") not in visitor.text().splitlines()[-1]


async def test_the_kiosk_plays_it_without_colours_too(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with visiting(size=(120, 33)) as visitor:
        await comes(visitor, library, "move")
        await visitor.until(lambda: all(picture.image for picture in visitor.screen.query_one(MoveView).query(Picture)))
        await visitor.until(lambda: "█" in visitor.account())


async def test_the_tour_is_drawn_as_finely_as_the_person_chose(library: Library) -> None:
    async with touring(size=(120, 36), pictures="sextants") as person:
        await comes(person, library, "move")
        figure, ring = person.screen.query_one(MoveView).query(Picture)
        (title,) = person.screen.query(LargeWords)
        await person.until(lambda: figure.image is not None and ring.image is not None)
        for picture in (figure, ring, title.query_one(Picture)):
            assert picture.image is not None
            assert picture.image.width == 2 * picture.size.width
            assert picture.image.height == 3 * picture.size.height


@pytest.mark.parametrize("place", PLACES, ids=CODES)
async def test_on_the_kiosks_first_screen_no_word_of_a_scene_is_cut(place: ContentPlace) -> None:
    library = load_library(place)
    async with visiting(size=(80, 22), libraries=(library,)) as visitor:
        found = []
        for scene in library.scenes:
            await comes(visitor, library, scene.id)
            await visitor.settle()
            found += [f"{scene.id}: {each}" for each in clipped(visitor.screen)]
        assert found == []


async def test_a_list_that_plays_shows_again_what_had_no_room_before(library: Library) -> None:
    async with visiting(size=(80, 22)) as visitor:
        await comes(visitor, library, "check")
        rows = visitor.screen.query_one(CheckView).query(Row)
        await visitor.until(lambda: not rows.last().visible)
        await visitor.resize(80, 30)
        await visitor.until(lambda: all(row.visible for row in rows))


@pytest.mark.parametrize("name", ["check", "result", "summary", "limits"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_at_home_every_word_of_a_scene_has_room(library: Library, name: str, size: tuple[int, int]) -> None:
    async with touring(size=size) as person:
        await comes(person, library, name)
        (view,) = shown(person)
        await person.settle()
        assert view.max_scroll_y == 0
        assert all(each.max_scroll_y == 0 for each in view.query(Turning))
