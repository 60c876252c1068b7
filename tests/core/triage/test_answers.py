"""Answers: what each question allows, and that a closed branch leaves none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.conditions import Requirement
from coach.core.content.questions import Question
from coach.core.errors import AnswersError
from coach.core.triage.answers import Value, accepted, allowed, asked, holds, meets, reasons, without_closed
from tests.support import small
from tests.support.answer_strategies import CHECK, answers, any_answers, value
from tests.support.shipped import shipped

FEVER = small.finding("fever")
SKIPPABLE = small.finding("sex", skippable=True)
PAIN = small.number("pain", bands=[{"id": "low", "low": 0, "high": 3}])
TREND = small.choice("trend", "better", "worse")
PLACE = small.several("place", "low", "leg")
CHOSEN = small.several("chosen", "bag", "bed", "walk", most=2, skippable=True)
RATED = small.number("rated", skippable=True)
QUESTIONS = {question.id: question for question in (FEVER, SKIPPABLE, PAIN, TREND, PLACE)}


@pytest.mark.parametrize(
    ("question", "raw", "taken"),
    [
        (FEVER, "unsure", "unsure"),
        (SKIPPABLE, "skipped", "skipped"),
        (PAIN, 0, 0),
        (PAIN, 10, 10),
        (TREND, "worse", "worse"),
        (PLACE, ["leg", "low"], ("leg", "low")),
        (PLACE, [], ()),
        (CHOSEN, ["bag", "walk"], ("bag", "walk")),
        (CHOSEN, "skipped", "skipped"),
        (RATED, 0, 0),
        (RATED, "skipped", "skipped"),
    ],
)
def test_an_answer_that_is_offered_is_taken(question: Question, raw: object, taken: Value) -> None:
    assert accepted(question, raw) == taken


@pytest.mark.parametrize(
    ("question", "raw", "offer"),
    [
        (FEVER, "maybe", '"yes", "no", "unsure"'),
        (FEVER, "skipped", '"yes", "no", "unsure"'),
        (FEVER, True, '"yes", "no", "unsure"'),
        (FEVER, ["yes"], '"yes", "no", "unsure"'),
        (SKIPPABLE, None, '"skipped"'),
        (PAIN, 11, "a whole number from 0 to 10"),
        (PAIN, -1, "a whole number from 0 to 10"),
        (PAIN, 3.5, "a whole number from 0 to 10"),
        (PAIN, True, "a whole number from 0 to 10"),
        (PAIN, "3", "a whole number from 0 to 10"),
        (TREND, "same", 'one of "better", "worse"'),
        (TREND, ["worse"], 'one of "better", "worse"'),
        (PLACE, "leg", 'a list of any of "low", "leg"'),
        (PLACE, ["arm"], 'a list of any of "low", "leg"'),
        (PLACE, [["leg"]], 'a list of any of "low", "leg"'),
        (PLACE, "skipped", 'a list of any of "low", "leg"'),
        (PAIN, "skipped", "a whole number from 0 to 10"),
        (RATED, 11, 'a whole number from 0 to 10, "skipped"'),
        (CHOSEN, ["bag", "bed", "walk"], 'a list of at most 2 of "bag", "bed", "walk", "skipped"'),
    ],
)
def test_an_answer_that_is_not_offered_is_refused_with_what_is(question: Question, raw: object, offer: str) -> None:
    with pytest.raises(AnswersError, match=f"^{question.id} = ") as refused:
        accepted(question, raw)

    assert offer in str(refused.value)


@given(st.data())
def test_every_answer_that_a_shipped_question_offers_is_taken(data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(list(shipped().questions.values())))
    offered = data.draw(value(question))

    raw = list(offered) if isinstance(offered, tuple) else offered

    assert accepted(question, raw) == offered
    assert allowed(question)


@pytest.mark.parametrize(
    ("condition", "answer", "met"),
    [
        ("fever", {"fever": "yes"}, True),
        ("fever", {"fever": "unsure"}, False),
        ("fever?", {"fever": "unsure"}, True),
        ("fever?", {"fever": "yes"}, True),
        ("fever?", {"fever": "no"}, False),
        ("sex?", {"sex": "skipped"}, False),
        ("fever?", {}, False),
        ("pain>=3", {"pain": 3}, True),
        ("pain>=3", {"pain": 2}, False),
        ("pain:low", {"pain": 3}, True),
        ("pain:low", {"pain": 4}, False),
        ("trend:worse", {"trend": "worse"}, True),
        ("trend:worse", {"trend": "better"}, False),
        ("place:leg", {"place": ("low", "leg")}, True),
        ("place:leg", {"place": ()}, False),
    ],
)
def test_a_condition_holds_by_the_answer_given(condition: str, answer: dict[str, Value], met: bool) -> None:
    assert holds(condition, answer, QUESTIONS) is met


@pytest.mark.parametrize(
    ("requirement", "met"),
    [
        (None, True),
        (Requirement(all=("fever",)), True),
        (Requirement(all=("fever", "trend:worse")), False),
        (Requirement(any=("trend:worse", "fever")), True),
        (Requirement(any=("trend:worse", "fever", "pain>=3"), at_least=2), True),
        (Requirement(any=("trend:worse", "fever", "pain>=4"), at_least=2), False),
        (Requirement(all=("fever",), any=("trend:worse",)), False),
    ],
)
def test_a_requirement_is_met_when_all_and_enough_of_any_hold(requirement: Requirement | None, met: bool) -> None:
    assert meets(requirement, {"fever": "yes", "pain": 3}, QUESTIONS) is met


def test_reasons_name_each_question_that_speaks_for_a_requirement_once() -> None:
    requirement = Requirement(all=("fever",), any=("pain>=3", "pain>=1", "trend:worse", "fever?"))

    assert reasons(requirement, {"fever": "yes", "pain": 3, "trend": "better"}, QUESTIONS) == ("fever", "pain")


def test_a_page_asks_its_open_questions_and_a_closed_page_none() -> None:
    chills = small.finding("chills", when={"any": ["fever?"]})
    questions = {"fever": FEVER, "chills": chills}
    page = small.page("ill", "fever", "chills")
    closed = small.page("ill", "fever", "chills", when={"all": ["pain>=3"]})

    assert asked(page, {}, questions) == ("fever",)
    assert asked(page, {"fever": "unsure"}, questions) == ("fever", "chills")
    assert asked(closed, {"fever": "yes", "pain": 2}, questions) == ()


def test_a_branch_that_closes_takes_what_hangs_on_it_along() -> None:
    questions = {
        "a": small.finding("a"),
        "b": small.finding("b", when={"all": ["a"]}),
        "c": small.finding("c", when={"all": ["b"]}),
    }
    pages = [small.page("one", "a"), small.page("two", "b"), small.page("three", "c")]

    assert without_closed({"a": "no", "b": "yes", "c": "yes"}, pages, questions) == {"a": "no"}


def test_an_answer_that_no_page_asks_for_is_dropped() -> None:
    assert without_closed({"fever": "yes", "trend": "worse"}, [small.page("one", "fever")], QUESTIONS) == {
        "fever": "yes"
    }


@given(st.one_of(answers(), any_answers()))
def test_what_is_kept_is_open_and_dropping_twice_drops_no_more(given_answers: dict[str, Value]) -> None:
    library = shipped()
    kept = without_closed(given_answers, library.pages, library.questions)
    open_now = {name for page in library.pages for name in asked(page, kept, library.questions)}

    assert set(kept) <= open_now
    assert kept.items() <= given_answers.items()
    assert without_closed(kept, library.pages, library.questions) == kept


@given(answers())
def test_answers_given_page_by_page_are_all_kept(given_answers: dict[str, Value]) -> None:
    library = shipped()

    assert without_closed(given_answers, library.pages, library.questions) == given_answers


@given(answers(), st.data())
def test_changing_one_answer_leaves_only_answers_to_open_questions(
    given_answers: dict[str, Value], data: st.DataObject
) -> None:
    library = shipped()
    name = data.draw(st.sampled_from(sorted(given_answers)))
    changed = {**given_answers, name: data.draw(value(library.questions[name]))}

    kept = without_closed(changed, library.pages, library.questions)

    open_now = {each for page in library.pages if page.part in CHECK for each in asked(page, kept, library.questions)}
    assert set(kept) <= open_now
