"""Conditions: the four forms are accepted, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coach.core.content.conditions import ParsedCondition, Requirement, parse
from tests.support.examples import SOME

WORD = r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,5}){0,2}"


@pytest.mark.parametrize(
    ("condition", "literal"),
    [
        ("fever", ParsedCondition("fever")),
        ("fever?", ParsedCondition("fever", or_unsure=True)),
        ("trend:worse", ParsedCondition("trend", choice="worse")),
        ("age:under-16", ParsedCondition("age", choice="under-16")),
        ("pain-now>=7", ParsedCondition("pain-now", least=7)),
    ],
)
def test_each_form_is_parsed_into_its_parts(condition: str, literal: ParsedCondition) -> None:
    assert parse(condition) == literal


@pytest.mark.parametrize(
    "condition",
    ["", "Fever", "not fever", "!fever", "fever!", "pain-now<7", "pain-now>7", "pain-now>=", "pain-now>=-1", "trend:",
     "trend:worse?", "fever ", "-fever", "fever-", "7", "a and b", "fever\n"],
)  # fmt: skip
def test_anything_else_is_refused_with_the_four_forms_named(condition: str) -> None:
    with pytest.raises(ValueError, match="is no condition: write `fever`, `fever\\?`"):
        parse(condition)


@SOME
@given(st.from_regex(WORD, fullmatch=True), st.from_regex(WORD, fullmatch=True), st.integers(0, 999))
def test_what_is_written_is_what_is_read(subject: str, choice: str, least: int) -> None:
    assert parse(subject) == ParsedCondition(subject)
    assert parse(f"{subject}?") == ParsedCondition(subject, or_unsure=True)
    assert parse(f"{subject}:{choice}") == ParsedCondition(subject, choice=choice)
    assert parse(f"{subject}>={least}") == ParsedCondition(subject, least=least)


def test_a_requirement_must_not_be_empty() -> None:
    with pytest.raises(ValidationError, match="needs `all`, `any` or both"):
        Requirement()


def test_at_least_needs_something_to_count() -> None:
    with pytest.raises(ValidationError, match="`at_least` goes with `any`"):
        Requirement(all=("fever",), at_least=2)


def test_a_requirement_refuses_an_invalid_condition() -> None:
    with pytest.raises(ValidationError, match="is no condition"):
        Requirement(all=("no fever",))
