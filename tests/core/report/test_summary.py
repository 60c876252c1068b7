"""The summary: the facts of a visit that every format is made from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from coach.core.content.levels import Level, Scope
from coach.core.library import Library
from coach.core.report.advice import advise
from coach.core.report.blocks import summary_blocks
from coach.core.report.summary import answered, summarise
from coach.core.triage.answers import Value
from coach.core.visit.journey import assess
from coach.core.visit.state import Performed, Visit
from tests.support.answer_strategies import any_answers
from tests.support.shipped import shipped
from tests.support.visits import NOW, new_visit
from tests.support.walking import walked

DONE = Performed("bridge", None, 1, "done", 20.0)
SKIPPED = Performed("clamshell", "first", 1, "skipped", 4.5)


def test_each_reason_tells_what_was_answered_and_where_it_comes_from() -> None:
    library = shipped()
    visit = new_visit(answers={"fever": "yes"})

    (reason,) = advise(assess(visit, library), visit, library).reasons

    rule = library.rules["fever-and-back-pain"]
    assert (reason.rule, reason.text, reason.sources, reason.review_due) == (
        rule.id,
        rule.text,
        rule.sources,
        rule.review.due,
    )
    assert reason.statements == (library.questions["fever"].statement,)


def test_a_not_sure_that_counts_by_itself_has_no_review_date() -> None:
    library = shipped()
    visit = new_visit(answers={"pee-hard": "unsure"})

    (reason,) = advise(assess(visit, library), visit, library).reasons

    assert (reason.rule, reason.review_due) == ("not-sure-pee-hard", None)
    assert library.questions["pee-hard"].short in reason.text


def test_a_rule_s_own_action_replaces_the_level_s() -> None:
    library = shipped()
    still = new_visit(answers={"big-accident": "yes"})
    go = new_visit(answers={"pee-hard": "yes"})

    assert advise(assess(still, library), still, library).action.id == "call-keep-still"
    assert advise(assess(go, library), go, library).action.id == library.levels[Level.EMERGENCY].action


def test_of_several_actions_the_first_in_the_content_is_taken() -> None:
    library = shipped()
    visit = new_visit(answers={"big-accident": "yes", "chest-or-breath": "yes"})

    assert advise(assess(visit, library), visit, library).action.id == "call-now"


def test_what_to_say_has_only_the_answers_that_the_level_rests_on() -> None:
    library = shipped()
    visit = new_visit(answers={"fever": "yes", "known-spine": "yes"})

    assert advise(assess(visit, library), visit, library).say == (library.questions["fever"].statement,)


def test_an_unlock_is_reported_with_the_answers_that_unlocked_it() -> None:
    library = shipped()
    (unlock,) = library.unlocks
    visit = new_visit(answers={"known-spine": "yes", **dict.fromkeys(unlock.needs, "yes")})

    advice = advise(assess(visit, library), visit, library)

    assert (advice.scope, advice.scope_why, advice.unlocked_by) == (Scope.GENTLE, unlock.text, unlock.needs)


def test_tips_come_with_self_care_and_after_every_finished_routine() -> None:
    library = shipped()
    calm = new_visit()
    clinician = new_visit(answers={"known-spine": "yes"})

    assert summarise(calm, library).tips == library.tips
    assert summarise(clinician, library).tips == ()
    assert summarise(replace(clinician, performed=(SKIPPED,)), library).tips == ()
    assert summarise(replace(clinician, performed=(SKIPPED, DONE)), library).tips == library.tips


def test_the_routine_s_length_is_the_work_done() -> None:
    visit = new_visit(performed=(DONE, SKIPPED), routine_seconds=600)

    assert summarise(visit, shipped()).worked_seconds == 24.5


def test_pain_before_and_after_is_given_if_it_was_asked() -> None:
    both = summarise(new_visit(answers={"pain-now": 0, "pain-after": 3}), shipped())
    neither = summarise(new_visit(), shipped())

    assert (both.pain_before, both.pain_after) == (0, 3)
    assert (neither.pain_before, neither.pain_after) == (None, None)


def test_answers_are_in_the_order_of_the_pages_with_the_first_answer_if_it_was_another() -> None:
    visit = new_visit(
        answers={"pain-now": 4, "where": (), "sex-change": "skipped", "fever": "no", "age": "adult"},
        first_answers={"fever": "yes", "age": "adult"},
    )

    told = [(each.question, each.answer, each.first) for each in answered(visit, shipped())]

    assert told == [
        ("age", "18 to 49", None),
        ("sex-change", "Not answered", None),
        ("fever", "No", "Yes"),
        ("where", "None of these", None),
        ("pain-now", "4", None),
    ]


def test_an_answer_taken_back_and_not_given_again_is_still_reported() -> None:
    visit = new_visit(first_answers={"fever": "yes"})

    assert [each.first for each in answered(visit, shipped())] == ["Yes"]


def test_a_visit_says_when_where_and_by_which_content() -> None:
    summary = summarise(new_visit(), shipped())

    assert (summary.when, summary.place, summary.content_version, summary.reviewed) == (NOW, "home", "test", False)


@pytest.mark.parametrize("name", [contributor.id for contributor in shipped().contributors])
def test_every_contributor_is_reached_by_its_own_answers(name: str) -> None:
    library = shipped()
    contributor = next(each for each in library.contributors if each.id == name)
    given_answers: dict[str, Value] = {}
    for condition in (*contributor.all, *contributor.any):
        subject, found, value = condition.partition(":")
        question = library.questions[subject.partition(">")[0].rstrip("?")]
        if found:
            before = given_answers.get(question.id, ())
            assert isinstance(before, tuple | str)
            given_answers[question.id] = (*before, value) if question.kind == "several" else value
        elif ">=" in condition:
            given_answers[question.id] = int(condition.partition(">=")[2])
        else:
            given_answers[question.id] = "yes"
    visit = new_visit(answers=given_answers)

    causes = advise(assess(visit, library), visit, library).causes

    assert name in [cause.id for cause in causes]


def test_an_emergency_speaks_of_no_causes() -> None:
    library = shipped()
    calm = new_visit(answers={"what-was-different": ("more-load",)})
    grave = calm.answering({"pee-hard": "yes"})

    assert advise(assess(calm, library), calm, library).causes
    assert advise(assess(grave, library), grave, library).causes == ()


@given(any_answers())
def test_every_set_of_answers_can_be_summarised(given_answers: dict[str, Value]) -> None:
    library = shipped()
    visit = Visit("a", NOW, "home", "test", answers=given_answers)

    summary = summarise(visit, library)

    assert summary.advice.level is assess(visit, library).level
    assert summary.advice.action.level is summary.advice.level
    assert {each.question for each in summary.answers} == set(given_answers)
    assert summary.advice.level is not Level.EMERGENCY or not summary.advice.causes
    assert "{" not in " ".join((*summary.advice.say, summary.advice.action.home, summary.advice.scope_why))


@given(any_answers())
def test_no_reason_rests_on_a_denied_or_skipped_answer(given_answers: dict[str, Value]) -> None:
    library = shipped()
    visit = Visit("a", NOW, "home", "test", answers=given_answers)

    because = {name for reason in assess(visit, library).reasons for name in reason.because}

    assert all(given_answers[name] not in ("no", "skipped", ()) for name in because)


def test_the_summary_of_a_whole_check_has_every_answer() -> None:
    visit = walked(new_visit(), shipped(), {"leg-below-knee": "yes", "where": ("leg",)})

    assert {each.question for each in summarise(visit, shipped()).answers} == set(visit.answers)


def test_the_summary_says_why_a_step_was_skipped_and_how_it_hurt_and_what_stopped_the_routine(library: Library) -> None:
    hurt = Performed("bridge", None, 1, "skipped", 4.0, "pain", "easier", 6)
    visit = new_visit(performed=(DONE, hurt, replace(hurt, skipped_because="bored", pain=5)), stopped="down-the-leg")
    told = "\n".join(block.text for block in summary_blocks(summarise(visit, library), library, visit.started))

    for key in ("because.pain", "because.bored", "way.easier", "stopped.down-the-leg"):
        assert library.words(f"summary.{key}") in told
    assert library.words("summary.pain-in-it", value=6) in told
