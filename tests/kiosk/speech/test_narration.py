"""What the voice says of each screen: all of it, in order, with keys by names that can be spoken."""

from __future__ import annotations

import re

from coach.kiosk.speech.narration import narrated_row
from coach.kiosk.speech.spoken import SIGNS, spoken
from coach.screens.tour.stage import TourStage
from coach.widgets.picture import Picture
from coach.widgets.rows import Row
from tests.support.kiosk import Visitor, visiting
from tests.support.tour import KINDS, STOPS, go

UNSAID = re.compile(r"(?:^|[ (])[-+*/.·](?:[ :)]|$)")
"""A character on its own that a voice would skip, or name in another language."""


def said(visitor: Visitor) -> str:
    return visitor.narrated()


def ill_said(words: str) -> list[str]:
    """Return the parts that a voice could not say, or would not say as sentences."""
    signs = [f"the sign {sign}" for sign in SIGNS if sign in words]
    alone = [f"a sign alone: {found}" for found in UNSAID.findall(words)]
    return [*signs, *alone, *([] if words and words[-1] in ".?!:" else ["no sentence at the end"])]


def asked_rows(visitor: Visitor) -> list[Row]:
    """Return the rows but for those of the tour, which asks nobody."""
    played = [row for stage in visitor.screen.query(TourStage) for row in stage.query(Row)]
    return [row for row in visitor.screen.query(Row) if row not in played]


def unsaid_rows(visitor: Visitor, words: str) -> list[str]:
    """Return the rows that are not said in order, or not with the key that picks them."""
    found, place = [], 0
    for row in asked_rows(visitor):
        key, _, text = row.told
        said_at = words.find(spoken(text, visitor.library.words), place)
        before = words[: max(said_at, 0)].rpartition("Press ")[2].removesuffix(": ")
        if said_at < 0 or (key and before not in (key, "the point")):
            found.append(f"{key} {text}")
        place = max(said_at, place)
    return found


async def test_each_kind_of_screen_is_said_in_sentences_with_its_rows_in_order_by_the_keys_that_take_them() -> None:
    async with visiting() as visitor:
        troubles: dict[str, list[str]] = {}
        rows = 0
        for name in KINDS:
            await go(visitor, STOPS[name])
            words = said(visitor)
            troubles[name] = [*ill_said(words), *unsaid_rows(visitor, words)]
            rows += len(visitor.screen.query(Row))
    assert {name: found for name, found in troubles.items() if found} == {}
    assert rows > len(KINDS)


async def test_a_screen_is_said_from_its_top_to_its_rows_to_its_keys() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["page:what-fits"])
        words = visitor.library.words
        order = [
            "Today",
            "Which of these is true today?",
            "Press 1: It hurts now",
            "Press 4: No pain",
            words("keys.desk"),
        ]
        places = [said(visitor).index(part) for part in order]
        assert places == sorted(places)


async def test_the_part_of_the_check_is_said_and_the_bar_beside_it_is_not() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["page:pain-number"])
        library = visitor.library
        where = library.page("pain-number").title
        assert said(visitor).startswith(f"{where}. about 1 minute left.")


async def test_the_keys_of_the_foot_are_said_by_name_and_those_beside_a_row_only_once() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["page:danger-signs"])
        words = said(visitor)
        assert "Press minus: Back." in words
        assert "Press plus: Why." in words
        assert "Press slash: Desk, see better." in words
        assert "Press star: Read aloud." in words
        await go(visitor, STOPS["mistake"])
        assert said(visitor).count("Press 1:") == 1
        assert said(visitor).count("Press 2:") == 1


async def test_an_answer_so_far_is_said_with_its_row() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["page:danger-signs"])
        await visitor.press("3", "2")
        first, second, third = list(visitor.screen.query(Row))[:3]
        words = said(visitor)
        assert f"{first.told[2]} Answer so far: not sure" in words
        assert f"{second.told[2]} Answer so far: no" in words
        assert narrated_row(visitor.screen, visitor.library.words) == third.told[2]


async def test_a_picture_is_said_by_its_words() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["player-ready"])
        # A line of text says what large words say.
        pictures = visitor.screen.query(Picture).exclude("LargeWords Picture")
        await visitor.until(lambda: all(each.alternative for each in pictures))
        words = said(visitor)
        assert len(pictures) == 2
        assert all(spoken(each.alternative, visitor.library.words) in words for each in pictures)


async def test_the_emergency_card_is_said_with_its_one_action_before_its_reasons() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["emergency"])
        words = said(visitor)
        assert words.index("Tell the desk now.") < words.index("You need a check now.")
        assert "Press 1: I have told the front desk." in words
        assert "I am getting help" not in words


async def test_a_number_to_call_is_said_digit_by_digit() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["attract"])
        assert "5 7 4, 4 9 8, 8 4 7 4" in said(visitor)
        await go(visitor, STOPS["emergency"])
        assert "9 1 1" in said(visitor)
        assert "911" not in said(visitor)


async def test_units_are_said_in_whole_words_and_a_time_of_the_routine_in_minutes_and_seconds() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["setup"])
        assert "March on the spot, 45 seconds" in said(visitor)
        await go(visitor, STOPS["player-ready"])
        assert "10 seconds in this step, 4 minutes 56 seconds in all." in said(visitor)


async def test_no_sentence_of_the_player_is_said_twice() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["player-ready"])
        sentences = said(visitor).split(". ")
        assert sorted(set(sentences)) == sorted(sentences)
