"""The estimate of how long the questions take."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from coach.core.checklist import duration as estimate
from coach.core.library import Library
from coach.core.triage.answers import Value
from tests.support import small
from tests.support.answer_strategies import answers
from tests.support.examples import SOME
from tests.support.shipped import shipped


def two_pages() -> Library:
    chills = small.finding("chills", words="Are you shaking?", when={"all": ["fever"]})
    return small.library(
        [small.finding("fever", words="A fever?"), chills, small.choice("trend", "better", "the-same", words="trend:")],
        [small.page("ill", "fever", "chills", hint="Today"), small.page("trend", "trend", form="single")],
    )


def test_a_page_counts_its_words_and_those_of_its_open_rows() -> None:
    library = two_pages()

    assert estimate.word_count(library.pages[0], {}, library) == len(["ill", "ill:", "Today", "A", "fever?"])
    assert estimate.word_count(library.pages[0], {"fever": "yes"}, library) == len(
        ["ill", "ill:", "Today", "A", "fever?", "Are", "you", "shaking?"]
    )


def test_words_that_page_and_question_share_are_read_once() -> None:
    library = two_pages()

    hint = ["Press", "the", "number", "of", "your", "answer."]
    assert estimate.word_count(library.pages[1], {}, library) == len(["trend", "trend:", *hint, "better", "the-same"])


def test_the_words_below_a_body_chart_are_read_too() -> None:
    library = shipped()
    page = library.page("where-it-hurts")
    below = sum(len(view.words.split()) for view in library.bodies[0].views)

    bare = replace(library, bodies=())
    assert estimate.word_count(page, {"fits-today": "on-and-off"}, library) == below + estimate.word_count(
        page, {"fits-today": "on-and-off"}, bare
    )


def test_a_page_that_asks_nothing_has_no_words() -> None:
    closed = small.page("ill", "fever", when={"any": ["trend:better"]})
    library = small.library([small.finding("fever"), small.choice("trend", "better", "worse")], [closed])

    assert estimate.word_count(closed, {}, library) == 0
    assert estimate.seconds([closed], {}, library) == 0


def test_each_row_and_each_choice_is_an_item() -> None:
    library = two_pages()

    assert [estimate.items(page, {"fever": "yes"}, library) for page in library.pages] == [2, 2]


def test_reading_goes_at_160_words_a_minute_and_two_seconds_an_item() -> None:
    library = two_pages()

    assert estimate.seconds(library.pages[1:], {}, library) == 10 * 60 / 160 + 2 * 2


def test_any_part_of_a_minute_counts_as_one() -> None:
    library = two_pages()

    assert estimate.minutes([], {}, library) == 1
    assert estimate.minutes(library.pages, {}, library) == 1
    assert estimate.minutes(library.pages * 13, {}, library) == 3


@SOME
@given(answers())
def test_the_estimate_never_grows_as_pages_are_left_behind(given_answers: dict[str, Value]) -> None:
    library = shipped()
    lengths = [estimate.minutes(library.pages[start:], given_answers, library) for start in range(len(library.pages))]

    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(("share", "hasty"), [(-0.01, True), (0.0, False), (0.5, False)])
def test_a_page_of_signs_answered_in_less_than_its_share_of_the_reading_time_is_hasty(
    share: float, hasty: bool
) -> None:
    library = two_pages()
    page = library.pages[0]
    took = estimate.reading_seconds(page, {}, library) * (library.planning.haste.share + share)

    found = estimate.hasty_pages({"ill": took}, {}, library)

    assert found == ((estimate.HastyPage(page, took),) if hasty else ())


def test_only_pages_of_signs_that_were_shown_and_ask_something_are_hasty() -> None:
    library = two_pages()
    closed = replace(library, pages=(small.page("ill", "fever", when={"any": ["trend:better"]}), library.pages[1]))

    assert [each.page.id for each in estimate.hasty_pages({"ill": 0.0, "trend": 0.0}, {}, library)] == ["ill"]
    assert estimate.hasty_pages({"trend": 0.0}, {}, library) == ()
    assert estimate.hasty_pages({"ill": 0.0}, {}, closed) == ()
