"""The search for answers that meet a requirement finds only possible answers, and all of them."""

from __future__ import annotations

from hypothesis import given

from coach.checking.mentions import Mention, mentions
from coach.checking.paths import Paths
from coach.core.checklist.cases import Case, case_answers
from coach.core.content.conditions import Requirement
from coach.core.content.levels import Level
from coach.core.content.questions import Page, Question
from coach.core.library import Library
from coach.core.triage.answers import Answers, Value, meets, without_closed
from tests.support.answer_strategies import answers
from tests.support.cases import in_turn
from tests.support.shipped import shipped
from tests.support.small import choice, finding, library, number, page, several

RULES = [mention for mention in mentions(shipped()) if mention.kind == "rule"]
PATHS = Paths(shipped())


@in_turn(RULES)
def test_the_least_answers_to_each_shipped_rule_can_be_given_and_fire_it(mention: Mention) -> None:
    known = shipped()
    for path in PATHS.meeting(mention.requirement):
        given_answers = next(PATHS.answers(path))
        told = {name: list(value) if isinstance(value, tuple) else value for name, value in given_answers.items()}
        whole = case_answers(Case(id="least", answers=told, expect=Level.SELF_CARE, why="Least"), known)

        assert without_closed(given_answers, known.pages, known.questions) == given_answers
        assert given_answers.items() <= whole.items()
        assert mention.id in {reason.rule for reason in known.triage.assess(whole).reasons}


@given(answers())
def test_whatever_answers_meet_a_rule_hold_one_of_its_least_paths(given_answers: dict[str, Value]) -> None:
    known = shipped()
    kept = without_closed(given_answers, known.pages, known.questions)
    for mention in RULES:
        if meets(mention.requirement, kept, known.questions):
            least = (each for path in PATHS.meeting(mention.requirement) for each in PATHS.answers(path))
            assert any(_within(each, kept) for each in least)


def _within(least: Answers, kept: Answers) -> bool:
    return all(name in kept and _at_least(value, kept[name]) for name, value in least.items())


def _at_least(value: Value, given_value: Value) -> bool:
    if isinstance(value, tuple) and isinstance(given_value, tuple):
        return set(value) <= set(given_value)
    if isinstance(value, int) and isinstance(given_value, int):
        return value <= given_value
    return value == given_value


def least(questions: list[Question], pages: list[Page], **requirement: object) -> list[Answers]:
    """Return all smallest answers that meet a requirement of a made-up library."""
    made: Library = library(questions, pages)
    paths = Paths(made)
    return [each for path in paths.meeting(Requirement.model_validate(requirement)) for each in paths.answers(path)]


def test_a_gate_brings_in_what_opens_it_the_weakest_answer_first() -> None:
    questions = [finding("a"), finding("b", when={"all": ["a?"]})]

    assert least(questions, [page("one", "a", "b")], all=["b"]) == [
        {"a": "unsure", "b": "yes"},
        {"a": "yes", "b": "yes"},
    ]


def test_a_gate_looks_back_only() -> None:
    questions = [finding("a"), finding("b", when={"all": ["a"]})]

    assert least(questions, [page("one", "b"), page("two", "a")], all=["b"]) == []


def test_a_question_on_two_pages_is_asked_where_its_page_is_open() -> None:
    questions = [choice("way", "long", "short"), finding("a")]
    ways = [page("long", "a", when={"all": ["way:long"]}), page("short", "a", when={"all": ["way:short"]})]
    pages = [page("first", "way", form="single"), *ways]

    assert least(questions, pages, all=["a"]) == [{"a": "yes", "way": "long"}, {"a": "yes", "way": "short"}]
    assert least(questions, pages, all=["a", "way:short"]) == [{"a": "yes", "way": "short"}]


def test_ticks_of_a_list_hold_together_and_choices_do_not() -> None:
    questions = [several("where", "leg", "back"), choice("age", "young", "old")]
    pages = [page("one", "where", form="single"), page("two", "age", form="single")]

    assert least(questions, pages, all=["where:leg", "where:back"]) == [{"where": ("leg", "back")}]
    assert least(questions, pages, all=["age:young", "age:old"]) == []
    assert least(questions, pages, any=["age:young", "age:old"], at_least=2) == []


def test_a_number_is_tried_at_the_values_where_a_condition_changes() -> None:
    bands = [{"id": "first", "low": 0, "high": 2}, {"id": "later", "low": 3, "high": 9}]
    questions = [number("days", 9, bands=bands)]

    pages = [page("one", "days", form="single")]
    assert least(questions, pages, all=["days:later"]) == [{"days": 3}]
    assert least(questions, pages, all=["days:first", "days:later"]) == []


def test_parts_that_are_left_out_ask_nothing() -> None:
    made = library([finding("a")], [page("one", "a", part="setup")])

    assert Paths(made).meets("a")
    assert not Paths(made, ("check",)).meets("a")
