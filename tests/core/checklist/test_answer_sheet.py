"""The answer sheet: answers given all at once count exactly like those given page by page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.core.checklist.answer_sheet import lost, not_asked, sheet_answers
from coach.core.errors import AnswersError
from coach.core.triage.answers import Value, asked
from tests.support.shipped import shipped
from tests.support.visits import CALM

SHEET: dict[str, object] = dict(CALM)
NO_PAIN: dict[str, object] = {"fits-today": "prevention", "age": "adult", "for-whom": "myself"}


def test_an_unknown_id_is_named_with_the_nearest_that_exists() -> None:
    with pytest.raises(AnswersError, match=r"There is no question called 'pee-hrad'\. Did you mean pee-hard\?"):
        sheet_answers({**SHEET, "pee-hrad": "no"}, shipped())


@pytest.mark.parametrize(
    ("question", "value", "told"),
    [
        ("pee-hard", "maybe", "pee-hard = 'maybe' is no answer"),
        ("pee-hard", True, 'Allowed: "yes", "no", "unsure".'),
        ("age", "adult ", 'one of "under-16", "sixteen-seventeen", "adult"'),
        ("pain-now", 11, "a whole number from 0 to 10"),
        ("pain-now", 4.0, "a whole number from 0 to 10"),
        ("pain-now", True, "a whole number from 0 to 10"),
        ("worse-with", "sitting", "a list of any of"),
        ("worse-with", [{"sitting": 1}], "a list of any of"),
    ],
)
def test_an_impossible_value_is_named_with_what_is_allowed(question: str, value: object, told: str) -> None:
    with pytest.raises(AnswersError) as raised:
        sheet_answers({**SHEET, question: value}, shipped())

    assert told in str(raised.value)
    assert str(raised.value).startswith(question)


def test_an_open_question_without_an_answer_is_named_with_what_is_allowed() -> None:
    with pytest.raises(AnswersError) as raised:
        sheet_answers(NO_PAIN, shipped())

    assert str(raised.value).startswith('chest-on-effort needs an answer. Allowed: "yes", "no", "unsure". So do ')


def test_one_missing_answer_is_named_alone() -> None:
    whole = sheet_answers(NO_PAIN, shipped(), assume_no=True)
    all_but_one = {name: value for name, value in whole.items() if name != "age"}

    with pytest.raises(AnswersError, match=r'^age needs an answer\. Allowed: one of .*"seventy-up"\. Answer it, or'):
        sheet_answers(all_but_one, shipped())


def test_an_answer_may_open_a_question_that_then_needs_an_answer() -> None:
    whole = sheet_answers(SHEET, shipped(), assume_no=True)

    with pytest.raises(AnswersError, match=r"^pregnant needs an answer"):
        sheet_answers({**whole, "pregnant-or-operation": "yes"}, shipped())


def test_assume_no_answers_findings_no_and_lists_nothing() -> None:
    answers = sheet_answers(SHEET, shipped(), assume_no=True)

    assert (answers["pee-hard"], answers["where"]) == ("no", ())


def test_assume_no_leaves_choices_and_numbers_without_an_answer() -> None:
    answers = sheet_answers({"fits-today": "after-workout"}, shipped(), assume_no=True)

    assert {"age", "pain-now", "days", "trend"} <= set(not_asked(answers, shipped()))


def test_the_questions_of_an_unlock_stay_unanswered_unless_given() -> None:
    answers = sheet_answers(SHEET, shipped(), assume_no=True)

    assert "seen-for-this" not in answers
    assert sheet_answers({**SHEET, "seen-for-this": "yes"}, shipped(), assume_no=True)["seen-for-this"] == "yes"


def test_answers_behind_a_closed_branch_are_dropped_and_count_as_not_asked() -> None:
    answers = sheet_answers({**NO_PAIN, "pee-hard": "yes"}, shipped(), assume_no=True)

    assert "pee-hard" not in answers
    assert "pee-hard" in not_asked(answers, shipped())


@pytest.mark.parametrize("assume_no", [True, False])
@pytest.mark.parametrize("answer", [{"pee-hard": "yes"}, {"pee-hard": "unsure"}, {"trend": "worse"}])
def test_an_answer_is_never_lost_for_want_of_a_choice_before_it(answer: dict[str, object], assume_no: bool) -> None:
    with pytest.raises(AnswersError, match=r"^fits-today needs an answer, since .* hangs on it\. Allowed: one of "):
        sheet_answers(answer, shipped(), assume_no=assume_no)


def test_a_no_that_depends_on_a_missing_choice_may_be_dropped() -> None:
    assert sheet_answers({"pee-hard": "no"}, shipped(), assume_no=True) == {}


def test_an_answer_that_depends_on_an_assumed_no_is_reported_as_lost() -> None:
    sheet = {**NO_PAIN, "pregnancy-bleeding": "yes", "fever": "no"}

    assert lost(sheet, sheet_answers(sheet, shipped(), assume_no=True)) == ("pregnancy-bleeding",)


FINDINGS = sorted(name for name, question in shipped().questions.items() if question.kind == "finding")


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from(FINDINGS), st.sampled_from(["yes", "no", "unsure"]), max_size=12))
def test_answers_completed_by_assume_no_are_accepted_without_it(findings: dict[str, str]) -> None:
    filled = sheet_answers({**SHEET, **findings}, shipped(), assume_no=True)
    choices = {name: shipped().questions[name].choices[0].id for name in unanswered(filled)}

    sheet = {name: list(value) if isinstance(value, tuple) else value for name, value in (filled | choices).items()}

    assert sheet_answers(sheet, shipped()) == filled | choices


def unanswered(answers: dict[str, Value]) -> set[str]:
    """The open questions that --assume-no leaves without an answer."""
    pages = [page for page in shipped().pages if page.part in ("start", "check", "prevention")]
    open_now = {name for page in pages for name in asked(page, answers, shipped().questions)}
    return open_now - answers.keys()
