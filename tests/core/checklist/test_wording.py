"""Answers in words: sentences that can be said aloud, in doubt too, and a number by its band."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.core.checklist.wording import answer_said, answer_words, first_person
from coach.core.content.questions import Question
from coach.core.library import Library
from tests.support.shipped import shipped

FINDINGS = [each for each in shipped().questions.values() if each.kind == "finding"]


def doubted(question: Question, library: Library) -> str:
    (said,) = first_person(question, "unsure", library)
    return said


def test_a_doubt_is_a_sentence_around_the_answer(library: Library) -> None:
    assert doubted(library.questions["fever"], library) == "I am not sure whether I have a fever with my back pain"
    assert doubted(library.questions["both-legs"], library).startswith("I am not sure whether both legs are ")
    assert doubted(library.questions["cannot-keep-still"], library).startswith("I am not sure whether I cannot ")


@given(st.sampled_from(FINDINGS))
def test_no_doubt_has_a_capital_in_its_middle_or_a_colon_before_it(question: Question) -> None:
    clause = doubted(question, shipped()).removeprefix(shipped().words("answer.said-unsure", statement=""))

    first = clause.split()[0]
    assert first[0].islower() or first in shipped().words("answer.capitals").split()


def test_a_number_chosen_by_its_band_is_told_by_it_to_people_and_as_a_number_to_programs(library: Library) -> None:
    days = library.questions["days"]

    assert first_person(days, 7, library) == ("It began 3 to 7 days ago",)
    assert first_person(days, 2900, library) == ("It began more than 6 weeks ago",)
    assert (answer_said(days, 1, library.words), answer_words(days, 1, library.words)) == ("In the last 2 days", "1")


def test_another_number_stays_a_number(library: Library) -> None:
    assert answer_said(library.questions["pain-now"], 1, library.words) == "1"
    assert first_person(library.questions["pain-now"], 1, library) == ("My pain is 1 out of 10 now",)
