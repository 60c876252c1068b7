"""The check of cases finds a rule that changes a result, and a case that expects a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.checking import cases
from coach.core.checklist.cases import Case, case_answers
from coach.core.content.levels import Level
from coach.core.errors import AnswersError
from coach.loading.assembly import assemble, library_of
from coach.loading.place import ContentPlace
from tests.support.shipped import changed, copied, line_with, shipped

CALM = {
    "fits-today": "after-workout",
    "age": "adult",
    "for-whom": "myself",
    "pain-now": 3,
    "days": 1,
    "trend": "better",
}


def case(**answers: str | int | list[str]) -> Case:
    given = {**CALM, **{name.replace("_", "-"): value for name, value in answers.items()}}
    return Case(id="a-case", answers=given, expect=Level.SELF_CARE, why="A case of the tests")


def found(folder: Path) -> list[str]:
    content = assemble(ContentPlace(folder))
    return [str(problem) for problem in cases.problems(content, library_of(content))]


def test_every_shipped_case_gives_what_it_expects() -> None:
    content = assemble(ContentPlace())

    assert len(content.entries["case"]) > 100
    assert cases.problems(content, library_of(content)) == []


def test_a_case_that_expects_another_level_is_named_with_the_rules_that_fired(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "cases/quick.toml", 'expect = "urgent"', 'expect = "clinician"')
    line = line_with(folder, "cases/quick.toml", 'expect = "clinician"')

    (problem,) = found(folder)

    assert problem.startswith(f"cases/quick.toml:{line}: case ")
    assert ": expect: the level is urgent, not clinician; rules that fired: " in problem


def test_a_case_that_expects_another_scope_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "cases/self-care.toml", 'scope = "full"', 'scope = "walk"')

    (problem,) = found(folder)

    assert ": scope: the scope is full, not walk; rules that fired: none; mend the rules or the case" in problem


def test_a_rule_that_was_weakened_is_found_by_the_cases(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "rules/emergency.toml", "[[rule]]", "[[tip]]")
    text = (folder / "rules" / "emergency.toml").read_text("utf-8")
    (folder / "rules" / "emergency.toml").write_text(_without_first_table(text), "utf-8")

    assert any(problem.startswith("cases/emergency.toml:") for problem in found(folder))


def _without_first_table(text: str) -> str:
    head, _, rest = text.partition("[[tip]]")
    return head + "[[rule]]" + rest.partition("[[rule]]")[2]


def test_an_answer_that_the_question_does_not_offer_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "cases/quick.toml", 'age = "adult"', 'age = "grown"')

    (problem,) = found(folder)

    assert ": answers: age = 'grown' is no answer to this question. Allowed: one of " in problem


def test_a_case_answers_no_to_every_other_open_question() -> None:
    answers = case_answers(case(thighs_sore="yes"), shipped())

    assert (answers["thighs-sore"], answers["fever"], answers["worse-with"]) == ("yes", "no", ())


def test_a_case_says_nothing_behind_a_closed_branch() -> None:
    answers = case_answers(case(fits_today="prevention", fever="yes"), shipped())

    assert "fever" not in answers


def test_an_impossible_answer_never_counts_as_any() -> None:
    with pytest.raises(AnswersError, match="pain-now = 11"):
        case_answers(case(pain_now=11), shipped())
