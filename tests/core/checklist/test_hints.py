"""Hints: how to answer is said once for each kind of page, and every tick page says what an empty row means."""

from __future__ import annotations

from coach.core.checklist.hints import hint
from coach.core.library import Library
from tests.support import small


def three_of_each() -> Library:
    names = ("one", "two", "three")
    rows = [small.page(f"rows-{name}", f"row-{name}") for name in names]
    ticks = [small.page(f"ticks-{name}", f"tick-{name}", form="ticks") for name in names]
    questions = [small.finding(f"{kind}-{name}") for kind in ("row", "tick") for name in names]
    return small.library(questions, [*rows, *ticks])


def test_the_first_page_of_a_kind_says_how_to_answer_and_later_ones_leave_it_to_the_keys() -> None:
    library = three_of_each()
    said = [hint(page, library) for page in library.pages[:3]]

    assert said == [library.words("hint.rows"), "", ""]


def test_every_tick_page_says_what_an_empty_row_means() -> None:
    library = three_of_each()
    said = [hint(page, library) for page in library.pages[3:]]

    assert said == [library.words("hint.ticks"), *[library.words("hint.ticks-again")] * 2]
    assert all(library.words("hint.ticks-again") in each for each in said)


def test_a_page_of_another_part_of_the_visit_says_it_again() -> None:
    pages = [small.page("first", "ill"), small.page("second", "sore", part="quick")]
    library = small.library([small.finding("ill"), small.finding("sore")], pages)

    assert [hint(page, library) for page in library.pages] == [library.words("hint.rows")] * 2


def test_a_page_with_a_hint_of_its_own_shows_that() -> None:
    library = small.library([small.finding("ill")], [small.page("first", "ill", hint="Today")])

    assert hint(library.pages[0], library) == "Today"
