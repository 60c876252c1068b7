"""The bar and the minutes of the top line."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from coach.core.checklist.progress import SEGMENTS, Progress, progress
from coach.core.content.questions import Page
from coach.core.library import Library
from coach.core.triage.answers import Answers, Value, asked
from coach.core.visit import journey
from coach.core.visit.state import Visit
from tests.support import small
from tests.support.answer_strategies import CHECK, answers
from tests.support.examples import SOME
from tests.support.shipped import shipped
from tests.support.visits import CALM, new_visit
from tests.support.walking import answering


def come(visit: Visit, page: Page) -> Progress:
    return progress(
        page, visit.answers, lambda given_so_far: journey.pages_if(given_so_far, visit, shipped()), shipped()
    )


def walk_of(given_answers: dict[str, Value]) -> list[Progress]:
    """What each page of a check shows, up to the review or an emergency."""
    visit, shown = new_visit(), list[Progress]()
    while (step := journey.next_step(visit, shipped())).page is not None:
        shown.append(come(visit, step.page))
        visit = answering(visit, step, given_answers, shipped())
    return shown


@SOME
@given(answers((*CHECK, "unlock")))
def test_whatever_is_answered_the_bar_never_shrinks_and_is_full_on_no_page(given_answers: dict[str, Value]) -> None:
    filled = [each.filled for each in walk_of(given_answers)]

    assert filled[0] == 0
    assert filled == sorted(filled)
    assert filled[-1] < SEGMENTS


@SOME
@given(answers((*CHECK, "unlock")))
def test_whatever_is_answered_the_minutes_left_never_grow(given_answers: dict[str, Value]) -> None:
    left = [each.minutes for each in walk_of(given_answers)]

    assert left == sorted(left, reverse=True)
    assert left[-1] >= 1


def test_a_calm_person_sees_the_bar_grow_almost_to_its_end() -> None:
    shown = walk_of(dict(CALM))

    assert shown[-1] == Progress(SEGMENTS - 1, 1)
    assert len({each.filled for each in shown}) > SEGMENTS / 2


def two_ways() -> Library:
    """A check with a short and a long way, and a page that only an answer opens."""
    long = {"all": ["way:long"]}
    questions = [small.choice("way", "short", "long"), *(small.finding(name) for name in "abcd"), small.finding("more")]
    library = small.library(
        questions,
        [
            small.page("way", "way", form="single"),
            small.page("a", "a"),
            small.page("more", "more", when={"all": ["a?"]}),
            *(small.page(name, name, when=long) for name in "bcd"),
        ],
    )
    return replace(library, planning=library.planning.model_copy(update={"usual": {"way": "short"}}))


def at(page: str, library: Library, **given_answers: Value) -> Progress:
    def opened(given_so_far: Answers) -> list[Page]:
        return [each for each in library.pages if asked(each, given_so_far, library.questions)]

    return progress(library.page(page), given_answers, opened, library)


def test_a_page_that_an_answer_opened_takes_nothing_back() -> None:
    library = two_ways()

    on_opened = at("more", library, way="long", a="yes")
    assert on_opened.filled == at("b", library, way="long", a="yes").filled > at("a", library, way="long").filled


def test_the_first_answer_decides_how_long_the_way_is() -> None:
    library = two_ways()

    assert at("a", library, way="short").filled > at("a", library, way="long").filled > 0
    assert at("way", library, way="long").filled == 0


def test_a_way_that_is_longer_than_usual_never_adds_to_the_minutes_told_at_first() -> None:
    library = two_ways()
    long_words = library.questions["b"].model_copy(update={"words": "word " * 400})
    library = replace(library, questions={**library.questions, "b": long_words})

    assert at("b", library, way="long").minutes == at("way", library).minutes
