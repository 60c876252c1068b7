"""Hints: how to answer is said once for each kind of page."""

from __future__ import annotations

from coach.core.checklist.hints import hint
from coach.core.library import Library
from tests.support import small


def three_of_each() -> Library:
    names = ("one", "two", "three")
    rows = [small.page(f"rows-{name}", f"row-{name}") for name in names]
    groups = [small.page(f"group-{name}", f"part-{name}", form="group") for name in names]
    questions = [small.finding(f"{kind}-{name}") for kind in ("row", "part") for name in names]
    return small.library(questions, [*rows, *groups])


def test_the_first_page_of_a_kind_says_how_to_answer_and_later_ones_leave_it_to_the_keys() -> None:
    library = three_of_each()
    said = [hint(page, library) for page in library.pages[:3]]

    assert said == [library.words("hint.rows"), "", ""]


def test_every_page_that_is_answered_as_a_whole_says_how() -> None:
    library = three_of_each()
    said = [hint(page, library) for page in library.pages[3:]]

    assert said == [library.words("hint.group")] * 3


def test_a_page_of_which_one_question_is_asked_is_not_answered_as_a_whole() -> None:
    library = three_of_each()

    assert hint(library.pages[3], library, singly=True) == library.words("hint.rows")


def test_a_page_of_another_part_of_the_visit_says_it_again() -> None:
    pages = [small.page("first", "ill"), small.page("second", "sore", part="quick")]
    library = small.library([small.finding("ill"), small.finding("sore")], pages)

    assert [hint(page, library) for page in library.pages] == [library.words("hint.rows")] * 2


def test_a_page_with_a_hint_of_its_own_shows_that() -> None:
    library = small.library([small.finding("ill")], [small.page("first", "ill", hint="Today")])

    assert hint(library.pages[0], library) == "Today"
