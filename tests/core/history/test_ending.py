"""The end of a routine: what was done, a sentence that is true of it, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.core.history.ending import routine_end
from coach.core.history.texts import end_facts, next_words
from coach.core.programme.choices import WeekChoices
from coach.core.visit.journey import next_step
from coach.core.visit.state import Performed, ToldPain, Visit
from tests.support.past import WALK, past_visit
from tests.support.shipped import shipped
from tests.support.visits import CALM, NOW, new_visit
from tests.support.walking import walked

SKIPPED = Performed("bird-dog", "first", 1, "skipped", 8.0, "too-hard")
WORDS = shipped().words


def said(visit: Visit, *earlier: Visit) -> str:
    sentence = routine_end(visit, earlier, WeekChoices(), shipped(), lambda moment: moment).sentence
    return next(each.id for each in shipped().endings if each.text == sentence)


@pytest.mark.parametrize(
    ("visit", "ending"),
    [
        (past_visit(0, 4, 2), "all-and-less"),
        (past_visit(0, 2, 2), "all"),
        (past_visit(0, 4, 2, (*past_visit(0).performed, SKIPPED)), "less"),
        (past_visit(0, 2, 2, (*past_visit(0).performed, SKIPPED)), "some"),
        (past_visit(0, 2, None), "all"),
        (past_visit(0, 4, 2, WALK), "walked"),
        (past_visit(0, 3, 4), "amber"),
        (past_visit(0, 2, 7), "red"),
        (past_visit(0, 2, 7, WALK), "red"),
        (replace(past_visit(0, 4, 1), pains=(ToldPain(8, NOW, "bridge"),)), "red"),
    ],
)
def test_the_sentence_is_true_of_the_routine(visit: Visit, ending: str) -> None:
    assert said(visit, past_visit(2)) == ending


def test_a_first_routine_and_one_after_a_long_break_have_sentences_of_their_own() -> None:
    assert said(past_visit(0)) == "first"
    assert said(past_visit(0), past_visit(9)) == "all-and-less"
    assert said(past_visit(0), past_visit(10)) == "back-again"


def test_moves_minutes_and_pain_are_those_that_were_done_and_told() -> None:
    visit = past_visit(0, 4, 2, (*past_visit(0).performed, SKIPPED))

    assert end_facts(routine_end(visit, (), WeekChoices(), shipped(), lambda moment: moment), WORDS) == (
        "Moves done: 1 of 2",
        "Work done: 5 min",
        "Pain: 4 before, 2 after",
    )
    untold = routine_end(past_visit(0, 4, None), (), WeekChoices(), shipped(), lambda moment: moment)
    assert len(end_facts(untold, WORDS)) == 2


def test_after_a_core_routine_comes_a_day_without_and_then_the_next_one() -> None:
    end = routine_end(past_visit(0), (), WeekChoices(), shipped(), lambda moment: moment)

    assert (end.next.kind, end.next.next_core) == ("walk", NOW.date() + timedelta(days=2))
    assert next_words(end.next, WORDS) == "Tomorrow: an easy walk. Next routine: Wed 25 November."


def test_after_a_walk_the_day_of_the_next_routine_is_named() -> None:
    end = routine_end(past_visit(0, performed=WALK), [past_visit(3)], WeekChoices(), shipped(), lambda moment: moment)

    assert next_words(end.next, WORDS) == "Tomorrow: an easy walk. Next routine: Wed 25 November."


def test_after_a_red_routine_only_walking_comes_next() -> None:
    end = routine_end(past_visit(0, 2, 7), (), WeekChoices(), shipped(), lambda moment: moment)

    assert (end.next.kind, end.next.next_core, end.next.red) == ("walk", None, True)
    assert next_words(end.next, WORDS) == WORDS("ending.next-red")


@pytest.mark.parametrize(
    ("performed", "place", "step"),
    [
        (past_visit(0).performed, "home", "ending"),
        ((SKIPPED,), "home", "summary"),
        (past_visit(0).performed, "kiosk", "summary"),
    ],
)
def test_the_end_comes_after_the_last_question_at_home_if_anything_was_done(
    performed: tuple[Performed, ...], place: str, step: str
) -> None:
    library = shipped()
    begun = new_visit(performed=performed, place=place)

    assert next_step(walked(begun, library, CALM, step), library).kind == step
