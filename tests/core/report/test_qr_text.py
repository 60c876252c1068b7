"""The code's text: whom to call, what to do, what to watch for, and nothing that anyone answered."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.content.levels import LEVELS, Action, Level, Place
from coach.core.report.qr_text import CodeText, code_text, text_of
from coach.core.report.summary import Summary, summarise
from coach.core.triage.answers import Answers
from tests.support.answer_strategies import answers
from tests.support.examples import SOME
from tests.support.shipped import shipped
from tests.support.usual import usual_visit
from tests.support.visits import new_visit

LIBRARY = shipped()
PLACES = st.sampled_from(get_args(Place))
TOLD = [sign.short for level in LEVELS for sign in LIBRARY.levels[level].watch_for]
BY_LEVEL = {
    Level.EMERGENCY: {"pee_hard": "yes"},
    Level.URGENT: {"leg_weak": "yes"},
    Level.CLINICIAN: {"known_spine": "yes"},
    Level.SELF_CARE: {},
}


def told(given_answers: Answers, place: Place) -> tuple[Summary, CodeText]:
    summary = summarise(new_visit(answers=given_answers, place=place), LIBRARY)
    return summary, code_text(summary, LIBRARY)


def action_words(action: Action, place: Place) -> str:
    return action.at(place)


@pytest.mark.parametrize(("level", "changes"), BY_LEVEL.items())
def test_each_level_says_whom_to_call_then_its_action_then_all_its_signs(level: Level, changes: dict[str, str]) -> None:
    summary = summarise(usual_visit(**changes), LIBRARY)
    number = LIBRARY.clinic.emergency_number if level is Level.EMERGENCY else LIBRARY.clinic.phone

    lines = code_text(summary, LIBRARY).lines

    assert summary.advice.level is level
    assert lines[:2] == (number, summary.advice.action.home)
    assert lines[2:] == tuple(sign.short for sign in LIBRARY.levels[level].watch_for)


def test_at_an_emergency_the_only_phone_number_is_the_one_for_emergencies() -> None:
    emergencies = [action for action in LIBRARY.actions.values() if action.level is Level.EMERGENCY]

    said = [
        line for action in emergencies for place in get_args(Place) for line in text_of(action, place, LIBRARY).lines
    ]

    assert said.count(LIBRARY.clinic.emergency_number) == 2 * len(emergencies)
    assert not [line for line in said if LIBRARY.clinic.phone in line]


@given(answers(), PLACES)
def test_whatever_is_answered_the_text_is_never_more_than_the_words_of_the_result(
    given_answers: Answers, place: Place
) -> None:
    summary, text = told(given_answers, place)

    for lines in (*text.forms(), text.lines, text.least):
        number, action, *signs = lines
        assert number in (LIBRARY.clinic.phone, LIBRARY.clinic.emergency_number)
        assert action in (action_words(summary.advice.action, place), summary.advice.action.short)
        assert signs == [sign.short for sign in LIBRARY.levels[summary.advice.level].watch_for][: len(signs)]


@SOME
@given(answers(), answers(), PLACES)
def test_other_answers_with_the_same_action_never_change_a_letter(
    first: Answers, second: Answers, place: Place
) -> None:
    (one, text), (other, same) = told(first, place), told(second, place)
    assume(one.advice.action == other.advice.action)

    assert text == same


@given(answers(), PLACES)
def test_there_is_never_a_link_an_id_or_a_day_in_it(given_answers: Answers, place: Place) -> None:
    summary, text = told(given_answers, place)
    said = "\n".join(text.lines)

    assert "://" not in said
    assert "www." not in said
    assert summary.visit not in said
    assert f"{summary.when:%Y}" not in said


def test_less_room_takes_signs_away_from_the_end_and_then_shortens_the_action() -> None:
    text = CodeText("112", "Do this at once.", "Do this.", ("One", "Two", "Three"))

    assert list(text.forms()) == [
        ("112", "Do this at once.", "One", "Two", "Three"),
        ("112", "Do this at once.", "One", "Two"),
        ("112", "Do this.", "One", "Two", "Three"),
        ("112", "Do this.", "One", "Two"),
        ("112", "Do this.", "One"),
    ]
    assert text.least == ("112", "Do this.", "One")


def test_no_two_signs_are_told_in_the_same_words() -> None:
    assert None not in TOLD
    assert len(set(TOLD)) == len(TOLD)
